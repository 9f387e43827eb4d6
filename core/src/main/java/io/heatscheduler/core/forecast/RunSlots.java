package io.heatscheduler.core.forecast;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostBySlot;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.PastDay.Pricing;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run says of the slots it covers.
 *
 * @param key orders runs of the same instant, e.g. the cost hash
 * @param asOf instant the run stands for
 * @param time its horizon
 * @param holidays dates its site calls holidays
 * @param billingPeriods first date of the billing period of each slot
 * @param heatKwh heat that jobs take, unrounded, shape [slot]
 * @param cost plan cost by slot and billing period
 * @param fifoCost the same of the first-in-first-out schedule; null if there is none
 * @param pricing under which tariff it was billed
 */
public record RunSlots(
    String key,
    Instant asOf,
    TimeGrid time,
    Set<LocalDate> holidays,
    List<LocalDate> billingPeriods,
    List<BigDecimal> heatKwh,
    CostBySlot cost,
    @Nullable CostBySlot fifoCost,
    Pricing pricing) {
  public RunSlots {
    holidays = Set.copyOf(holidays);
    billingPeriods = List.copyOf(billingPeriods);
    heatKwh = List.copyOf(heatKwh);
    Check.that(
        heatKwh.size() == time.slotCount() && cost.slots().size() == time.slotCount(),
        "a run of %s slots has heat of %s and cost of %s",
        time.slotCount(),
        heatKwh.size(),
        cost.slots().size());
  }

  /**
   * The slots of a plan.
   *
   * @param fifo the first-in-first-out schedule; null if there is none
   * @param fifoBill its bill; null without it
   */
  public static RunSlots of(
      String key,
      Instant asOf,
      Dispatch dispatch,
      Bill bill,
      @Nullable Dispatch fifo,
      @Nullable Bill fifoBill,
      Pricing pricing) {
    PlantGrid grid = dispatch.grid();
    return new RunSlots(
        key,
        asOf,
        grid.time(),
        grid.plant().site().holidays(),
        grid.billingPeriods(),
        heat(dispatch),
        CostBySlot.of(dispatch, bill),
        fifo == null || fifoBill == null ? null : CostBySlot.of(fifo, fifoBill),
        pricing);
  }

  private static List<BigDecimal> heat(Dispatch dispatch) {
    PlantGrid grid = dispatch.grid();
    List<BigDecimal> heat = new ArrayList<>();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      BigDecimal kw = BigDecimal.ZERO;
      for (int e = 0; e < grid.equipment().size(); e++) {
        kw = kw.add(dispatch.jobsHeatKw(e, slot));
      }
      heat.add(grid.energyKwh(kw));
    }
    return heat;
  }
}
