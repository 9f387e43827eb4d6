package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.units.Power;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the format says about a plant, slot by slot. */
final class PlantFacts {
  final Plant plant;
  final SlotFacts slots;
  final TariffFacts tariff;
  final List<EquipmentFacts> equipment;
  final List<JobFacts> jobs;
  final @Nullable Fraction peakLimitKw;

  PlantFacts(Plant plant) {
    this.plant = plant;
    slots = new SlotFacts(plant);
    tariff = new TariffFacts(plant, slots);
    equipment =
        plant.equipment().stream()
            .map(e -> new EquipmentFacts(e, slots, tariff.electricityPerKwh))
            .toList();
    List<Job> planned =
        plant.jobs().stream()
            .filter(job -> job.earliestStart().isBefore(plant.horizon().end()))
            .toList();
    List<String> ids = planned.stream().map(Job::jobId).toList();
    jobs = planned.stream().map(job -> new JobFacts(job, plant, slots, ids)).toList();
    Power peak = plant.site().contractualPeak();
    peakLimitKw = peak == null ? null : Fraction.of(peak.kilowatts());
  }

  /** What the demand components charge for a site load. */
  Fraction demandCharge(Fraction[] siteLoadKw) {
    Fraction charge = Fraction.ZERO;
    for (TariffFacts.Component component : tariff.components) {
      Fraction highest = component.floorKw;
      for (int slot = 0; slot < slots.count; slot++) {
        if (component.measured[slot]) {
          highest = highest.max(siteLoadKw[slot]);
        }
      }
      charge = charge.plus(component.ratePerKw.times(highest.minus(component.floorKw)));
    }
    return charge;
  }
}
