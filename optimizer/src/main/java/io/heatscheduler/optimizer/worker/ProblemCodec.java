package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RestState;
import io.heatscheduler.optimizer.problem.Resting;
import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.problem.SoftTerms;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binary form of problems and plans, field by field in the order of the records. */
final class ProblemCodec {
  private ProblemCodec() {}

  static void write(DataOutput out, Problem problem) throws IOException {
    out.writeInt(problem.slots());
    out.writeInt(problem.slotMinutes());
    writeInts(out, problem.dayOfSlot());
    out.writeInt(problem.equipment().size());
    for (Equipment e : problem.equipment()) {
      write(out, e);
    }
    out.writeInt(problem.jobs().size());
    for (Job job : problem.jobs()) {
      write(out, job);
    }
    out.writeInt(problem.dimensions());
    writeInts(out, problem.operators());
    writeLongs(out, problem.baseLoad());
    out.writeLong(problem.peakLimit());
    out.writeInt(problem.demand().size());
    for (DemandComponent component : problem.demand()) {
      out.writeUTF(component.id());
      writeLongs(out, component.slots().toLongArray());
      out.writeDouble(component.ratePerKw());
      out.writeLong(component.floor());
    }
    out.writeLong(problem.fixedCost());
    out.writeInt(problem.publishedLines());
    write(out, problem.soft());
  }

  /** The peaks are the last demand components: only their number is written. */
  private static void write(DataOutput out, SoftTerms soft) throws IOException {
    out.writeInt(soft.peaks().size());
    out.writeInt(soft.starts().size());
    for (Map.Entry<SoftTerms.Place, SlotPrices> start : soft.starts().entrySet()) {
      out.writeInt(start.getKey().job());
      out.writeInt(start.getKey().equipment());
      writeLongs(out, start.getValue().units());
    }
    out.writeInt(soft.on().size());
    for (Map.Entry<Integer, SlotPrices> on : soft.on().entrySet()) {
      out.writeInt(on.getKey());
      writeLongs(out, on.getValue().units());
    }
    SlotPrices operators = soft.operators();
    out.writeBoolean(operators != null);
    if (operators != null) {
      writeLongs(out, operators.units());
    }
  }

