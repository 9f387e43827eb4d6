package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Branch and bound over the levels of the demand peaks: the Lagrangian bound of all plans first,
 * then of ever narrower {@link PeakBox boxes}, the lowest bound first (docs/model/milp.md, section
 * Peak boxes).
 *
 * <p>The boxes cover every plan, so the lowest bound among the open ones is a bound of all. A box
 * as a hard limit rules out starts and allows packing rows, which the free peak does not.
 */
public final class PeakBoxes implements Bounder {
  private static final double CONVERGED = 2e-4;
  private static final double NARROW = 2e-4;
  private static final int MAX_BOXES = 4_000;
  private static final double LOST = Double.POSITIVE_INFINITY;

  private final FlatProblem p;
  private final LagrangianBound root;
  private final PriorityQueue<Node> open =
      new PriorityQueue<>(
          Comparator.<Node>comparingDouble(n -> n.bound).thenComparingInt(n -> n.number));
  private @Nullable LagrangianBound running;
  private @Nullable Node parent;
  private final List<PeakBox> children = new ArrayList<>();
  private boolean rootDone;
  private boolean exhausted;
  private double closed = LOST;
  private double best = Double.NEGATIVE_INFINITY;
  private int boxes;
  private long finishedWork;

  /** Bounds of a problem. */
  public PeakBoxes(FlatProblem p) {
    this.p = p;
    root = new LagrangianBound(p);
    running = root;
  }

  private record Node(PeakBox box, double bound, double[] multipliers, int number) {}

  @Override
  public long bound() {
    double value = rootDone ? best : root.bestValue();
    return value == Double.NEGATIVE_INFINITY
        ? Long.MIN_VALUE
        : (long) Math.floor(value * Units.MONEY_PER_ONE);
  }

  @Override
  public boolean isDone() {
    return exhausted;
  }

  @Override
  public long work() {
    return finishedWork + (running == null ? 0 : running.work());
  }

  /** Boxes bounded so far. */
  public int boxes() {
    return boxes;
  }

  @Override
  public void advance(long extraWork, long incumbent, BooleanSupplier cancelled) {
    double limit = incumbent == Long.MAX_VALUE ? LOST : incumbent / (double) Units.MONEY_PER_ONE;
    long end = work() + extraWork;
    while (work() < end && !exhausted && !cancelled.getAsBoolean()) {
      LagrangianBound current = running;
      if (current == null) {
        next(limit);
        continue;
      }
      current.advance(Math.min(end - work(), 1_000_000), cancelled);
      boolean stop =
          current.isConverged()
              || rootDone && (current.relativeDelta() < CONVERGED || current.bestValue() >= limit);
      if (stop && !cancelled.getAsBoolean()) {
        finish(current, limit);
      }
    }
  }

  private void finish(LagrangianBound current, double limit) {
    finishedWork += current.work();
    running = null;
    if (!rootDone) {
      rootDone = true;
      best = current.bestValue();
      if (p.components == 0 || best >= limit) {
        exhausted = true;
        return;
      }
      open.add(new Node(PeakBox.widest(p), best, current.bestMultipliers(), 0));
      return;
    }
    Node from = java.util.Objects.requireNonNull(parent);
    PeakBox box = children.removeLast();
    record(
        new Node(
            box, Math.max(from.bound, current.bestValue()), current.bestMultipliers(), ++boxes),
        limit);
  }

  private void record(Node node, double limit) {
    if (node.bound >= limit) {
      closed = Math.min(closed, node.bound);
    } else {
      open.add(node);
    }
  }

  /**
   * Starts the next box: the other half of the last split, or a split of the open box with the
   * lowest bound.
   */
  private void next(double limit) {
    while (!children.isEmpty()) {
      Node from = java.util.Objects.requireNonNull(parent);
      PeakBox box = children.getLast();
      FlatProblem reduced = reduced(box);
      if (reduced != null) {
        running = new LagrangianBound(reduced, box, from.multipliers, true);
        return;
      }
      children.removeLast(); // some job fits nowhere: no plan in the box
      boxes++;
    }
    parent = null;
    Node lowest = open.poll();
    double lowestOpen = lowest == null ? LOST : lowest.bound;
    best = Math.max(best, Math.min(lowestOpen, Math.min(closed, limit)));
    if (lowest == null || lowest.bound >= limit || boxes >= MAX_BOXES) {
      exhausted = true;
      return;
    }
    int widest = -1;
    double width = NARROW * Math.max(1, Math.abs(lowest.bound));
    for (int k = 0; k < p.components; k++) {
      double money =
          p.problem.demand().get(k).ratePerKw() * (lowest.box.highKw(k) - lowest.box.lowKw(k));
      if (money > width) {
        width = money;
        widest = k;
      }
    }
    if (widest < 0) {
      exhausted = true; // the lowest box cannot be split: its bound is the bound
      return;
    }
    double middle = (lowest.box.lowKw(widest) + lowest.box.highKw(widest)) / 2;
    parent = lowest;
    children.add(lowest.box.above(widest, middle));
    children.add(lowest.box.below(widest, middle));
  }

  /** The problem with the starts possible in a box, null if a job has none. */
  private @Nullable FlatProblem reduced(PeakBox box) {
    double[] room = PackingRows.roomKw(p, box);
    Problem problem = p.problem;
    List<Job> jobs = new ArrayList<>();
    for (int j = 0; j < p.jobs; j++) {
      List<Job.Option> options = new ArrayList<>();
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        int e = p.optionEquipment[j][o];
        BitSet starts = (BitSet) p.optionStarts[j][o].clone();
        if (p.electric[e] && p.linear[e]) {
          keepWithin(room, j, e, starts);
        }
        options.add(new Job.Option(e, starts));
      }
      Job job = problem.jobs().get(j).withOptions(options);
      if (job.options().isEmpty()) {
        return null;
      }
      jobs.add(job);
    }
    return new FlatProblem(problem.with(problem.equipment(), jobs));
  }

  private void keepWithin(double[] room, int j, int e, BitSet starts) {
    for (int s = starts.nextSetBit(0); s >= 0; s = starts.nextSetBit(s + 1)) {
      for (int k = 0; k < p.duration[j]; k++) {
        double heat = Math.max(p.heat[j][k], p.minLoad[e]);
        double inputKw = (heat * p.scale[e * p.slots + s + k] + p.standby[e]) / Units.POWER_PER_KW;
        if (inputKw > room[s + k]) {
          starts.clear(s);
          break;
        }
      }
    }
  }
}
