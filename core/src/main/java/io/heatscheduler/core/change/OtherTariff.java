package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.Tariff;

/** Another electricity contract. */
public record OtherTariff(Tariff tariff) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return plant.withTariff(tariff);
  }

  @Override
  public String describe(Plant plant) {
    return "the tariff is " + tariff.name();
  }
}
