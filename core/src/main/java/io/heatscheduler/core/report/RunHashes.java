package io.heatscheduler.core.report;

import io.heatscheduler.core.provenance.Sha256;

/**
 * The first three links of a run's chain, which its documents carry.
 *
 * @param input over the canonical input
 * @param optimization over the schedule
 * @param cost over the bill
 */
public record RunHashes(Sha256 input, Sha256 optimization, Sha256 cost) {}
