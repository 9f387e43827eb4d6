package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.IdenticalJobs;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every hard constraint of a problem as a CP-SAT model, without cost: start, on, start-up and
 * shut-down binaries of equations (X1)-(X7) and {@link CpSatGaps}, docs/model/milp.md, section
 * "Exact models".
 *
 * <p>Heat sums are exact integers in power units unless their range is over 1e15; then they are
 * rounded so that no feasible plan is lost.
 */
final class CpSatModel {
  /** Largest sum CP-SAT is given, to keep its arithmetic far from overflow. */
  static final double MAX_SUM = 1e15;

  /** A start that may be chosen. */
  record Start(int job, int equipment, int slot, BoolVar chosen) {}

  /** A start whose run covers a slot, in the k-th slot of the run. */
  record Running(Start start, int k) {}

  final Problem problem;
  private final IdenticalJobs identical;
  final CpModel model = new CpModel();
  final List<List<Start>> startsOfJob = new ArrayList<>();
  final BoolVar[][] on;
  final BoolVar[][] up;
  final BoolVar[][] down;

  /** Operators above the shifts' number, [slot]; empty if that number is a hard limit. */
  final List<IntVar> missingOperators = new ArrayList<>();

  private final @Nullable CpSatGaps[] gaps;
  private final List<List<List<Running>>> running = new ArrayList<>();

  /** Builds the model; the contractual peak is added by {@link CpSatInput}. */
  CpSatModel(Problem problem) {
    this.problem = problem;
    identical = IdenticalJobs.of(problem);
    int equipment = problem.equipment().size();
    on = new BoolVar[equipment][];
    up = new BoolVar[equipment][];
    down = new BoolVar[equipment][];
    gaps = new @Nullable CpSatGaps[equipment];
    for (int e = 0; e < equipment; e++) {
      on[e] = binaries("on", e);
      up[e] = binaries("up", e);
      down[e] = binaries("down", e);
      List<List<Running>> ofSlot = new ArrayList<>();
      for (int t = 0; t < problem.slots(); t++) {
        ofSlot.add(new ArrayList<>());
      }
      running.add(ofSlot);
      Equipment unit = problem.equipment().get(e);
      gaps[e] =
          unit.resting().isInstant() ? null : new CpSatGaps(model, unit, on[e], up[e], down[e]);
    }
    addStarts();
    for (int e = 0; e < equipment; e++) {
      addCommitment(e);
      addRunsOnlyWhileOn(e);
      addCapacity(e);
    }
    addOperators();
    addPredecessors();
    addOrderOfIdenticalJobs();
  }

  /** Gaps of an equipment that takes time between off and on; null for all others. */
  @Nullable CpSatGaps gaps(int e) {
    return gaps[e];
  }

  /** Start of an equipment from off in a slot: what counts and costs. */
  BoolVar start(int e, int t) {
    CpSatGaps of = gaps[e];
    return of == null ? up[e][t] : of.startsFromOff(t);
  }

  /** Shut-down of an equipment to off in a slot. */
  BoolVar stop(int e, int t) {
    CpSatGaps of = gaps[e];
    return of == null ? down[e][t] : of.stopsToOff(t);
  }

  /** Starts whose run covers a slot on an equipment. */
  List<Running> running(int e, int t) {
    return running.get(e).get(t);
  }

  /** Most jobs that can run on an equipment in a slot, for error bounds. */
  int mostJobs(int e, int t) {
    if (problem.equipment().get(e).batch()) {
      return 1;
    }
    return (int) running(e, t).stream().map(r -> r.start().job()).distinct().count();
  }

  private BoolVar[] binaries(String name, int e) {
    BoolVar[] row = new BoolVar[problem.slots()];
    for (int t = 0; t < row.length; t++) {
      row[t] = model.newBoolVar(name + e + "_" + t);
    }
    return row;
  }

  /** (X1): every job starts exactly once, in an allowed slot on an allowed equipment. */
  private void addStarts() {
    for (int j = 0; j < problem.jobs().size(); j++) {
      Job job = problem.jobs().get(j);
      List<Start> starts = new ArrayList<>();
      List<Literal> chosen = new ArrayList<>();
      for (Job.Option option : job.options()) {
        BitSet allowed = option.starts();
        for (int s = allowed.nextSetBit(0); s >= 0; s = allowed.nextSetBit(s + 1)) {
          BoolVar start = model.newBoolVar("x" + j + "_" + option.equipment() + "_" + s);
          Start choice = new Start(j, option.equipment(), s, start);
          starts.add(choice);
          chosen.add(start);
          for (int k = 0; k < job.duration(); k++) {
            running.get(option.equipment()).get(s + k).add(new Running(choice, k));
          }
        }
      }
      model.addExactlyOne(chosen);
      startsOfJob.add(starts);
    }
  }

