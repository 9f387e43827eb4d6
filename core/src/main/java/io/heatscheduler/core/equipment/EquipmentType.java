package io.heatscheduler.core.equipment;

/** What kind of heater it is. */
public enum EquipmentType {
  GAS_BOILER,
  ELECTRIC,
  HEAT_PUMP
}
