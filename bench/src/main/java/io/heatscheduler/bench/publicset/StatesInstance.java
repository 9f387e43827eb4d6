package io.heatscheduler.bench.publicset;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One instance of the machine-state problems of the Czech Technical University (Benedikt, Modos,
 * Hanzalek, "Power of Pre-Processing", CPAIOR 2020): jobs on one machine under a price per slot,
 * with times and powers of switching between on, off and standby states.
 *
 * <p>As a plant: a slot is an hour; the machine is batch equipment with {@code standby_kw} for
 * waiting while on, so that a job's input is the rest of its power; state 0 is off, its switching
 * {@code startup_minutes} and {@code shutdown_minutes} with their energies; the others are {@code
 * standby_states}. The machine is off, not switching, in the first and the last slot: it is
 * unavailable there.
 *
 * @param prices price of each slot
 * @param slotsOfJob processing time of each job
 * @param onKw power while processing
 * @param idleKw power while on and waiting
 * @param states off, then the standby states
 */
record StatesInstance(
    List<BigDecimal> prices,
    List<Integer> slotsOfJob,
    BigDecimal onKw,
    BigDecimal idleKw,
    List<State> states) {
  private static final int SLOT_MINUTES = 60;

  /** Off or standby: power while in it, slots and power of switching to it and back. */
  record State(
      BigDecimal holdingKw, int downSlots, BigDecimal downKw, int upSlots, BigDecimal upKw) {
    Energy downEnergy() {
      return new Energy(downKw.multiply(BigDecimal.valueOf(downSlots)));
    }

    Energy upEnergy() {
      return new Energy(upKw.multiply(BigDecimal.valueOf(upSlots)));
    }
  }

  StatesInstance {
    prices = List.copyOf(prices);
    slotsOfJob = List.copyOf(slotsOfJob);
    states = List.copyOf(states);
  }

  /** Names of the set's instances in order. */
  static List<String> names(Path set) throws IOException {
    try (var files = Files.list(set.resolve("instances"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  /** Reads an instance from the set's folder. */
  static StatesInstance read(Path set, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(set.resolve("instances").resolve(name + ".json"));
    Node.Mapping file =
        (Node.Mapping) new JsonReader().document(SourceBytes.of(name, bytes)).orThrow();
    List<Integer> jobs = new ArrayList<>();
    for (Node job : items(file, "Jobs")) {
      jobs.add(number(value((Node.Mapping) job, "ProcessingTime")).intValueExact());
    }
    List<State> states = new ArrayList<>();
    for (int k = 0; k < items(file, "OffPowerConsumption").size(); k++) {
      states.add(
          new State(
              number(items(file, "OffPowerConsumption").get(k)),
              number(items(file, "OnOffTime").get(k)).intValueExact(),
              number(items(file, "OnOffPowerConsumption").get(k)),
              number(items(file, "OffOnTime").get(k)).intValueExact(),
              number(items(file, "OffOnPowerConsumption").get(k))));
    }
    return new StatesInstance(
        items(file, "EnergyCosts").stream().map(StatesInstance::number).toList(),
        jobs,
        number(value(file, "OnPowerConsumption")),
        number(value(file, "IdlePowerConsumption")),
        states);
  }

  /** The proven optimum of an instance. */
  static BigDecimal optimum(Path set, String name) throws IOException {
    List<String> lines = Files.readAllLines(set.resolve("best_known.csv"));
    int cost = List.of(lines.getFirst().split(",")).indexOf("best_cost");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      if (cells[0].equals(name)) {
        return new BigDecimal(cells[cost]);
      }
    }
    throw new IllegalArgumentException(set + " lists no optimum of " + name);
  }

  /** The instance as a plant. */
  Plant plant() {
    PlantDraft draft = new PricedHorizon(SLOT_MINUTES, prices).draft("machine states");
    EquipmentDraft machine = new EquipmentDraft("M-1");
    machine.mode = OperatingMode.BATCH;
    machine.capacityKw = onKw;
    machine.standbyKw = idleKw;
    machine.startupEnergyKwh = states.getFirst().upEnergy().kilowattHours();
    machine.transitions =
        new Transitions(
            SLOT_MINUTES * states.getFirst().upSlots(),
            SLOT_MINUTES * states.getFirst().downSlots(),
            states.getFirst().downEnergy(),
            false,
            standbyStates());
    int last = prices.size() - 1;
    machine.unavailable.add(off(draft, 0));
    machine.unavailable.add(off(draft, last));
    draft.equipment.add(machine);
    BigDecimal heatKw = onKw.subtract(idleKw);
    for (int j = 0; j < slotsOfJob.size(); j++) {
      JobDraft job = new JobDraft(jobId(j), draft.at(0), draft.at(prices.size()));
      job.durationMinutes = SLOT_MINUTES * slotsOfJob.get(j);
      job.heatKwh = heatKw.multiply(BigDecimal.valueOf(slotsOfJob.get(j)));
      draft.jobs.add(job);
    }
    return draft.build();
  }

  private static Unavailability off(PlantDraft draft, int slot) {
    return new Unavailability(
        new Interval(draft.at(slot), draft.at(slot + 1)), "off in the first and last slot", "");
  }

  /** Id of the job with a number. */
  static String jobId(int number) {
    return "J-%03d".formatted(number);
  }

  private List<StandbyState> standbyStates() {
    List<StandbyState> standby = new ArrayList<>();
    for (int k = 1; k < states.size(); k++) {
      State state = states.get(k);
      standby.add(
          new StandbyState(
              "standby-" + k,
              new Power(state.holdingKw()),
              SLOT_MINUTES * state.downSlots(),
              state.downEnergy(),
              SLOT_MINUTES * state.upSlots(),
              state.upEnergy()));
    }
    return standby;
  }

  private static List<Node> items(Node.Mapping file, String key) {
    return ((Node.Sequence) value(file, key)).items();
  }

  private static Node value(Node.Mapping file, String key) {
    Node value = file.get(key);
    if (value == null) {
      throw new IllegalArgumentException("%s: %s is missing".formatted(file.location(), key));
    }
    return value;
  }

  private static BigDecimal number(Node node) {
    return new BigDecimal(((Node.Scalar) node).text());
  }
}
