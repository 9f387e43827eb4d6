package io.heatscheduler.agents.publication;

import io.heatscheduler.core.provenance.Sha256;
import java.time.Instant;

/**
 * The run a re-planned one goes on from; part of {@code schedule.json}, so that the chain of cost
 * hashes cannot be cut unnoticed.
 *
 * @param costHash last hash of the run followed
 * @param at instant up to which that run's plan was carried out
 */
public record FollowedRun(Sha256 costHash, Instant at) {
  /** File of a re-planned run that says what changed against the run it follows. */
  public static final String CHANGES = "replan.json";
}
