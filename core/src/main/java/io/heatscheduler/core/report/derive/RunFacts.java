package io.heatscheduler.core.report.derive;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.ReportedRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what may be said of a run: see {@link io.heatscheduler.core.fact.FactCatalogue}. */
public final class RunFacts {
  private RunFacts() {}

  /**
   * Every fact of a run.
   *
   * @param run the finished run
   * @param flexibility what more freedom would save, the most first; empty if not computed
   * @param forecast what the next days are expected to cost; null: none
   */
  public static Facts of(
      ReportedRun run, List<FlexibilityValue> flexibility, @Nullable Forecast forecast) {
    PlantGrid grid = run.grid();
    Facts.Builder facts = Facts.of(run.bill().currency(), grid.time().zone());
    facts.put("site.name", grid.plant().site().name());
    facts.put("horizon.start", grid.time().start());
    facts.put("horizon.end", grid.time().end());
    facts.put("horizon.length", Duration.between(grid.time().start(), grid.time().end()));
    facts.put("horizon.slot", Duration.ofMinutes(grid.time().slotMinutes()));
    facts.put("plan.left_out", grid.leftOut().size());
    facts.put("search.status", run.search().status());
    facts.put(
        "warnings.count",
        run.findings().stream().filter(f -> f.severity() == Severity.WARNING).count());
    new CostFacts(run).addTo(facts);
    new HeatFacts(run).addTo(facts);
    new LoadFacts(run).addTo(facts);
    new EquipmentFacts(run).addTo(facts);
    new JobFacts(run).addTo(facts);
    new RelaxFacts(run).addTo(facts);
    proof(run, facts);
    FlexibilityFacts.add(flexibility, facts);
    ForecastFacts.add(forecast, facts);
    return facts.build();
  }

  private static void proof(ReportedRun run, Facts.Builder facts) {
    BigDecimal bound = run.search().bound();
    if (bound == null) {
      return;
    }
    facts.put("proof.bound", bound);
    facts.put("proof.gap_amount", run.total().subtract(bound).max(BigDecimal.ZERO));
    BigDecimal gap = run.gap();
    if (gap != null) {
      facts.put("proof.gap", gap.max(BigDecimal.ZERO));
    }
  }

  /** Adds a difference under one of two ids, without its sign; nothing if it is 0. */
  static void difference(Facts.Builder facts, String gain, String loss, BigDecimal amount) {
    if (amount.signum() > 0) {
      facts.put(gain, amount);
    } else if (amount.signum() < 0) {
      facts.put(loss, amount.negate());
    }
  }

  /** Mean of some seconds, to the second. */
  static Duration mean(long seconds, int count) {
    return Duration.ofSeconds(
        BigDecimal.valueOf(seconds)
            .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN)
            .longValueExact());
  }
}
