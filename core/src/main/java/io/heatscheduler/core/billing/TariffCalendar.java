package io.heatscheduler.core.billing;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tariff laid over the slots of a span: billing periods, energy by rate, demand components.
 *
 * <p>Made once, it bills the readings of any number of meters on that span.
 */
public final class TariffCalendar {
  private final Tariff tariff;
  private final TimeGrid time;
  private final List<BilledPeriod> periods;
  private final List<EnergyGroup> groups;
  private final int[] groupOfSlot;
  private final BigDecimal @Nullable [] priceOfSlot;
  private final List<DemandPart> demand;
  private final List<DemandMeter> meters;
  private final List<Finding> warnings;

  TariffCalendar(
      Tariff tariff,
      TimeGrid time,
      List<BilledPeriod> periods,
      List<EnergyGroup> groups,
      int[] groupOfSlot,
      BigDecimal @Nullable [] priceOfSlot,
      List<DemandPart> demand,
      List<Finding> warnings) {
    this.tariff = tariff;
    this.time = time;
    this.periods = List.copyOf(periods);
    this.groups = List.copyOf(groups);
    this.groupOfSlot = groupOfSlot;
    this.priceOfSlot = priceOfSlot;
    this.demand = List.copyOf(demand);
    this.meters = demand.stream().map(part -> new DemandMeter(time, part)).toList();
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Lays a tariff over a span.
   *
   * @param meter holidays and billing periods
   * @param span slots of 5, 15, 30 or 60 minutes in the meter's zone
   * @return the calendar with warnings, or a rejection if no version holds on some day, a rate
   *     changes inside a slot, prices do not cover the span, or a category has two demand rates on
   *     a day
   */
  public static Outcome<TariffCalendar> of(Tariff tariff, MeterCalendar meter, TimeGrid span) {
    Findings findings = new Findings();
    TariffCalendar calendar = new CalendarBuilder(tariff, meter, span, findings).build();
    return calendar == null
        ? new Outcome.Rejected<>(findings.list())
        : Outcome.of(calendar, findings);
  }

  /** The tariff, all versions. */
  public Tariff tariff() {
    return tariff;
  }

  /** The slots. */
  public TimeGrid time() {
    return time;
  }

  /** Billing periods in order. */
  public List<BilledPeriod> periods() {
    return periods;
  }

  /** Demand components of every billing period, in order of period and id. */
  public List<DemandPart> demand() {
    return demand;
  }

  /** What a person should look at before trusting a bill. */
  public List<Finding> warnings() {
    return warnings;
  }

  List<EnergyGroup> groups() {
    return groups;
  }

  int groupOf(int slot) {
    return groupOfSlot[slot];
  }

  /** The price of a slot that a series prices; null if none does. */
  @Nullable BigDecimal priceOf(int slot) {
    return priceOfSlot == null ? null : priceOfSlot[slot];
  }

  DemandMeter meterOf(int part) {
    return meters.get(part);
  }
}