  private static SoftTerms readSoft(DataInput in, List<DemandComponent> demand) throws IOException {
    int peaks = in.readInt();
    Map<SoftTerms.Place, SlotPrices> starts = new HashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      starts.put(
          new SoftTerms.Place(in.readInt(), in.readInt()), SlotPrices.ofUnits(readLongs(in)));
    }
    Map<Integer, SlotPrices> on = new HashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      on.put(in.readInt(), SlotPrices.ofUnits(readLongs(in)));
    }
    SlotPrices operators = in.readBoolean() ? SlotPrices.ofUnits(readLongs(in)) : null;
    return new SoftTerms(
        starts, on, operators, demand.subList(demand.size() - peaks, demand.size()));
  }

  static Problem readProblem(DataInput in) throws IOException {
    int slots = in.readInt();
    int slotMinutes = in.readInt();
    int[] days = readInts(in);
    List<Equipment> equipment = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      equipment.add(readEquipment(in));
    }
    List<Job> jobs = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      jobs.add(readJob(in));
    }
    int dimensions = in.readInt();
    int[] operators = readInts(in);
    long[] baseLoad = readLongs(in);
    long peakLimit = in.readLong();
    List<DemandComponent> demand = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      demand.add(new DemandComponent(in.readUTF(), readBits(in), in.readDouble(), in.readLong()));
    }
    return new Problem(
        slots,
        slotMinutes,
        days,
        equipment,
        jobs,
        dimensions,
        operators,
        baseLoad,
        peakLimit,
        demand,
        in.readLong(),
        in.readInt(),
        readSoft(in, demand));
  }

  private static void write(DataOutput out, Equipment e) throws IOException {
    out.writeUTF(e.id());
    out.writeBoolean(e.electric());
    out.writeBoolean(e.batch());
    out.writeInt(e.turnaroundSlots());
    out.writeLong(e.capacity());
    out.writeLong(e.minLoad());
    out.writeLong(e.standby());
    out.writeLong(e.startupInput());
    out.writeLong(e.startupCost());
    out.writeLong(e.shutdownCost());
    out.writeInt(e.minRunSlots());
    out.writeInt(e.maxStartsPerDay());
    out.writeInt(e.startsToday());
    out.writeBoolean(e.initiallyOn());
    out.writeInt(e.mustStayOnSlots());
    writeDoubles(out, e.curve().heatPoints());
    writeDoubles(out, e.curve().inputPoints());
    writeDoubles(out, e.inputScale());
    writeDoubles(out, e.pricePerKwh());
    writeLongs(out, e.available().toLongArray());
    writeLongs(out, e.dimensionCapacity());
    out.writeInt(e.resting().states().size());
    for (RestState state : e.resting().states()) {
      out.writeInt(state.shutdownSlots());
      out.writeInt(state.startupSlots());
      out.writeLong(state.shutdownInput());
      out.writeLong(state.startupInput());
      out.writeLong(state.holdingInput());
    }
    writeLongs(out, e.resting().standbySlots().toLongArray());
  }

  private static Resting readResting(DataInput in) throws IOException {
    List<RestState> states = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      states.add(
          new RestState(in.readInt(), in.readInt(), in.readLong(), in.readLong(), in.readLong()));
    }
    return new Resting(states, readBits(in));
  }

  private static Equipment readEquipment(DataInput in) throws IOException {
    return new Equipment(
        in.readUTF(),
        in.readBoolean(),
        in.readBoolean(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.readInt(),
        readCurve(in),
        readDoubles(in),
        readDoubles(in),
        readBits(in),
        readLongs(in),
        readResting(in));
  }

  private static InputCurve readCurve(DataInput in) throws IOException {
    double[] heat = readDoubles(in);
    double[] input = readDoubles(in);
    return heat.length == 0 ? InputCurve.LINEAR : InputCurve.through(heat, input);
  }

  private static void write(DataOutput out, Job job) throws IOException {
    out.writeUTF(job.id());
    writeLongs(out, job.heat());
    out.writeInt(job.operators());
    writeLongs(out, job.uses());
    writeInts(out, job.predecessors());
    out.writeInt(job.options().size());
    for (Job.Option option : job.options()) {
      out.writeInt(option.equipment());
      writeLongs(out, option.starts().toLongArray());
    }
  }

  private static Job readJob(DataInput in) throws IOException {
    String id = in.readUTF();
    long[] heat = readLongs(in);
    int operators = in.readInt();
    long[] uses = readLongs(in);
    int[] predecessors = readInts(in);
    List<Job.Option> options = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      options.add(new Job.Option(in.readInt(), readBits(in)));
    }
    return new Job(id, heat, operators, uses, predecessors, options);
  }

  static void write(DataOutput out, @Nullable Plan plan) throws IOException {
    out.writeBoolean(plan != null);
    if (plan != null) {
      writeInts(out, plan.equipmentOfJob());
      writeInts(out, plan.startOfJob());
      out.writeInt(plan.on().size());
      for (BitSet on : plan.on()) {
        writeLongs(out, on.toLongArray());
      }
      for (Map<Integer, Integer> standby : plan.standby()) {
        out.writeInt(standby.size());
        for (Map.Entry<Integer, Integer> run : new TreeMap<>(standby).entrySet()) {
          out.writeInt(run.getKey());
          out.writeInt(run.getValue());
        }
      }
    }
  }

  static @Nullable Plan readPlan(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    int[] equipment = readInts(in);
    int[] start = readInts(in);
    List<BitSet> on = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      on.add(readBits(in));
    }
    List<Map<Integer, Integer>> standby = new ArrayList<>();
    for (int n = on.size(); n > 0; n--) {
      Map<Integer, Integer> runs = new HashMap<>();
      for (int r = in.readInt(); r > 0; r--) {
        runs.put(in.readInt(), in.readInt());
      }
      standby.add(runs);
    }
    return new Plan(equipment, start, on, standby);
  }

  private static void writeInts(DataOutput out, int[] values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static int[] readInts(DataInput in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  static void writeLongs(DataOutput out, long[] values) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  static long[] readLongs(DataInput in) throws IOException {
    long[] values = new long[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  static BitSet readBits(DataInput in) throws IOException {
    return BitSet.valueOf(readLongs(in));
  }

  private static void writeDoubles(DataOutput out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readDoubles(DataInput in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
