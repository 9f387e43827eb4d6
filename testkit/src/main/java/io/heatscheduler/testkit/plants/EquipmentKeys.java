package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.util.List;

/** Draws and relaxes the keys of the equipment. */
final class EquipmentKeys {
  private EquipmentKeys() {}

  /** The best heater stands still. */
  static void inactive(PlantDraft draft, Draw draw) {
    EquipmentDraft best = new EquipmentDraft("H" + (draft.equipment.size() + 1));
    best.capacityKw = BigDecimal.valueOf(120);
    best.efficiencyPercent = BigDecimal.valueOf(110);
    best.isActive = false;
    best.initiallyOn = draw.percent(25);
    best.shutdownCost = draw.percent(25) ? BigDecimal.ONE : BigDecimal.ZERO;
    draft.equipment.add(best);
  }

  /** Room for one job, sometimes for two small ones. */
  static void capacity(PlantDraft draft, Draw draw) {
    for (EquipmentDraft heater : draft.equipment) {
      heater.capacityKw = draw.multiple("5", 10, 17);
      heater.minLoadKw = heater.minLoadKw.min(heater.capacityKw);
    }
  }

  static void muchMoreCapacity(PlantDraft draft) {
    draft.equipment.forEach(e -> e.capacityKw = e.capacityKw.multiply(BigDecimal.valueOf(8)));
  }

  static void minLoad(PlantDraft draft, Draw draw) {
    for (EquipmentDraft heater : draft.equipment) {
      heater.minLoadKw = draw.multiple("5", 4, 12).min(heater.capacityKw);
    }
  }

  static void noMinLoad(PlantDraft draft) {
    draft.equipment.forEach(e -> e.minLoadKw = BigDecimal.ZERO);
  }

  static void perfect(PlantDraft draft) {
    draft.equipment.forEach(e -> e.efficiencyPercent = BigDecimal.valueOf(100));
  }

  static void fuel(PlantDraft draft, Draw draw) {
    EquipmentDraft boiler = draw.of(draft.equipment);
    boiler.type = EquipmentType.GAS_BOILER;
    boiler.fuelType = draw.of(List.of("natural_gas", "propane"));
    boiler.fuelRatePerKwh = draw.multiple("0.001", 40, 190);
    boiler.copByOutdoorC.clear();
    boiler.efficiencyPercent = boiler.efficiencyPercent.min(BigDecimal.valueOf(95));
  }

  static void allElectric(PlantDraft draft) {
    for (EquipmentDraft equipment : draft.equipment) {
      equipment.fuelType = Equipment.ELECTRICITY;
      equipment.fuelRatePerKwh = null;
    }
  }

  static void doubleFuelRate(PlantDraft draft) {
    for (EquipmentDraft equipment : draft.equipment) {
      BigDecimal rate = equipment.fuelRatePerKwh;
      equipment.fuelRatePerKwh = rate == null ? null : rate.add(rate);
    }
  }

  static void minRun(PlantDraft draft, Draw draw) {
    JobKeys.shorten(draft, draw);
    for (EquipmentDraft heater : draft.equipment) {
      int slots = draw.between(2, 4);
      int odd = draw.percent(30) ? draw.between(1, draft.slotMinutes - 1) : 0;
      heater.minRunTimeMinutes = slots * draft.slotMinutes - odd;
      if (heater.minLoadKw.signum() == 0) {
        heater.minLoadKw = draw.multiple("5", 2, 8).min(heater.capacityKw);
      }
    }
  }

  /** Idling costs more than a start, so starts are wanted; few are allowed. */
  static void maxStarts(PlantDraft draft, Draw draw) {
    spreadJobs(draft, draw);
    for (EquipmentDraft heater : draft.equipment) {
      heater.maxStartsPerDay = draw.percent(20) ? 2 : 1;
      heater.minLoadKw = draw.multiple("5", 5, 10).min(heater.capacityKw);
    }
  }

