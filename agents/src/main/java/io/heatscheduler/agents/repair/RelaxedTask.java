package io.heatscheduler.agents.repair;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.relax.Violations;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.problem.SoftTerms;
import io.heatscheduler.optimizer.problem.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plant with some kinds of limits lifted, and the prices that make a solver break them as little
 * as possible: what {@link Violations} measures, as soft terms.
 *
 * @param limited the plant with its limits, over its slots
 * @param lifted the same without those of the kinds, but for the shifts, whose numbers the price of
 *     a missing operator counts from; jobs and equipment have the same indexes
 * @param soft the prices
 */
public record RelaxedTask(PlantGrid limited, PlantGrid lifted, SoftTerms soft) {
  /** A quarter of what a problem may cost at most, in money. */
  private static final double MOST_MONEY = Units.MAX_MONEY / 4.0 / Units.MONEY_PER_ONE;

  private static final double MOST_FACTOR = 1e6;

  /**
   * The task.
   *
   * @param prices price of a unit of each violation
   * @param factor multiplies every price, over 0
   */
  public static RelaxedTask of(
      PlantGrid limited, Set<RelaxKind> kinds, RelaxPrices prices, BigDecimal factor) {
    Set<RelaxKind> inThePlant = new HashSet<>(kinds);
    inThePlant.remove(RelaxKind.SHIFT);
    PlantGrid lifted = PlantGrid.of(RelaxKind.lift(inThePlant, limited.plant())).orThrow();
    return new RelaxedTask(
        limited, lifted, new Pricing(limited, lifted, prices, factor).soft(kinds));
  }

  /**
   * Largest factor by which the prices may still be multiplied without leaving the solver's range
   * of money, at least 1.
   */
  BigDecimal mostFactor() {
    Problem problem = ProblemCompiler.compile(lifted, soft);
    double most = Math.max(1, Units.approximateAmount(problem.mostSoft()));
    return BigDecimal.valueOf(Math.max(1, (long) Math.min(MOST_FACTOR, MOST_MONEY / most)));
  }

  private record Pricing(
      PlantGrid limited, PlantGrid lifted, RelaxPrices prices, BigDecimal factor) {

    SoftTerms soft(Set<RelaxKind> kinds) {
      boolean peak = kinds.contains(RelaxKind.PEAK_LIMIT);
      boolean shift = kinds.contains(RelaxKind.SHIFT) && limited.operators() != null;
      return new SoftTerms(
          starts(kinds),
          kinds.contains(RelaxKind.MAINTENANCE) ? maintenance() : Map.of(),
          shift ? constant(prices.operatorHour()) : null,
          peak ? excess() : List.of());
    }

    private Map<SoftTerms.Place, SlotPrices> starts(Set<RelaxKind> kinds) {
      Map<SoftTerms.Place, SlotPrices> starts = new HashMap<>();
      for (GridJob job : lifted.jobs()) {
        GridJob strict = limited.jobs().get(job.index());
        boolean ends = strict.job().latestEnd().isBefore(limited.time().end());
        boolean late = kinds.contains(RelaxKind.DEADLINE) && ends;
        SlotPrices named = late ? startPrices(strict, BigDecimal.ZERO) : null;
        SlotPrices other =
            job.equipment().size() > strict.equipment().size()
                ? startPrices(late ? strict : null, prices.otherEquipmentJob())
                : null;
        for (int e : job.equipment()) {
          SlotPrices price = strict.equipment().contains(e) ? named : other;
          if (price != null) {
            starts.put(new SoftTerms.Place(job.index(), e), price);
          }
        }
      }
      return starts;
    }

    /** Price by start slot: the lateness of a job, unless null, and a fixed amount. */
    private SlotPrices startPrices(@Nullable GridJob late, BigDecimal fixed) {
      return SlotPrices.of(
          limited.slotCount(),
          start -> {
            BigDecimal lateness = late == null ? BigDecimal.ZERO : lateness(late, start);
            return lateness.add(fixed).multiply(factor, DECIMAL128);
          });
    }

    private BigDecimal lateness(GridJob on, int start) {
      Job job = on.job();
      Instant end = limited.time().startOf(start + on.durationSlots());
      return end.isAfter(job.latestEnd())
          ? Violations.hours(new Interval(job.latestEnd(), end))
              .multiply(prices.lateHourAt(job.priority()), DECIMAL128)
          : BigDecimal.ZERO;
    }

    private Map<Integer, SlotPrices> maintenance() {
      Map<Integer, SlotPrices> on = new HashMap<>();
      for (GridEquipment unit : limited.equipment()) {
        BitSet off = unit.available();
        off.flip(0, limited.slotCount());
        if (unit.equipment().isActive() && !off.isEmpty()) {
          BigDecimal price = ofSlot(prices.maintenanceHour());
          on.put(
              unit.index(),
              SlotPrices.of(limited.slotCount(), t -> off.get(t) ? price : BigDecimal.ZERO));
        }
      }
      return on;
    }

    private List<DemandComponent> excess() {
      BigDecimal limit = limited.contractualPeakKw();
      if (limit == null) {
        return List.of();
      }
      BitSet all = new BitSet();
      all.set(0, limited.slotCount());
      double rate = prices.peakKw().multiply(factor, DECIMAL128).doubleValue();
      return List.of(new DemandComponent("contractual peak", all, rate, Units.power(limit)));
    }

    private SlotPrices constant(BigDecimal perHour) {
      BigDecimal price = ofSlot(perHour);
      return SlotPrices.of(limited.slotCount(), t -> price);
    }

    private BigDecimal ofSlot(BigDecimal perHour) {
      return limited.energyKwh(perHour).multiply(factor, DECIMAL128);
    }
  }
}