  /** (X2)-(X4): on, start-up, shut-down, availability, minimum run, starts per day. */
  private void addCommitment(int e) {
    Equipment unit = problem.equipment().get(e);
    for (int t = 0; t < problem.slots(); t++) {
      if (!unit.isAvailable(t)) {
        model.addEquality(on[e][t], 0);
      }
      LinearExprBuilder change = LinearExpr.newBuilder().add(up[e][t]).addTerm(down[e][t], -1);
      change.addTerm(on[e][t], -1);
      if (t > 0) {
        change.add(on[e][t - 1]);
      } else {
        change.add(unit.initiallyOn() ? 1 : 0);
      }
      model.addEquality(change, 0);
      model.addImplication(up[e][t], on[e][t]);
      model.addImplication(down[e][t], on[e][t].not());
    }
    for (int t = 0; t < unit.mustStayOnSlots(); t++) {
      model.addEquality(on[e][t], 1);
    }
    if (unit.minRunSlots() > 1) {
      for (int t = 0; t < problem.slots(); t++) {
        LinearExprBuilder recent = LinearExpr.newBuilder();
        for (int s = Math.max(0, t - unit.minRunSlots() + 1); s <= t; s++) {
          recent.add(up[e][s]);
        }
        model.addLessOrEqual(recent, on[e][t]);
      }
    }
    if (unit.maxStartsPerDay() < problem.slots()) {
      addStartsPerDay(e, unit);
    }
  }

  private void addStartsPerDay(int e, Equipment unit) {
    for (int from = 0; from < problem.slots(); ) {
      int day = problem.dayOfSlot(from);
      int left = unit.maxStartsPerDay() - (from == 0 ? unit.startsToday() : 0);
      LinearExprBuilder starts = LinearExpr.newBuilder();
      int t = from;
      for (; t < problem.slots() && problem.dayOfSlot(t) == day; t++) {
        starts.add(start(e, t));
      }
      model.addLessOrEqual(starts, Math.max(0, left));
      from = t;
    }
  }

  /** (X5): a job runs only on equipment that is on. */
  private void addRunsOnlyWhileOn(int e) {
    for (int t = 0; t < problem.slots(); t++) {
      int job = -1;
      LinearExprBuilder ofJob = LinearExpr.newBuilder();
      for (Running run : running(e, t)) { // ascending by job
        if (run.start().job() != job && job >= 0) {
          model.addLessOrEqual(ofJob, on[e][t]);
          ofJob = LinearExpr.newBuilder();
        }
        job = run.start().job();
        ofJob.add(run.start().chosen());
      }
      if (job >= 0) {
        model.addLessOrEqual(ofJob, on[e][t]);
      }
    }
  }

  /** (X6): heat within capacity, one batch at a time with turnaround, further dimensions. */
  private void addCapacity(int e) {
    Equipment unit = problem.equipment().get(e);
    long[] ofDimension = unit.dimensionCapacity();
    for (int t = 0; t < problem.slots(); t++) {
      List<Running> here = running(e, t);
      if (here.isEmpty()) {
        continue;
      }
      if (unit.batch()) {
        List<Literal> batches = new ArrayList<>();
        here.forEach(run -> batches.add(run.start().chosen()));
        model.addAtMostOne(withTurnaround(e, t, unit, batches));
      }
      WeightedRow heat = new WeightedRow();
      here.forEach(run -> heat.add(run.start().chosen(), heatOf(run)));
      atMost(heat, (double) unit.capacity() + Units.LIMIT_TOLERANCE_OF_BOUND);
      for (int d = 0; d < ofDimension.length; d++) {
        if (ofDimension[d] < Long.MAX_VALUE) {
          WeightedRow uses = new WeightedRow();
          for (Running run : here) {
            uses.add(run.start().chosen(), problem.jobs().get(run.start().job()).uses(d));
          }
          atMost(uses, ofDimension[d]);
        }
      }
    }
  }

  private List<Literal> withTurnaround(int e, int t, Equipment unit, List<Literal> batches) {
    for (int s = Math.max(0, t - unit.turnaroundSlots()); s < t; s++) {
      for (Running run : running(e, s)) {
        boolean ends = run.k() == problem.jobs().get(run.start().job()).duration() - 1;
        if (ends) {
          batches.add(run.start().chosen());
        }
      }
    }
    return batches;
  }

  private void addOperators() {
    for (int t = 0; t < problem.slots(); t++) {
      if (problem.operators(t) == Integer.MAX_VALUE) {
        continue;
      }
      WeightedRow people = new WeightedRow();
      if (problem.soft().operators() != null) {
        people.add(missing(t), -1);
      }
      for (int e = 0; e < on.length; e++) {
        for (Running run : running(e, t)) {
          people.add(run.start().chosen(), problem.jobs().get(run.start().job()).operators());
        }
      }
      atMost(people, problem.operators(t));
    }
  }

