package io.heatscheduler.bench.publicset;

import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One instance of BPMSTP: jobs on parallel machines that differ in their energy rate, under a price
 * per slot; total energy cost against makespan.
 *
 * <p>As a plant: a slot is an hour, a machine a batch heat pump whose efficiency makes every job
 * draw the machine's rate in kW, a makespan limit the horizon's end.
 *
 * @param prices price of each slot
 * @param slotsOfJob processing time of each job
 * @param rates energy per busy slot of each machine, 1 to 6 so that the efficiency stays within 100
 *     to 600 %
 */
record BpmstpInstance(List<Integer> prices, List<Integer> slotsOfJob, List<Integer> rates) {
  /** Heat output of every job; 600 % divided by a rate of 1 to 6 is a finite decimal. */
  private static final int HEAT_KW = 6;

  BpmstpInstance {
    prices = List.copyOf(prices);
    slotsOfJob = List.copyOf(slotsOfJob);
    rates = List.copyOf(rates);
  }

  /** Reads instance {@code number} from the set's folder. */
  static BpmstpInstance read(Path set, int number) throws IOException {
    Path folder = set.resolve("instances");
    return new BpmstpInstance(
        integers(folder.resolve("Data_c" + number + ".txt")),
        integers(folder.resolve("Data_p" + number + ".txt")),
        integers(folder.resolve("Data_e" + number + ".txt")));
  }

  /** The plant in which everything must end within {@code makespan} slots. */
  Plant plant(int makespan) {
    PlantDraft draft =
        new PricedHorizon(
                60, prices.subList(0, makespan).stream().map(BigDecimal::valueOf).toList())
            .draft("BPMSTP");
    for (int m = 0; m < rates.size(); m++) {
      EquipmentDraft machine = new EquipmentDraft("M-%03d".formatted(m + 1));
      machine.type = EquipmentType.HEAT_PUMP;
      machine.mode = OperatingMode.BATCH;
      machine.capacityKw = BigDecimal.valueOf(HEAT_KW);
      machine.efficiencyPercent =
          BigDecimal.valueOf(100L * HEAT_KW).divide(BigDecimal.valueOf(rates.get(m)));
      draft.equipment.add(machine);
    }
    for (int j = 0; j < slotsOfJob.size(); j++) {
      JobDraft job = new JobDraft("J-%04d".formatted(j + 1), draft.at(0), draft.at(makespan));
      job.durationMinutes = 60 * slotsOfJob.get(j);
      job.heatKwh = BigDecimal.valueOf((long) HEAT_KW * slotsOfJob.get(j));
      draft.jobs.add(job);
    }
    return draft.build();
  }

  private static List<Integer> integers(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> (int) Math.round(Double.parseDouble(line.trim())))
        .toList();
  }
}
