package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * One plant planned as {@code optimize} plans it, and how good that was; NaN where a figure is
 * missing.
 *
 * @param plant name of its folder
 * @param anytime what the search had when
 * @param cost exact cost of the plan
 * @param bestKnown best cost known before
 * @param fifo exact cost of the feasible FIFO baseline
 * @param bound proven bound
 * @param seconds wall time, files read included
 * @param unitsPerSecond work units per second of wall time
 * @param ended why the search ended
 */
record QualityRun(
    String plant,
    Anytime anytime,
    double cost,
    double bestKnown,
    double fifo,
    double bound,
    double seconds,
    double unitsPerSecond,
    String ended) {
  private static final String HEADER = "%-14s %8s %13s %13s %8s %8s %13s %8s %7s %8s  %s";
  private static final String ROW =
      "%-14s %8.2f %13.4f %13.4f %8.3f %8.1f %13.4f %8.3f %7.1f %8.0f  %s";

  /** Plans a plant. */
  static QualityRun of(Path folder, ReferencePlants plants, OptimizerSettings settings) {
    Anytime anytime = new Anytime();
    long begun = System.nanoTime();
    PlanResult result =
        new Pipeline(new HybridOptimizer())
            .run(
                PlantFolder.open(folder).orThrow(),
                PlanSettings.DEFAULT.withOptimizer(settings),
                anytime,
                new Cancellation());
    double seconds = (System.nanoTime() - begun) / 1e9;
    String name = ReferencePlants.nameOf(folder);
    double best = plants.bestKnown(folder);
    if (!(result instanceof PlanResult.Planned planned)) {
      return new QualityRun(
          name,
          anytime,
          Double.NaN,
          best,
          Double.NaN,
          Double.NaN,
          seconds,
          Double.NaN,
          result.terminationReason() + " " + result.findings());
    }
    BigDecimal bound = planned.bound();
    Bill fifo = planned.analysis().baselineBill();
    Baseline baseline = planned.analysis().baseline();
    boolean feasible = baseline != null && baseline.feasible();
    return new QualityRun(
        name,
        anytime,
        planned.objective().doubleValue(),
        best,
        fifo == null || !feasible ? Double.NaN : fifo.planCost().doubleValue(),
        bound == null ? Double.NaN : bound.doubleValue(),
        seconds,
        planned.optimized().workUnits() / seconds,
        planned.terminationReason());
  }

  /** Limits that end at a proven gap of 0.01 % or the time. */
  static OptimizerSettings within(Duration limit) {
    return new OptimizerSettings(limit, null, 0.0001, OptimizerSettings.DEFAULT.seed());
  }

  /** Limits that end at a proven gap of 0.01 % or after work, however long it takes. */
  static OptimizerSettings work(long units) {
    return new OptimizerSettings(
        Duration.ofHours(10), units, 0.0001, OptimizerSettings.DEFAULT.seed());
  }

  /** Percent above the best cost known; negative: below it. */
  double percentAboveBest() {
    return (cost / bestKnown - 1) * 100;
  }

  /** Proven gap in percent. */
  double gapPercent() {
    return (cost - bound) / Math.abs(cost) * 100;
  }

  static String header() {
    return HEADER.formatted(
        "plant",
        "first s",
        "cost",
        "best known",
        "above %",
        "FIFO %",
        "bound",
        "gap %",
        "s",
        "units/s",
        "ended");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        ROW,
        plant,
        anytime.firstPlanSeconds(),
        cost,
        bestKnown,
        percentAboveBest(),
        (cost / fifo - 1) * 100,
        bound,
        gapPercent(),
        seconds,
        unitsPerSecond,
        ended);
  }
}
