package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.forecast.RunSlots;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.report.PastDay.Pricing;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.StepSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a run, with the cost its schedule has under the tariff that holds after the plan
 * reported. Prices of a market stay those of the run's own days.
 */
final class RepricedRun {
  private RepricedRun() {}

  /** A plan as it was billed. */
  static RunSlots asBilled(ReportedRun run) {
    Comparison fifo = run.fifo();
    return RunSlots.of(
        run.hashes().cost().hex(),
        run.asOf(),
        run.dispatch(),
        run.bill(),
        fifo == null ? null : Dispatch.of(run.grid(), fifo.baseline().schedule()),
        fifo == null ? null : fifo.bill(),
        Pricing.CURRENT);
  }

  /** A past run, priced again if it was billed under another tariff than the next days are. */
  static RunSlots of(VerifiedRun past, ReportedRun reported) {
    CostAnalysis analysis = past.analysis();
    PlantGrid grid = analysis.dispatch().grid();
    Tariff now = tariffAfter(reported);
    if (now == null || isBilledUnder(now, grid)) {
      return slots(past, grid, Pricing.CURRENT);
    }
    PlantGrid again = under(now, grid);
    return again == null
        ? slots(past, grid, Pricing.OTHER_TARIFF)
        : slots(past, again, Pricing.REPRICED);
  }

  private static @Nullable Tariff tariffAfter(ReportedRun reported) {
    return reported
        .grid()
        .plant()
        .tariff()
        .versionOn(ForecastQuestion.firstDayAfter(reported.grid().time()))
        .orElse(null);
  }

  private static boolean isBilledUnder(Tariff now, PlantGrid grid) {
    Tariff wanted = undated(now, null, LocalDate.EPOCH);
    return grid.rates().versions().stream()
        .allMatch(version -> undated(version, null, LocalDate.EPOCH).equals(wanted));
  }

  /** The run's plant under another tariff; null if that cannot price its days. */
  private static @Nullable PlantGrid under(Tariff now, PlantGrid grid) {
    StepSeries prices = grid.plant().tariff().prices();
    if ((now.prices() == null) != (prices == null)) {
      return null; // the market's prices of those days are not known, or were not paid
    }
    Tariff then = undated(now, prices, grid.dates().getFirst());
    return PlantGrid.of(grid.plant().withTariff(then))
            instanceof Outcome.Done<PlantGrid>(PlantGrid again, var ignored)
        ? again
        : null;
  }

  /** One version of a tariff without end, so that only its rates matter. */
  private static Tariff undated(Tariff tariff, @Nullable StepSeries prices, LocalDate from) {
    return new Tariff(
        "",
        "",
        "",
        from,
        null,
        tariff.currency(),
        tariff.fixedChargePerDay(),
        tariff.periods(),
        tariff.demandCharges(),
        prices,
        tariff.energyAdders(),
        tariff.terms(),
        List.of());
  }

  private static RunSlots slots(VerifiedRun past, PlantGrid grid, Pricing pricing) {
    CostAnalysis analysis = past.analysis();
    String key = past.run().costHash().hex();
    Instant asOf = past.asOf();
    Baseline baseline = analysis.baseline();
    if (pricing != Pricing.REPRICED) {
      return RunSlots.of(
          key,
          asOf,
          analysis.dispatch(),
          analysis.bill(),
          baseline == null ? null : Dispatch.of(grid, baseline.schedule()),
          analysis.baselineBill(),
          pricing);
    }
    SlottedSchedule schedule = analysis.dispatch().schedule();
    Bill bill = CostCalculator.price(grid, schedule);
    return RunSlots.of(
        key,
        asOf,
        Dispatch.of(grid, schedule),
        bill,
        baseline == null ? null : Dispatch.of(grid, baseline.schedule()),
        baseline == null ? null : CostCalculator.price(grid, baseline.schedule()),
        pricing);
  }
}
