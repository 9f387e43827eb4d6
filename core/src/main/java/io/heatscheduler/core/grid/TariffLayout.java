package io.heatscheduler.core.grid;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays a tariff over the slots: the period in force in each; {@link DemandFloors} finds the demand
 * components.
 */
final class TariffLayout {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private final Plant plant;
  private final TimeGrid time;
  private final Findings findings;
  private final Map<LocalDate, List<TariffPeriod>> periodsOfDate = new HashMap<>();
  private final List<Tariff> versions;

  TariffLayout(Plant plant, Findings findings) {
    this.plant = plant;
    this.versions = plant.tariff().versions();
    this.time = plant.horizon();
    this.findings = findings;
  }

  /** The layout, or null after an error. */
  @Nullable SlotRates build(BigDecimal @Nullable [] pricePerSlot) {
    List<TariffPeriod> periodOfSlot = new ArrayList<>();
    List<Tariff> versionOfSlot = new ArrayList<>();
    for (int slot = 0; slot < time.slotCount(); slot++) {
      TariffPeriod period = periodAt(time.localStartOf(slot));
      if (period == null) {
        return null;
      }
      periodOfSlot.add(period);
      versionOfSlot.add(versionOn(time.dateOf(slot)));
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
    List<DemandComponent> demand = new DemandFloors(plant, findings).components();
    return findings.hasErrors() ? null : new SlotRates(energy, category, versionOfSlot, demand);
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
          versionOn(date).periods().stream()
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

  private Tariff versionOn(LocalDate date) {
    for (Tariff version : versions) {
      if (version.holdsOn(date)) {
        return version;
      }
    }
    throw new IllegalStateException("no tariff holds on " + date);
  }
}
