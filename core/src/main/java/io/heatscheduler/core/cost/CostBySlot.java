package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.FixedCharges;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The plan cost divided among the slots of the horizon and, where it belongs to none, its billing
 * periods; all amounts together are the plan cost exactly.
 *
 * <p>Energy, fuel, starts and shut-downs belong to the slot they happen in, percentages to what
 * they are reckoned on. A fixed charge is spread evenly over the slots of its date, and so is a
 * demand charge measured by the day or over part of a billing period, over the slots of its dates.
 * A demand charge of a billing period, what tiers add and what is missing to a minimum bill belong
 * to the period (docs/guides/forecast.md).
 *
 * @param slots money of each slot, six decimals, shape [slot]
 * @param periods money of a billing period as a whole, six decimals, by its first date
 */
public record CostBySlot(List<BigDecimal> slots, SortedMap<LocalDate, BigDecimal> periods) {
  public CostBySlot {
    slots = List.copyOf(slots);
    periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
  }

  /** Everything together: the plan cost. */
  public BigDecimal total() {
    return Exactness.canonical(
        Stream.concat(slots.stream(), periods.values().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * Divides a plan cost.
   *
   * @param bill of the dispatch
   */
  public static CostBySlot of(Dispatch dispatch, Bill bill) {
    Shares shares = new Shares(dispatch);
    dispatch.grid().equipment().forEach(shares::addEquipment);
    shares.addDemand(bill.demand());
    shares.addFixed();
    for (BillLine line : bill.lines()) {
      switch (line.kind()) {
        case TIERS -> shares.addOfPeriod(line, ChargeKind.ENERGY);
        case MINIMUM -> shares.addOfPeriod(line, ChargeKind.MINIMUM);
        default -> {} // already there, slot by slot
      }
    }
    return shares.rounded(bill);
  }

  /** Unrounded shares. */
  private static final class Shares {
    private final Dispatch dispatch;
    private final PlantGrid grid;
    private final BigDecimal[] cost;
    private final SortedMap<LocalDate, BigDecimal> periods = new TreeMap<>();

    Shares(Dispatch dispatch) {
      this.dispatch = dispatch;
      this.grid = dispatch.grid();
      this.cost = new BigDecimal[grid.slotCount()];
      Arrays.fill(cost, BigDecimal.ZERO);
    }

    private void addEquipment(GridEquipment equipment) {
      int e = equipment.index();
      for (int slot = 0; slot < grid.slotCount(); slot++) {
        if (dispatch.draws(e, slot)) {
          for (EnergyUse use : List.of(EnergyUse.JOBS, EnergyUse.IDLE, EnergyUse.START)) {
            add(
                slot,
                dispatch.inputKwh(e, slot, use).multiply(equipment.pricePerKwh(slot), DECIMAL128));
          }
        }
      }
      dispatch.starts(e).stream().forEach(slot -> add(slot, equipment.equipment().startupCost()));
      dispatch.shutdowns(e).stream()
          .forEach(slot -> add(slot, equipment.equipment().shutdownCost()));
    }

    private void addDemand(List<MeasuredDemand> demand) {
      for (int i = 0; i < demand.size(); i++) {
        DemandComponent component = grid.rates().demandComponents().get(i);
        BigDecimal charge =
            withPercentages(component.charge(demand.get(i).measuredKw()), ChargeKind.DEMAND);
        if (charge.signum() == 0) {
          continue;
        }
        if (component.partStart() == null) {
          periods.merge(component.billingPeriodStart(), charge, (a, b) -> a.add(b, DECIMAL128));
        } else {
          Set<LocalDate> dates =
              component.slots().stream().mapToObj(grid.dates()::get).collect(Collectors.toSet());
          spread(charge, slot -> dates.contains(grid.dates().get(slot)));
        }
      }
    }

    private void addFixed() {
      for (FixedCharges.Item item : FixedCharges.of(grid)) {
        LocalDate date = grid.dates().get(item.slot());
        spread(
            withPercentages(item.amount(), ChargeKind.FIXED),
            slot -> grid.dates().get(slot).equals(date));
      }
    }

    /** Adds a line that belongs to a billing period as a whole; its id ends with the period. */
    private void addOfPeriod(BillLine line, ChargeKind kind) {
      LocalDate period = LocalDate.parse(line.id().substring(line.id().indexOf('/') + 1));
      periods.merge(period, withPercentages(line.amount(), kind), (a, b) -> a.add(b, DECIMAL128));
    }

    private BigDecimal withPercentages(BigDecimal amount, ChargeKind kind) {
      return grid.rates().adjustments().isEmpty()
          ? amount
          : amount.multiply(grid.rates().factor(kind), DECIMAL128);
    }

    private void spread(BigDecimal amount, IntPredicate over) {
      int[] slots = IntStream.range(0, grid.slotCount()).filter(over).toArray();
      Check.that(slots.length > 0, "%s has no slot of the horizon to belong to", amount);
      BigDecimal share = amount.divide(BigDecimal.valueOf(slots.length), DECIMAL128);
      for (int slot : slots) {
        add(slot, share);
      }
    }

    private void add(int slot, BigDecimal amount) {
      cost[slot] = cost[slot].add(amount, DECIMAL128);
    }

    /**
     * Rounds the running sum, so that no error adds up; what the rounding of the bill's own lines
     * leaves over goes to the last slot.
     */
    private CostBySlot rounded(Bill bill) {
      List<BigDecimal> amounts = new ArrayList<>();
      BigDecimal running = BigDecimal.ZERO;
      BigDecimal given = BigDecimal.ZERO;
      for (BigDecimal share : cost) {
        running = running.add(share, DECIMAL128);
        BigDecimal amount = Exactness.roundLine(running).subtract(given);
        amounts.add(amount);
        given = given.add(amount);
      }
      periods.replaceAll((period, amount) -> Exactness.roundLine(amount));
      BigDecimal sum = periods.values().stream().reduce(given, BigDecimal::add);
      BigDecimal rest = bill.planCost().subtract(sum);
      BigDecimal allowed =
          BigDecimal.valueOf(bill.lines().size() + periods.size() + 1L).movePointLeft(6);
      Check.that(
          rest.abs().compareTo(allowed) <= 0,
          "the slots' cost (%s) is not the plan cost (%s)",
          sum,
          bill.planCost());
      int last = amounts.size() - 1;
      amounts.set(last, amounts.get(last).add(rest));
      return new CostBySlot(amounts, periods);
    }
  }
}