  static void startsToday(PlantDraft draft, Draw draw) {
    maxStarts(draft, draw);
    for (EquipmentDraft heater : draft.equipment) {
      heater.maxStartsPerDay = draw.between(1, 2);
      heater.startsToday = draw.between(1, 2);
      heater.initiallyOn = draw.percent(30);
    }
  }

  static void initiallyOn(PlantDraft draft, Draw draw) {
    EquipmentDraft heater = draw.of(draft.equipment);
    heater.initiallyOn = true;
    if (draw.percent(60)) {
      heater.shutdownCost = draw.perSlot(draft.slotMinutes, 1, 10);
    } else {
      heater.startupCost = draw.perSlot(draft.slotMinutes, 1, 10);
    }
  }

  static void startupEnergy(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.startupEnergyKwh = draw.perSlot(draft.slotMinutes, 5, 60));
  }

  static void noStartEnergy(PlantDraft draft) {
    draft.equipment.forEach(e -> e.startupEnergyKwh = BigDecimal.ZERO);
  }

  static void startupCost(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.startupCost = draw.perSlot(draft.slotMinutes, 1, 12));
  }

  static void noStartCost(PlantDraft draft) {
    draft.equipment.forEach(e -> e.startupCost = BigDecimal.ZERO);
  }

  static void shutdownCost(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.shutdownCost = draw.perSlot(draft.slotMinutes, 1, 12));
  }

  static void noShutdownCost(PlantDraft draft) {
    draft.equipment.forEach(e -> e.shutdownCost = BigDecimal.ZERO);
  }

  static void standby(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.standbyKw = draw.multiple("0.5", 1, 20));
  }

  static void noStandby(PlantDraft draft) {
    draft.equipment.forEach(e -> e.standbyKw = BigDecimal.ZERO);
  }

  static void batch(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.mode = OperatingMode.BATCH);
    for (EquipmentDraft heater : draft.equipment) {
      heater.capacityKw = heater.capacityKw.max(BigDecimal.valueOf(130));
    }
    if (draw.percent(60)) { // cheaper together
      TinyPlants.addDemandCharge(draft, draw);
    }
  }

  static void shared(PlantDraft draft) {
    for (EquipmentDraft heater : draft.equipment) {
      heater.mode = OperatingMode.SHARED;
      heater.turnaroundMinutes = 0;
    }
  }

  static void turnaround(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.mode = OperatingMode.BATCH);
    int minutes = draw.between(1, 2) * draft.slotMinutes;
    int odd = draw.percent(30) ? draw.between(1, draft.slotMinutes - 1) : 0;
    draft.equipment.forEach(e -> e.turnaroundMinutes = minutes - odd);
  }

  /** Jobs weigh something and a heater holds only so much. */
  static void capacities(PlantDraft draft, Draw draw) {
    for (EquipmentDraft heater : draft.equipment) {
      heater.capacityKw = heater.capacityKw.max(BigDecimal.valueOf(130));
      heater.capacities.put("kg", draw.multiple("50", 8, 16));
      if (draw.percent(30)) {
        heater.capacities.put("hooks", draw.multiple("1", 3, 6));
      }
    }
    for (JobDraft job : draft.jobs) {
      job.uses.put("kg", draw.multiple("12.5", 18, 34));
      boolean hangs = draw.percent(40);
      BigDecimal hooks = draw.multiple("1", 1, 3);
      if (hangs && draft.equipment.stream().anyMatch(e -> e.capacities.containsKey("hooks"))) {
        job.uses.put("hooks", hooks);
      }
    }
  }

  static void curve(PlantDraft draft, Draw draw) {
    for (EquipmentDraft heater : draft.equipment) {
      heater.efficiencyCurve.clear();
      int at = draw.between(10, 30);
      for (int point = draw.between(2, 3); point > 0; point--) {
        heater.efficiencyCurve.add(
            new CurvePoint(BigDecimal.valueOf(at, 2), draw.multiple("1", 55, 98)));
        at += draw.between(20, 34);
      }
      if (heater.type == EquipmentType.HEAT_PUMP) {
        makeCurveAPumps(heater);
      }
    }
  }

  /** A heat pump, and weather that changes within the horizon. */
  static void cop(PlantDraft draft, Draw draw) {
    EquipmentDraft pump = draw.of(draft.equipment);
    if (pump.type != EquipmentType.HEAT_PUMP) {
      makeCurveAPumps(pump);
    }
    pump.type = EquipmentType.HEAT_PUMP;
    pump.fuelType = Equipment.ELECTRICITY;
    pump.fuelRatePerKwh = null;
    pump.efficiencyPercent = draw.multiple("10", 20, 35);
    pump.copByOutdoorC.clear();
    pump.copByOutdoorC.add(point(draw.between(-15, -5), draw.multiple("5", 30, 48)));
    pump.copByOutdoorC.add(point(draw.between(0, 7), draw.multiple("5", 50, 76)));
    if (draw.percent(40)) {
      pump.copByOutdoorC.add(point(draw.between(12, 20), draw.multiple("5", 80, 100)));
    }
    draft.outdoorC = SiteKeys.series(draft, draw, "0.5", -40, 40);
  }

  /** A heat pump gives more heat than it draws. */
  private static void makeCurveAPumps(EquipmentDraft pump) {
    pump.efficiencyCurve.replaceAll(
        point -> new CurvePoint(point.at(), point.percent().multiply(BigDecimal.valueOf(4))));
  }

  private static CurvePoint point(int celsius, BigDecimal percent) {
    return new CurvePoint(BigDecimal.valueOf(celsius), percent);
  }

  static void degradation(PlantDraft draft, Draw draw) {
    draft.equipment.forEach(e -> e.degradationFactor = draw.multiple("0.01", 70, 99));
  }

  static void asNew(PlantDraft draft) {
    draft.equipment.forEach(e -> e.degradationFactor = BigDecimal.ONE);
  }

  /** Some heaters are too cold for some jobs. */
  static void temperature(PlantDraft draft, Draw draw) {
    if (draft.equipment.size() == 1 && draw.percent(70)) {
      EquipmentDraft second = new EquipmentDraft("H2");
      second.efficiencyPercent = draw.multiple("1", 70, 90);
      draft.equipment.add(second);
    }
    draft.equipment.forEach(e -> e.maxTemperatureC = draw.multiple("20", 6, 10));
    draft.jobs.forEach(job -> job.temperatureSetpointC = draw.multiple("20", 5, 9));
  }

  /** Off for a while, not always on the grid. */
  static void unavailable(PlantDraft draft, Draw draw) {
    EquipmentDraft heater = draw.of(draft.equipment);
    int first = draw.between(0, draft.slots - 2);
    int last = Math.min(draft.slots, first + draw.between(1, 3));
    long off = draw.percent(40) ? draw.between(1, draft.slotMinutes - 1) * 60L : 0;
    heater.unavailable.add(
        new Unavailability(
            new Interval(draft.at(first).plusSeconds(off), draft.at(last).plusSeconds(off)),
            "maintenance",
            ""));
  }

  /** Jobs at both ends of the horizon, short ones. */
  private static void spreadJobs(PlantDraft draft, Draw draw) {
    boolean early = true;
    for (JobDraft job : draft.jobs) {
      job.durationMinutes = draft.slotMinutes;
      job.heatKwh = draw.perSlot(draft.slotMinutes, 20, 60);
      int slot = early ? draw.between(0, 1) : draw.between(draft.slots - 2, draft.slots - 1);
      job.earliestStart = draft.at(slot);
      job.latestEnd = draft.at(Math.min(draft.slots, slot + 1 + draw.between(0, 1)));
      early = !early;
    }
  }
}
