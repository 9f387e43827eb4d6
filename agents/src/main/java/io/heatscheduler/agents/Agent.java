package io.heatscheduler.agents;

import io.heatscheduler.core.outcome.Outcome;

/**
 * One of the six stages of the pipeline: takes what the stages before it made, and makes one thing
 * more.
 *
 * <p>An agent is deterministic (same input, same product) and idempotent (running it again changes
 * nothing), so a run that stopped anywhere can be taken up again.
 *
 * @param <I> what it needs
 * @param <O> what it makes
 */
public interface Agent<I, O> {

  /**
   * Runs the stage once.
   *
   * @param input what the stages before it made
   * @param context the run it belongs to
   * @return the product, or every reason why there is none
   */
  Outcome<O> run(I input, RunContext context);
}
