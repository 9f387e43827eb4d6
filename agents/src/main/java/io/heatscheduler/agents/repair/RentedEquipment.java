package io.heatscheduler.agents.repair;

import io.heatscheduler.core.equipment.Equipment;
import java.util.List;

/** A hired equipment like one of the plant's: cold at the horizon's start, and always available. */
final class RentedEquipment {
  private RentedEquipment() {}

  static Equipment like(Equipment owned, String id) {
    return new Equipment(
            id,
            owned.name(),
            owned.type(),
            owned.location(),
            true,
            owned.capacity(),
            owned.minLoad(),
            owned.efficiency(),
            owned.fuelType(),
            owned.fuelRatePerKwh(),
            owned.minRunTimeMinutes(),
            owned.maxStartsPerDay(),
            owned.startupEnergy(),
            owned.mode(),
            owned.maxTemperatureC(),
            false,
            0,
            owned.standby(),
            owned.startupCost(),
            owned.shutdownCost(),
            owned.turnaroundMinutes(),
            owned.capacities(),
            List.of())
        .withTransitions(owned.transitions());
  }
}
