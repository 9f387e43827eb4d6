package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the format says about one equipment in each slot. */
final class EquipmentFacts {
  private static final Fraction HUNDRED = Fraction.of(100);

  final Equipment equipment;
  final boolean electric;
  final boolean batch;
  final boolean[] mayBeOn;
  final Fraction[] pricePerKwh;
  final Fraction capacityKw;
  final Fraction minLoadKw;
  final Fraction standbyKw;
  final Fraction startupKwh;
  final Fraction startupKw;
  final Fraction startupCost;
  final Fraction shutdownCost;
  final int minRunSlots;
  final int turnaroundSlots;

  /** First slot in which it may be off; over 0 if its run from before must go on. */
  final int firstOffSlot;

  /** First slot in which a batch may start after the last one before the horizon. */
  final int firstBatchSlot;

  private final SlotFacts slots;
  private final Fraction[] percent;
  private final List<Map<Fraction, Fraction>> inputOfHeat = new ArrayList<>();

  EquipmentFacts(Equipment equipment, SlotFacts slots, Fraction[] electricityPerKwh) {
    this.equipment = equipment;
    this.slots = slots;
    electric = equipment.fuelType().equals("electricity");
    batch = equipment.mode() == OperatingMode.BATCH;
    capacityKw = Fraction.of(equipment.capacity().kilowatts());
    minLoadKw = Fraction.of(equipment.minLoad().kilowatts());
    standbyKw = Fraction.of(equipment.standby().kilowatts());
    startupKwh = Fraction.of(equipment.startupEnergy().kilowattHours());
    startupKw = startupKwh.over(slots.slotHours);
    startupCost = Fraction.of(equipment.startupCost());
    shutdownCost = Fraction.of(equipment.shutdownCost());
    minRunSlots = slotsFor(equipment.minRunTimeMinutes());
    turnaroundSlots = slotsFor(equipment.turnaroundMinutes());
    pricePerKwh = electricityPerKwh.clone();
    BigDecimal fuelRate = equipment.fuelRatePerKwh();
    if (fuelRate != null) {
      Arrays.fill(pricePerKwh, Fraction.of(fuelRate));
    }
    mayBeOn = new boolean[slots.count];
    percent = new Fraction[slots.count];
    for (int slot = 0; slot < slots.count; slot++) {
      mayBeOn[slot] = equipment.isActive();
      for (Unavailability off : equipment.unavailable()) {
        boolean touches =
            off.window().start().isBefore(slots.instantOf(slot + 1))
                && off.window().end().isAfter(slots.instantOf(slot));
        mayBeOn[slot] &= !touches;
      }
      percent[slot] = percentIn(slot);
      inputOfHeat.add(new HashMap<>());
    }
    firstOffSlot = firstOffSlot();
    firstBatchSlot = firstBatchSlot();
  }

  private int firstOffSlot() {
    Instant since = equipment.onSince();
    int slot = 0;
    while (since != null
        && slot < slots.count
        && mayBeOn[slot]
        && minutesBetween(since, slots.instantOf(slot)) < equipment.minRunTimeMinutes()) {
      slot++;
    }
    return slot;
  }

  private int firstBatchSlot() {
    Instant end = equipment.lastBatchEnd();
    int slot = 0;
    while (end != null
        && slot < slots.count
        && minutesBetween(end, slots.instantOf(slot)) < equipment.turnaroundMinutes()) {
      slot++;
    }
    return slot;
  }

  private static long minutesBetween(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes();
  }

  /** Input while on and giving the jobs a heat: at least the minimum load, and standby on top. */
  Fraction runningInputKw(int slot, Fraction jobsHeatKw) {
    return inputOfHeat
        .get(slot)
        .computeIfAbsent(jobsHeatKw, heat -> inputKw(slot, heat.max(minLoadKw)).plus(standbyKw));
  }

  /** Price of an input held for one slot. */
  Fraction price(int slot, Fraction inputKw) {
    return inputKw.times(slots.slotHours).times(pricePerKwh[slot]);
  }

  /** What a start in a slot costs: its energy and its wear. */
  Fraction startPrice(int slot) {
    return startupKwh.times(pricePerKwh[slot]).plus(startupCost);
  }

  private Fraction inputKw(int slot, Fraction heatKw) {
    Efficiency efficiency = equipment.efficiency();
    Fraction degradation = Fraction.of(efficiency.degradationFactor());
    if (efficiency.loadCurve().isEmpty()) {
      return heatKw.times(HUNDRED).over(percent[slot].times(degradation));
    }
    Fraction scaled = percent[slot].over(Fraction.of(efficiency.ratedPercent()));
    return curveInputKw(efficiency.loadCurve(), heatKw).over(scaled.times(degradation));
  }

  /** Linear between the points' input powers, the end points' efficiency outside. */
  private Fraction curveInputKw(List<CurvePoint> curve, Fraction heatKw) {
    Fraction load = heatKw.over(capacityKw);
    CurvePoint first = curve.getFirst();
    CurvePoint last = curve.getLast();
    if (load.compareTo(Fraction.of(first.at())) <= 0) {
      return heatKw.times(HUNDRED).over(Fraction.of(first.percent()));
    }
    if (load.compareTo(Fraction.of(last.at())) >= 0) {
      return heatKw.times(HUNDRED).over(Fraction.of(last.percent()));
    }
    int above = 1;
    while (load.compareTo(Fraction.of(curve.get(above).at())) > 0) {
      above++;
    }
    Fraction from = Fraction.of(curve.get(above - 1).at());
    Fraction to = Fraction.of(curve.get(above).at());
    Fraction inputFrom = pointInputKw(curve.get(above - 1));
    Fraction inputTo = pointInputKw(curve.get(above));
    Fraction weight = load.minus(from).over(to.minus(from));
    return inputFrom.plus(inputTo.minus(inputFrom).times(weight));
  }

  private Fraction pointInputKw(CurvePoint point) {
    return Fraction.of(point.at())
        .times(capacityKw)
        .times(HUNDRED)
        .over(Fraction.of(point.percent()));
  }

  /** Rated percent, or the COP at the outdoor temperature: linear, clamped at the ends. */
  private Fraction percentIn(int slot) {
    List<CurvePoint> curve = equipment.efficiency().outdoorCurve();
    if (curve.isEmpty() || slots.outdoorC == null) {
      return Fraction.of(equipment.efficiency().ratedPercent());
    }
    Fraction coldest = Fraction.of(curve.getFirst().at());
    Fraction warmest = Fraction.of(curve.getLast().at());
    Fraction at = slots.outdoorC[slot].max(coldest).min(warmest);
    int above = 0;
    while (at.compareTo(Fraction.of(curve.get(above).at())) > 0) {
      above++;
    }
    Fraction percentAbove = Fraction.of(curve.get(above).percent());
    if (above == 0) {
      return percentAbove;
    }
    Fraction percentBelow = Fraction.of(curve.get(above - 1).percent());
    Fraction below = Fraction.of(curve.get(above - 1).at());
    Fraction weight = at.minus(below).over(Fraction.of(curve.get(above).at()).minus(below));
    return percentBelow.plus(percentAbove.minus(percentBelow).times(weight));
  }

  /** Whether gaps follow the rules of heating up, cooling down, standby or the end state. */
  boolean takesTime() {
    return equipment.transitions().takeTime() || equipment.transitions().endsOff();
  }

  int slotsFor(int minutes) {
    int slotMinutes = Math.toIntExact(slots.slotSeconds / 60);
    return (minutes + slotMinutes - 1) / slotMinutes;
  }
}
