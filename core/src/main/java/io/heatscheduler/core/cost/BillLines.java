package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.billing.DemandMeter;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.FixedCharges;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes bill lines on a grid.
 *
 * <p>Electricity has one line per period category and use, and one per adder and use; fuel one per
 * equipment and use. The use (jobs, idle, start) is part of the line because the savings split
 * needs start-up, standby and surplus apart as sums of rounded lines.
 */
final class BillLines {
  private static final EnergyUse[] HEATING = {EnergyUse.JOBS, EnergyUse.IDLE, EnergyUse.START};

  private final PlantGrid grid;
  private final Map<String, LineSum> sums = new LinkedHashMap<>();

  BillLines(PlantGrid grid) {
    this.grid = grid;
  }

  /** The lines so far, by kind, then id. */
  List<BillLine> lines() {
    return sums.values().stream()
        .map(LineSum::toLine)
        .sorted(Comparator.comparing(BillLine::kind).thenComparing(BillLine::id))
        .toList();
  }

  /** Input energy, starts and shut-downs of every equipment. */
  void addHeating(Dispatch dispatch) {
    for (GridEquipment equipment : grid.equipment()) {
      for (int slot = 0; slot < grid.slotCount(); slot++) {
        if (!dispatch.draws(equipment.index(), slot)) {
          continue;
        }
        for (EnergyUse use : HEATING) {
          BigDecimal kwh = dispatch.inputKwh(equipment.index(), slot, use);
          BigDecimal fuelRate = equipment.equipment().fuelRatePerKwh();
          if (fuelRate == null) {
            addElectricity(slot, kwh, use);
          } else {
            addFuel(equipment.equipment(), slot, kwh, fuelRate, use);
          }
        }
      }
      addEvents(
          LineKind.STARTUP_COST,
          "start",
          equipment.equipment().equipmentId(),
          dispatch.starts(equipment.index()),
          equipment.equipment().startupCost());
      addEvents(
          LineKind.SHUTDOWN_COST,
          "shut-down",
          equipment.equipment().equipmentId(),
          dispatch.shutdowns(equipment.index()),
          equipment.equipment().shutdownCost());
    }
  }

  /** Energy of an electric load at the rates in force and every adder. */
  void addElectricity(int slot, BigDecimal kwh, EnergyUse use) {
    if (kwh.signum() == 0) {
      return;
    }
    sum(LineKind.ENERGY, grid.rates().category().get(slot), use, "kWh")
        .add(slot, kwh, grid.rates().energyRatePerKwh().get(slot));
    for (EnergyAdder adder : grid.rates().version().get(slot).energyAdders()) {
      sum(LineKind.ADDER, adder.id(), use, "kWh").add(slot, kwh, adder.ratePerKwh());
    }
  }

  /** The fixed charges of each local date the horizon touches. */
  void addFixed() {
    for (FixedCharges.Item item : FixedCharges.of(grid)) {
      String id = item.id().isEmpty() ? "fixed" : "fixed/" + item.id();
      sums.computeIfAbsent(
              id, name -> new LineSum(name, LineKind.FIXED, item.id(), null, item.unit()))
          .add(item.slot(), item.quantity(), item.rate());
    }
    sums.forEach(
        (id, sum) -> {
          if (id.equals("fixed") || id.startsWith("fixed/")) {
            sum.span(grid.slotCount());
          }
        });
  }

  /**
   * The charge of a demand component for a site load.
   *
   * @return what was measured and charged; its line is {@link #demandLine}
   */
  MeasuredDemand measure(DemandComponent component, List<BigDecimal> siteLoadKw) {
    DemandMeter.Peak peak =
        DemandMeter.highest(grid.time(), component.slots(), component.interval(), siteLoadKw);
    int peakSlot = peak.slots().first();
    BigDecimal measured = peak.kw();
    return new MeasuredDemand(
        "demand/"
            + component.billingPeriodStart()
            + "/"
            + component.id()
            + (component.partStart() == null ? "" : "/" + component.partStart()),
        component.id(),
        component.billingPeriodStart(),
        component.billingPeriodStart().isAfter(grid.billingPeriods().getFirst()),
        measured,
        component.floorKw(),
        peakSlot,
        Exactness.roundLine(component.charge(measured)));
  }

  /** The line of a measured demand. */
  static BillLine demandLine(MeasuredDemand demand, DemandComponent component) {
    return new BillLine(
        demand.lineId(),
        LineKind.DEMAND,
        demand.component(),
        null,
        demand.chargedKw(),
        "kW",
        component.tiers().size() == 1 ? component.ratePerKw() : null,
        demand.amount(),
        List.of(new TimeGrid.SlotRange(demand.peakSlot(), demand.peakSlot() + 1)));
  }

  /** Emissions of the heating input by fuel type, kg; fuels without a factor are left out. */
  Map<String, BigDecimal> co2(Dispatch dispatch) {
    Map<String, BigDecimal> kg = new LinkedHashMap<>();
    grid.plant()
        .site()
        .co2KgPerKwh()
        .forEach(
            (fuel, series) -> {
              BigDecimal[] factors = series.valuesAt(grid.time().starts());
              BigDecimal sum = BigDecimal.ZERO;
              for (GridEquipment equipment : grid.equipment()) {
                if (!equipment.equipment().fuelType().equals(fuel)) {
                  continue;
                }
                for (int slot = 0; slot < grid.slotCount(); slot++) {
                  BigDecimal kwh = grid.energyKwh(dispatch.inputKw(equipment.index(), slot));
                  sum = sum.add(kwh.multiply(factors[slot], DECIMAL128), DECIMAL128);
                }
              }
              kg.put(fuel, Exactness.canonical(Exactness.roundLine(sum)));
            });
    return kg;
  }

  private void addFuel(
      Equipment equipment, int slot, BigDecimal kwh, BigDecimal rate, EnergyUse use) {
    if (kwh.signum() != 0) {
      sum(LineKind.FUEL, equipment.equipmentId(), use, "kWh").add(slot, kwh, rate);
    }
  }

  private void addEvents(
      LineKind kind, String unit, String equipmentId, BitSet slots, BigDecimal cost) {
    if (cost.signum() == 0 || slots.isEmpty()) {
      return;
    }
    LineSum line =
        sums.computeIfAbsent(
            kind.key() + "/" + equipmentId, id -> new LineSum(id, kind, equipmentId, null, unit));
    slots.stream().forEach(slot -> line.add(slot, BigDecimal.ONE, cost));
  }

  private LineSum sum(LineKind kind, String subject, EnergyUse use, String unit) {
    return sums.computeIfAbsent(
        kind.key() + "/" + subject + "/" + use.key(),
        id -> new LineSum(id, kind, subject, use, unit));
  }
}
