package io.heatscheduler.bench.publicset;

import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * One sample of the ICON challenge (CSPLib problem 059): a day of tasks on machines with several
 * capacities, idle power, switching costs and a price forecast.
 *
 * <p>As a plant: a machine is shared equipment with {@code capacities}, {@code standby_kw}, {@code
 * startup_cost} and {@code shutdown_cost}; a task's power is its input. The machines are off after
 * the last slot, which costs a shut-down: one more slot, in which nothing is available, states
 * that.
 *
 * @param slotMinutes length of a slot
 * @param machines machines by number
 * @param tasks tasks by number
 * @param prices forecast price of each slot, per kWh
 */
record IconInstance(
    int slotMinutes, List<Machine> machines, List<Task> tasks, List<BigDecimal> prices) {
  /** Efficiency at which heat of p x d slots is a finite decimal for every slot length. */
  private static final int EFFICIENCY_PERCENT = 300;

  /** A machine: idle input in kW, money per start and shut-down, limits of the resources. */
  record Machine(
      BigDecimal idleKw, BigDecimal startCost, BigDecimal stopCost, List<BigDecimal> capacities) {}

  /** A task: slots it takes, first slot, slot by which it ends, input in kW, resources it holds. */
  record Task(int slots, int earliest, int latestEnd, BigDecimal powerKw, List<BigDecimal> uses) {}

  IconInstance {
    machines = List.copyOf(machines);
    tasks = List.copyOf(tasks);
    prices = List.copyOf(prices);
  }

  /** Reads a sample's folder. */
  static IconInstance read(Path sample) throws IOException {
    Queue<BigDecimal> numbers = numbers(sample.resolve("instance.txt"));
    int slotMinutes = numbers.remove().intValueExact();
    int resources = numbers.remove().intValueExact();
    List<Machine> machines = new ArrayList<>();
    for (int left = numbers.remove().intValueExact(); left > 0; left--) {
      numbers.remove(); // its number
      machines.add(
          new Machine(
              numbers.remove(), numbers.remove(), numbers.remove(), take(numbers, resources)));
    }
    List<Task> tasks = new ArrayList<>();
    for (int left = numbers.remove().intValueExact(); left > 0; left--) {
      numbers.remove(); // its number
      tasks.add(
          new Task(
              numbers.remove().intValueExact(),
              numbers.remove().intValueExact(),
              numbers.remove().intValueExact(),
              numbers.remove(),
              take(numbers, resources)));
    }
    Queue<BigDecimal> forecast = numbers(sample.resolve("forecast.txt"));
    List<BigDecimal> prices = new ArrayList<>();
    for (int left = forecast.remove().intValueExact(); left > 0; left--) {
      forecast.remove(); // its slot
      prices.add(forecast.remove());
    }
    return new IconInstance(slotMinutes, machines, tasks, prices);
  }

  /** The sample as a plant. */
  Plant plant() {
    List<BigDecimal> withLastSlot = new ArrayList<>(prices);
    withLastSlot.add(BigDecimal.ZERO);
    PlantDraft draft = new PricedHorizon(slotMinutes, withLastSlot).draft("ICON");
    Interval after = new Interval(draft.at(prices.size()), draft.at(prices.size() + 1));
    BigDecimal heatPerInput = BigDecimal.valueOf(EFFICIENCY_PERCENT).movePointLeft(2);
    BigDecimal allHeatKw = BigDecimal.ONE;
    for (int j = 0; j < tasks.size(); j++) {
      Task task = tasks.get(j);
      JobDraft job =
          new JobDraft(
              "T-%04d".formatted(j), draft.at(task.earliest()), draft.at(task.latestEnd()));
      job.durationMinutes = slotMinutes * task.slots();
      BigDecimal heatKw = task.powerKw().multiply(heatPerInput);
      job.heatKwh =
          heatKw
              .multiply(BigDecimal.valueOf(job.durationMinutes))
              .divide(BigDecimal.valueOf(60)); // exact: 60 divides 300 % x 20
      job.uses = amounts(task.uses());
      draft.jobs.add(job);
      allHeatKw = allHeatKw.add(heatKw);
    }
    for (int m = 0; m < machines.size(); m++) {
      Machine machine = machines.get(m);
      EquipmentDraft equipment = new EquipmentDraft("M-%02d".formatted(m));
      equipment.type = EquipmentType.HEAT_PUMP;
      equipment.efficiencyPercent = BigDecimal.valueOf(EFFICIENCY_PERCENT);
      equipment.capacityKw = allHeatKw;
      equipment.standbyKw = machine.idleKw();
      equipment.startupCost = machine.startCost();
      equipment.shutdownCost = machine.stopCost();
      equipment.capacities = amounts(machine.capacities());
      equipment.unavailable.add(new Unavailability(after, "day ends", ""));
      draft.equipment.add(equipment);
    }
    return draft.build();
  }

  private static Map<String, BigDecimal> amounts(List<BigDecimal> values) {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (int r = 0; r < values.size(); r++) {
      amounts.put("r" + (r + 1), values.get(r));
    }
    return amounts;
  }

  private static Queue<BigDecimal> numbers(Path file) throws IOException {
    Queue<BigDecimal> numbers = new ArrayDeque<>();
    for (String line : Files.readAllLines(file)) {
      Arrays.stream(line.trim().split("\\s+"))
          .filter(text -> !text.isEmpty())
          .map(BigDecimal::new)
          .forEach(numbers::add);
    }
    return numbers;
  }

  private static List<BigDecimal> take(Queue<BigDecimal> numbers, int count) {
    List<BigDecimal> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(numbers.remove());
    }
    return taken;
  }
}
