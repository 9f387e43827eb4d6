package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An equipment being put together; every field is a key of the format, with the format's default.
 */
public final class EquipmentDraft {
  public String equipmentId;
  public String name = "";
  public EquipmentType type = EquipmentType.ELECTRIC;
  public String location = "";
  public boolean isActive = true;
  public BigDecimal capacityKw = BigDecimal.valueOf(100);
  public BigDecimal minLoadKw = BigDecimal.ZERO;
  public BigDecimal efficiencyPercent = BigDecimal.valueOf(100);
  public List<CurvePoint> efficiencyCurve = new ArrayList<>();
  public List<CurvePoint> copByOutdoorC = new ArrayList<>();
  public BigDecimal degradationFactor = BigDecimal.ONE;
  public String fuelType = Equipment.ELECTRICITY;
  public @Nullable BigDecimal fuelRatePerKwh;
  public int minRunTimeMinutes;
  public @Nullable Integer maxStartsPerDay;
  public BigDecimal startupEnergyKwh = BigDecimal.ZERO;
  public OperatingMode mode = OperatingMode.SHARED;
  public @Nullable BigDecimal maxTemperatureC;
  public boolean initiallyOn;
  public @Nullable Instant onSince;
  public @Nullable Instant lastBatchEnd;
  public int startsToday;
  public BigDecimal standbyKw = BigDecimal.ZERO;
  public BigDecimal startupCost = BigDecimal.ZERO;
  public BigDecimal shutdownCost = BigDecimal.ZERO;
  public int turnaroundMinutes;
  public Map<String, BigDecimal> capacities = new TreeMap<>();
  public List<Unavailability> unavailable = new ArrayList<>();
  public Transitions transitions = Transitions.INSTANT;

  /** An electric heater of 100 kW without any extras. */
  public EquipmentDraft(String equipmentId) {
    this.equipmentId = equipmentId;
    this.name = "Heater " + equipmentId;
  }

  /** A draft that builds the same equipment again. */
  public static EquipmentDraft of(Equipment equipment) {
    EquipmentDraft draft = new EquipmentDraft(equipment.equipmentId());
    draft.name = equipment.name();
    draft.type = equipment.type();
    draft.location = equipment.location();
    draft.isActive = equipment.isActive();
    draft.capacityKw = equipment.capacity().kilowatts();
    draft.minLoadKw = equipment.minLoad().kilowatts();
    draft.efficiencyPercent = equipment.efficiency().ratedPercent();
    draft.efficiencyCurve = new ArrayList<>(equipment.efficiency().loadCurve());
    draft.copByOutdoorC = new ArrayList<>(equipment.efficiency().outdoorCurve());
    draft.degradationFactor = equipment.efficiency().degradationFactor();
    draft.fuelType = equipment.fuelType();
    draft.fuelRatePerKwh = equipment.fuelRatePerKwh();
    draft.minRunTimeMinutes = equipment.minRunTimeMinutes();
    draft.maxStartsPerDay = equipment.maxStartsPerDay();
    draft.startupEnergyKwh = equipment.startupEnergy().kilowattHours();
    draft.mode = equipment.mode();
    draft.maxTemperatureC = equipment.maxTemperatureC();
    draft.initiallyOn = equipment.initiallyOn();
    draft.onSince = equipment.onSince();
    draft.lastBatchEnd = equipment.lastBatchEnd();
    draft.startsToday = equipment.startsToday();
    draft.standbyKw = equipment.standby().kilowatts();
    draft.startupCost = equipment.startupCost();
    draft.shutdownCost = equipment.shutdownCost();
    draft.turnaroundMinutes = equipment.turnaroundMinutes();
    draft.capacities = new TreeMap<>(equipment.capacities());
    draft.unavailable = new ArrayList<>(equipment.unavailable());
    draft.transitions = equipment.transitions();
    return draft;
  }

  /** The equipment. */
  public Equipment build() {
    return new Equipment(
            equipmentId,
            name,
            type,
            location,
            isActive,
            new Power(capacityKw),
            new Power(minLoadKw),
            new Efficiency(efficiencyPercent, efficiencyCurve, copByOutdoorC, degradationFactor),
            fuelType,
            fuelRatePerKwh,
            minRunTimeMinutes,
            maxStartsPerDay,
            new Energy(startupEnergyKwh),
            mode,
            maxTemperatureC,
            initiallyOn,
            startsToday,
            new Power(standbyKw),
            startupCost,
            shutdownCost,
            turnaroundMinutes,
            capacities,
            unavailable)
        .foundAs(initiallyOn, onSince, startsToday, lastBatchEnd)
        .withTransitions(transitions);
  }
}
