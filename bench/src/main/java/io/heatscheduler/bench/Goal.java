package io.heatscheduler.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan of a size and flavour must be worth after a time.
 *
 * @param size S, M, L or XL
 * @param flavour mixed, tight, wide, gas, demand or batch
 * @param seconds time limit
 * @param abovePercent most it may cost above the best cost known; NaN: not asked at this time
 * @param gapPercent largest proven gap; NaN: not asked at this time
 * @param firstSeconds latest first plan
 */
record Goal(
    String size,
    String flavour,
    int seconds,
    double abovePercent,
    double gapPercent,
    double firstSeconds) {
  /** Costs are compared at the precision in which best known costs are published. */
  private static final double COST_PERCENT_TOLERANCE = 1e-5;

  private static final double FIRST_PLAN_SECONDS = 2;
  private static final List<String> FLAVOURS =
      List.of("mixed", "tight", "wide", "gas", "demand", "batch");

  /** All goals, by size, flavour and time. */
  static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (String flavour : FLAVOURS) {
      boolean provable = flavour.equals("tight") || flavour.equals("gas");
      boolean hardAtXl = flavour.equals("tight") || flavour.equals("batch");
      Stream.of(
              of("S", flavour, 5, 0, Double.NaN),
              of("S", flavour, 30, Double.NaN, provable ? 0.1 : 2),
              of("M", flavour, 10, 0.5, Double.NaN),
              of("M", flavour, 60, 0, gapOfM(flavour)),
              of("L", flavour, 60, 0, gapOfL(flavour)),
              of("XL", flavour, 120, 0, hardAtXl ? 3.5 : 2))
          .forEach(goals::add);
    }
    return goals;
  }

  private static double gapOfM(String flavour) {
    return switch (flavour) {
      case "mixed", "gas" -> 0.5;
      case "demand" -> 6;
      default -> 3;
    };
  }

  private static double gapOfL(String flavour) {
    return switch (flavour) {
      case "mixed" -> 0.1;
      case "wide", "batch" -> 2;
      default -> 1;
    };
  }

  private static Goal of(String size, String flavour, int seconds, double above, double gap) {
    return new Goal(size, flavour, seconds, above, gap, FIRST_PLAN_SECONDS);
  }

  Duration limit() {
    return Duration.ofSeconds(seconds);
  }

  /** Which parts of the goal a run falls short of; empty: it meets all. */
  List<String> shortOf(QualityRun run) {
    List<String> missed = new ArrayList<>();
    if (!Double.isNaN(abovePercent)
        && !(run.percentAboveBest() <= abovePercent + COST_PERCENT_TOLERANCE)) {
      missed.add("cost at most %s %% above the best known".formatted(abovePercent));
    }
    if (!Double.isNaN(gapPercent) && !(run.gapPercent() <= gapPercent)) {
      missed.add("gap at most %s %%".formatted(gapPercent));
    }
    if (!(run.anytime().firstPlanSeconds() <= firstSeconds)) {
      missed.add("first plan in %s s".formatted(firstSeconds));
    }
    return missed;
  }
}
