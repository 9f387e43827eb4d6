package io.heatscheduler.server.solver;

import io.heatscheduler.core.Check;
import io.heatscheduler.server.pipeline.RunSettings;
import java.time.Duration;

/**
 * What the process of a search may use.
 *
 * @param heapMegabytes its Java heap, 64 or more
 * @param memoryMegabytes its resident memory, above which it is ended; watched where /proc exists
 * @param wall longest time of a run, whatever the run asked for
 * @param silence after which a process that has begun to talk is taken for dead
 */
public record SolverLimits(
    int heapMegabytes, int memoryMegabytes, Duration wall, Duration silence) {
  /** A gigabyte of heap, two in all, an hour, a minute. */
  public static final SolverLimits DEFAULT =
      new SolverLimits(1_024, 2_048, Duration.ofHours(1), Duration.ofMinutes(1));

  /** Reading the input, advice on an infeasible plant, a slow machine. */
  private static final Duration BESIDE_THE_SEARCH = Duration.ofMinutes(10);

  public SolverLimits {
    Check.that(wall.isPositive(), "wall limit (%s) must be over 0", wall);
    Check.that(silence.isPositive(), "silence (%s) must be over 0", silence);
  }

  /** The longest time of a run: the search's own safety net, and what is beside it. */
  Duration wallOf(RunSettings settings) {
    if (settings.effort() != null) {
      return wall;
    }
    Duration asked =
        Duration.ofSeconds(settings.timeLimitSeconds()).multipliedBy(3).plus(BESIDE_THE_SEARCH);
    return asked.compareTo(wall) < 0 ? asked : wall;
  }
}
