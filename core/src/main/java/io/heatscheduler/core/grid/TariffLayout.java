package io.heatscheduler.core.grid;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays a tariff over the slots: the period in force in each, and every demand component of every
 * billing period.
 */
final class TariffLayout {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private final Plant plant;
  private final Tariff tariff;
  private final TimeGrid time;
  private final List<LocalDate> billingPeriods;
  private final Findings findings;
  private final Map<LocalDate, List<TariffPeriod>> periodsOfDate = new HashMap<>();

  TariffLayout(Plant plant, List<LocalDate> billingPeriods, Findings findings) {
    this.plant = plant;
    this.tariff = plant.tariff();
    this.time = plant.horizon();
    this.billingPeriods = billingPeriods;
    this.findings = findings;
  }

  /** The layout, or null after an error. */
  @Nullable SlotRates build(BigDecimal @Nullable [] pricePerSlot) {
    List<TariffPeriod> periodOfSlot = new ArrayList<>();
    for (int slot = 0; slot < time.slotCount(); slot++) {
      TariffPeriod period = periodAt(time.localStartOf(slot));
      if (period == null) {
        return null;
      }
      periodOfSlot.add(period);
    }
    if (!periodsKeepToTheGrid(periodOfSlot)) {
      return null;
    }
    List<BigDecimal> energy = new ArrayList<>();
    List<String> category = new ArrayList<>();
    for (int slot = 0; slot < time.slotCount(); slot++) {
      BigDecimal price = pricePerSlot == null ? null : pricePerSlot[slot];
      energy.add(price == null ? periodOfSlot.get(slot).energyRatePerKwh() : price);
      category.add(periodOfSlot.get(slot).category());
    }
    BigDecimal adders =
        tariff.energyAdders().stream()
            .map(EnergyAdder::ratePerKwh)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new SlotRates(energy, category, adders, demandComponents(periodOfSlot));
  }

  private @Nullable TariffPeriod periodAt(LocalDateTime local) {
    List<TariffPeriod> candidates =
        periodsOfDate.computeIfAbsent(local.toLocalDate(), this::periodsOn);
    for (TariffPeriod period : candidates) {
      if (period.window().contains(local.toLocalTime())) {
        return period;
      }
    }
    findings.error(
        "TARIFF_GAP",
        TARIFF.child("periods"),
        "No tariff period covers %s %s.".formatted(local.toLocalDate(), local.toLocalTime()),
        "Add a period for that time, or extend the one beside it.");
    return null;
  }

  private List<TariffPeriod> periodsOn(LocalDate date) {
    boolean holiday = plant.site().holidays().contains(date);
    for (DayType dayType : DayType.lookUpOrder(date.getDayOfWeek(), holiday)) {
      List<TariffPeriod> found =
          tariff.periods().stream()
              .filter(period -> period.dayType() == dayType)
              .filter(period -> period.season() == null || period.season().contains(date))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private boolean periodsKeepToTheGrid(List<TariffPeriod> periodOfSlot) {
    for (int slot = 0; slot < time.slotCount(); slot++) {
      for (int minute = 1; minute < time.slotMinutes(); minute++) {
        LocalDateTime local =
            LocalDateTime.ofInstant(time.startOf(slot).plusSeconds(minute * 60L), time.zone());
        TariffPeriod period = periodAt(local);
        if (period == null) {
          return false;
        }
        if (!period.equals(periodOfSlot.get(slot))) {
          findings.error(
              "TARIFF_PERIOD_OFF_GRID",
              TARIFF.child("periods"),
              "A tariff period begins at %s %s, inside a %d-minute slot."
                  .formatted(local.toLocalDate(), local.toLocalTime(), time.slotMinutes()),
              SlotFit.fix(time, time.startOf(slot).plusSeconds(minute * 60L)));
          return false;
        }
      }
    }
    return true;
  }

  private List<DemandComponent> demandComponents(List<TariffPeriod> periodOfSlot) {
    Map<ComponentKey, BigDecimal> rates = new TreeMap<>();
    Map<ComponentKey, BitSet> slots = new TreeMap<>();
    for (int slot = 0; slot < time.slotCount(); slot++) {
      TariffPeriod period = periodOfSlot.get(slot);
      if (period.demandRatePerKw().signum() != 0) {
        include(rates, slots, period.category(), period.demandRatePerKw(), slot);
      }
      for (DemandCharge charge : tariff.demandCharges()) {
        boolean inSeason = charge.season() == null || charge.season().contains(time.dateOf(slot));
        if (charge.ratePerKw().signum() != 0 && inSeason) {
          include(rates, slots, charge.id(), charge.ratePerKw(), slot);
        }
      }
    }
    List<DemandComponent> components = new ArrayList<>();
    slots.forEach(
        (key, measured) -> {
          BigDecimal rate = rates.get(key);
          if (rate != null) {
            components.add(
                new DemandComponent(key.id, key.billingPeriod, rate, measured, floor(key)));
          }
        });
    return components;
  }

  private void include(
      Map<ComponentKey, BigDecimal> rates,
      Map<ComponentKey, BitSet> slots,
      String id,
      BigDecimal rate,
      int slot) {
    ComponentKey key = new ComponentKey(billingPeriods.get(slot), id);
    BigDecimal known = rates.putIfAbsent(key, rate);
    if (known != null && known.compareTo(rate) != 0) {
      findings.error(
          "TARIFF_DEMAND_RATES_DIFFER",
          TARIFF,
          "Demand component %s has two rates, %s and %s, in the billing month from %s."
              .formatted(id, known.toPlainString(), rate.toPlainString(), key.billingPeriod),
          "Give each rate a period_category of its own; demand is charged once per category and month.");
    }
    slots.computeIfAbsent(key, ignored -> new BitSet()).set(slot);
  }

  private BigDecimal floor(ComponentKey key) {
    Location site = new Location(null, null, null, "/site/month_to_date_peak_kw");
    if (key.billingPeriod.equals(billingPeriods.getFirst())) {
      if (!plant.site().monthToDatePeak().knows(key.id)) {
        findings.warning(
            "MONTH_TO_DATE_PEAK_UNKNOWN",
            site,
            "No month-to-date peak is given for demand component %s; it starts at 0 kW, so the plan pays for the whole peak."
                .formatted(key.id),
            "Set month_to_date_peak_kw to the highest demand metered so far this month.");
      }
      return plant.site().monthToDatePeak().of(key.id).kilowatts();
    }
    findings.warning(
        "NEXT_MONTH_STARTS_AT_ZERO",
        site,
        "The horizon reaches into the billing month from %s; demand component %s starts there at 0 kW."
            .formatted(key.billingPeriod, key.id),
        "");
    return BigDecimal.ZERO;
  }

  private record ComponentKey(LocalDate billingPeriod, String id)
      implements Comparable<ComponentKey> {
    @Override
    public int compareTo(ComponentKey other) {
      int byPeriod = billingPeriod.compareTo(other.billingPeriod);
      return byPeriod != 0 ? byPeriod : id.compareTo(other.id);
    }
  }
}
