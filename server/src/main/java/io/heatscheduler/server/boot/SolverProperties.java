package io.heatscheduler.server.boot;

import io.heatscheduler.server.solver.SolverLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processes of searches, {@code heatscheduler.solver.*}.
 *
 * @param isolated whether a search has a process of its own
 * @param heap its Java heap
 * @param memory its resident memory, above which it is ended
 * @param wallLimit longest time of a run
 */
@ConfigurationProperties("heatscheduler.solver")
record SolverProperties(
    @DefaultValue("true") boolean isolated,
    @DefaultValue("1GB") DataSize heap,
    @DefaultValue("2GB") DataSize memory,
    @DefaultValue("1h") Duration wallLimit) {
  /** As limits of a process. */
  SolverLimits limits() {
    return new SolverLimits(
        Math.toIntExact(heap.toMegabytes()),
        Math.toIntExact(memory.toMegabytes()),
        wallLimit,
        SolverLimits.DEFAULT.silence());
  }
}