  private IntVar missing(int t) {
    long most = problem.jobs().stream().mapToLong(Job::operators).sum();
    while (missingOperators.size() <= t) {
      missingOperators.add(model.newIntVar(0, most, "missing" + missingOperators.size()));
    }
    return missingOperators.get(t);
  }

  /** (X7): started by slot t implies that the predecessor had started a duration earlier. */
  private void addPredecessors() {
    for (int j = 0; j < problem.jobs().size(); j++) {
      for (int p : problem.jobs().get(j).predecessors()) {
        int duration = problem.jobs().get(p).duration();
        for (int t = 0; t < problem.slots(); t++) {
          LinearExprBuilder ended = startedBy(p, t - duration);
          model.addLessOrEqual(startedBy(j, t), ended);
        }
      }
    }
  }

  /** (X14): of identical jobs the one with the lower index starts first. */
  private void addOrderOfIdenticalJobs() {
    for (int j = 0; j < startsOfJob.size(); j++) {
      if (identical.hasNext(j)) {
        model.addLessOrEqual(startSlot(j), startSlot(identical.next(j)));
      }
    }
  }

  private LinearExprBuilder startSlot(int j) {
    LinearExprBuilder slot = LinearExpr.newBuilder();
    startsOfJob.get(j).forEach(start -> slot.addTerm(start.chosen(), start.slot()));
    return slot;
  }

  private LinearExprBuilder startedBy(int j, int slot) {
    LinearExprBuilder started = LinearExpr.newBuilder();
    for (Start start : startsOfJob.get(j)) {
      if (start.slot() <= slot) {
        started.add(start.chosen());
      }
    }
    return started;
  }

  /** Adds row at most limit; rounds in favour of feasibility if the row's range needs it. */
  void atMost(WeightedRow row, double limit) {
    double highest = row.highest() + row.constant();
    if (highest <= limit) {
      return;
    }
    double unit = unitFor(Math.max(highest, Math.abs(limit)));
    model.addLessOrEqual(row.floored(unit), (long) Math.floor((limit - row.constant()) / unit));
  }

  /** Smallest power of ten, at least 1, by which a sum must be divided to be handled safely. */
  static double unitFor(double highest) {
    double unit = 1;
    while (highest / unit > MAX_SUM) {
      unit *= 10;
    }
    return unit;
  }

  /** Heat of a running job in its slot, power units. */
  long heatOf(Running run) {
    return problem.jobs().get(run.start().job()).heat(run.k());
  }

  /** Starts the solver at a known plan. */
  void hint(Plan known) {
    Plan plan = identical.inOrder(known);
    for (List<Start> starts : startsOfJob) {
      for (Start s : starts) {
        model.addHint(
            s.chosen(),
            plan.equipmentOf(s.job()) == s.equipment() && plan.startOf(s.job()) == s.slot()
                ? 1L
                : 0L);
      }
    }
    for (int e = 0; e < on.length; e++) {
      boolean before = problem.equipment().get(e).initiallyOn();
      for (int t = 0; t < problem.slots(); t++) {
        boolean now = plan.isOn(e, t);
        model.addHint((IntVar) on[e][t], now ? 1 : 0);
        model.addHint((IntVar) up[e][t], now && !before ? 1 : 0);
        model.addHint((IntVar) down[e][t], before && !now ? 1 : 0);
        before = now;
      }
      CpSatGaps of = gaps[e];
      if (of != null) {
        of.hint(model, plan, e);
      }
    }
  }

  /** Reads the plan from the values of the variables. */
  Plan plan(ToLongFunction<LinearArgument> value) {
    int[] equipment = new int[startsOfJob.size()];
    int[] start = new int[startsOfJob.size()];
    for (List<Start> starts : startsOfJob) {
      for (Start s : starts) {
        if (value.applyAsLong(s.chosen()) == 1) {
          equipment[s.job()] = s.equipment();
          start[s.job()] = s.slot();
        }
      }
    }
    List<BitSet> onSlots = new ArrayList<>();
    for (BoolVar[] row : on) {
      BitSet set = new BitSet();
      for (int t = 0; t < row.length; t++) {
        set.set(t, value.applyAsLong(row[t]) == 1);
      }
      onSlots.add(set);
    }
    List<Map<Integer, Integer>> standby = new ArrayList<>();
    for (CpSatGaps of : gaps) {
      standby.add(of == null ? Map.of() : of.standby(value));
    }
    return new Plan(equipment, start, onSlots, standby);
  }
}
