package io.heatscheduler.optimizer.bound.tree;

import io.heatscheduler.optimizer.bound.Bounder;
import io.heatscheduler.optimizer.bound.LagrangianBound;
import io.heatscheduler.optimizer.bound.PeakBox;
import io.heatscheduler.optimizer.bound.RowPrices;
import io.heatscheduler.optimizer.bound.configuration.ConfigurationBound;
import io.heatscheduler.optimizer.bound.configuration.Copies;
import io.heatscheduler.optimizer.bound.tree.TreeNode.Stage;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Branch and bound over parts of all plans, lowest bound first (docs/model/milp.md, section Tree).
 *
 * <p>The Lagrangian bound of all plans comes first. Then wide peak boxes are halved and bounded by
 * rows; a narrow box gets the stronger configuration bound, which also rules out starts; after that
 * the node is split by box or by the job whose relaxed starts scatter most. The open nodes cover
 * every plan better than the incumbent, so the lowest of their bounds holds for all.
 */
public final class BoundTree implements Bounder {
  private static final double CONVERGED = 2e-4;
  private static final int RECENT = 24;
  private static final int MOST_NODES = 20_000;
  private static final double LOST = Double.POSITIVE_INFINITY;

  /** A box narrower than this share of the incumbent, in money, is bounded by configurations. */
  private static final double NARROW = 0.03;

  /** A box wider than this share of a node's gap, in money, is split before any job. */
  private static final double WIDE_IN_GAP = 0.15;

  /** Rounds, about, that a wide box is worth by rows. */
  private static final long ROWS_ROUNDS = 300;

  /** A node is bounded again while that raises its bound by this share of its gap. */
  private static final double RISING = 0.04;

  private static final int FIRST_ROUNDS = 500;
  private static final double FIRST_STEP = 0.05;
  private static final int ROUNDS = 50;
  private static final double STEP = 0.03;

  private final FlatProblem p;
  private final BoxStarts boxStarts;
  private final LagrangianBound root;
  private final Copies copies;
  private final double runSlots;
  private final long mostRowsWork;
  private final PriorityQueue<TreeNode> open = new PriorityQueue<>(TreeNode.LOWEST_FIRST);
  private final Deque<TreeNode> waiting = new ArrayDeque<>();
  private final Deque<TreeNode> recent = new ArrayDeque<>();
  private final double[] floorKw;
  private @Nullable TreeNode node;
  private @Nullable LagrangianBound rows;
  private @Nullable ConfigurationBound configurations;
  private @Nullable FlatProblem reduced;
  private boolean rootDone;
  private boolean exhausted;
  private double closed = LOST;
  private double best = Double.NEGATIVE_INFINITY;
  private int nodes;
  private int numbered;
  private long finishedWork;

  /** Bounds of a problem. */
  public BoundTree(FlatProblem p) {
    this.p = p;
    boxStarts = new BoxStarts(p);
    root = new LagrangianBound(p);
    rows = root;
    copies = new Copies(p);
    floorKw = new double[p.components];
    mostRowsWork = ROWS_ROUNDS * ((long) p.equipment * p.slots + p.jobs * 40L);
    double slots = 0;
    for (int d : p.duration) {
      slots += d;
    }
    runSlots = Math.max(1, slots);
  }

  @Override
  public long bound() {
    double value = rootDone ? best : root.bestValue();
    return value == Double.NEGATIVE_INFINITY
        ? Long.MIN_VALUE
        : (long) Math.floor(value * Units.MONEY_PER_ONE);
  }

  @Override
  public void raisePeakFloor(int component, double kilowatts) {
    floorKw[component] = Math.max(floorKw[component], kilowatts);
  }

  @Override
  public boolean isDone() {
    return exhausted;
  }

  @Override
  public long work() {
    LagrangianBound byRows = rows;
    ConfigurationBound byConfigurations = configurations;
    return finishedWork
        + (byRows == null ? 0 : byRows.work())
        + (byConfigurations == null ? 0 : byConfigurations.work());
  }

  /**
   * What the tree leaves of the problem: every plan cheaper than all incumbents passed in has its
   * starts and peaks in it. Null if the tree has not begun, or has nothing left.
   */
  public @Nullable Remainder remainder() {
    Remainder.Collector collector = new Remainder.Collector(p);
    Stream.of(open.stream(), waiting.stream(), Stream.ofNullable(node))
        .flatMap(nodes -> nodes)
        .forEach(
            part -> {
              PeakBox box = aboveFloor(part.box());
              List<Job> jobs = isEmpty(box) ? null : boxStarts.possible(box, part.jobs());
              if (jobs != null) {
                collector.add(box, jobs);
              }
            });
    return rootDone && !exhausted ? collector.remainder() : null;
  }

  /** Nodes bounded so far. */
  public int nodes() {
    return nodes;
  }

  @Override
  public void advance(long extraWork, long incumbent, BooleanSupplier cancelled) {
    double limit = incumbent == Long.MAX_VALUE ? LOST : incumbent / (double) Units.MONEY_PER_ONE;
    long end = work() + extraWork;
    while (work() < end && !exhausted && !cancelled.getAsBoolean()) {
      LagrangianBound byRows = rows;
      ConfigurationBound byConfigurations = configurations;
      if (byRows != null) {
        byRows.advance(Math.min(end - work(), 1_000_000), cancelled);
        boolean enough =
            rootDone
                && (byRows.relativeDelta() < CONVERGED
                    || byRows.bestValue() >= limit
                    || byRows.work() > mostRowsWork);
        if ((byRows.isConverged() || enough) && !cancelled.getAsBoolean()) {
          finish(byRows, limit);
        }
      } else if (byConfigurations != null) {
        byConfigurations.advance(Math.min(end - work(), 1_000_000), limit, cancelled);
        if ((byConfigurations.isDone() || byConfigurations.best() >= limit)
            && !cancelled.getAsBoolean()) {
          finish(byConfigurations, limit);
        }
      } else {
        next(limit);
      }
    }
  }

  private void finish(LagrangianBound done, double limit) {
    finishedWork += done.work();
    rows = null;
    if (!rootDone) {
      rootDone = true;
      best = done.bestValue();
      if (best >= limit) {
        exhausted = true;
        return;
      }
      open.add(
          new TreeNode(
              Stage.BY_ROWS,
              PeakBox.widest(p),
              p.problem.jobs(),
              best,
              done.bestMultipliers(),
              null,
              JobSplit.NONE,
              0,
              0));
      return;
    }
    TreeNode from = Objects.requireNonNull(node);
    keep(
        new TreeNode(
            Stage.BY_ROWS,
            from.box(),
            from.jobs(),
            Math.max(from.bound(), done.bestValue()),
            done.bestMultipliers(),
            null,
            JobSplit.NONE,
            0,
            from.number()),
        limit);
  }

  private void finish(ConfigurationBound done, double limit) {
    finishedWork += done.work();
    configurations = null;
    TreeNode from = Objects.requireNonNull(node);
    FlatProblem problem = Objects.requireNonNull(reduced);
    double bound = Math.max(from.bound(), done.best());
    List<Job> jobs = bound < limit && limit < LOST ? done.fixed(limit) : problem.problem.jobs();
    if (jobs.stream().anyMatch(job -> job.options().isEmpty())) {
      bound = Math.max(bound, limit);
    }
    float[] multipliers = new float[copies.size()];
    double[] exact = done.bestMultipliers();
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = (float) exact[i];
    }
    TreeNode bounded =
        new TreeNode(
            Stage.BY_CONFIGURATIONS,
            from.box(),
            jobs,
            bound,
            from.rows(),
            multipliers,
            JobSplit.choose(problem, done),
            bound - from.bound(),
            from.number());
    recent.add(bounded);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
    keep(bounded, limit);
  }

  private void keep(TreeNode bounded, double limit) {
    nodes++;
    node = null;
    if (bounded.bound() >= limit) {
      closed = Math.min(closed, bounded.bound());
    } else {
      open.add(bounded);
    }
  }

  /** Begins the next node: a half that waits, or what the lowest open node needs. */
  private void next(double limit) {
    TreeNode half = waiting.poll();
    if (half != null) {
      begin(half);
      return;
    }
    TreeNode lowest = open.poll();
    double lowestOpen = lowest == null ? LOST : lowest.bound();
    best = Math.max(best, Math.min(lowestOpen, Math.min(closed, limit)));
    if (lowest == null || lowest.bound() >= limit || nodes >= MOST_NODES) {
      exhausted = true;
      return;
    }
    if (isUnderFloor(lowest.box())) {
      begin(lowest.part(aboveFloor(lowest.box()), lowest.jobs(), ++numbered));
      return;
    }
    int widest = widest(lowest.box());
    double width = width(lowest.box(), widest);
    double scale = Math.max(1, Math.abs(limit == LOST ? lowest.bound() : limit));
    boolean configured = lowest.stage() == Stage.BY_CONFIGURATIONS;
    double narrow = configured ? WIDE_IN_GAP * (limit - lowest.bound()) : NARROW * scale;
    boolean stillRises = lowest.gain() > RISING * (limit - lowest.bound());
    if (width > narrow) {
      splitBox(lowest, widest);
    } else if (configured && !stillRises) {
      splitJob(lowest);
    } else {
      begin(lowest);
    }
  }

  private boolean isUnderFloor(PeakBox box) {
    for (int k = 0; k < p.components; k++) {
      if (box.lowKw(k) < floorKw[k]) {
        return true;
      }
    }
    return false;
  }

  /** The part of a box that the proven floors leave; its ends cross if that is nothing. */
  private PeakBox aboveFloor(PeakBox box) {
    PeakBox part = box;
    for (int k = 0; k < p.components; k++) {
      part = box.lowKw(k) < floorKw[k] ? part.above(k, floorKw[k]) : part;
    }
    return part;
  }

  private boolean isEmpty(PeakBox box) {
    for (int k = 0; k < p.components; k++) {
      if (box.lowKw(k) > box.highKw(k)) {
        return true;
      }
    }
    return false;
  }

  /** The component whose peak's range costs most, -1 without demand components. */
  private int widest(PeakBox box) {
    int widest = -1;
    for (int k = 0; k < p.components; k++) {
      if (widest < 0 || width(box, k) > width(box, widest)) {
        widest = k;
      }
    }
    return widest;
  }

  /** Money between the lower and the upper end of a component's peak. */
  private double width(PeakBox box, int component) {
    return component < 0
        ? 0
        : p.problem.demand().get(component).ratePerKw()
            * (box.highKw(component) - box.lowKw(component));
  }

  private void splitBox(TreeNode from, int component) {
    PeakBox box = from.box();
    double middle = (box.lowKw(component) + box.highKw(component)) / 2;
    waiting.add(from.part(box.below(component, middle), from.jobs(), ++numbered));
    waiting.add(from.part(box.above(component, middle), from.jobs(), ++numbered));
  }

  private void splitJob(TreeNode from) {
    JobSplit split = from.split();
    if (split.job() < 0) {
      exhausted = true; // the lowest node cannot be split: its bound is the bound
      return;
    }
    waiting.add(from.part(from.box(), split.half(from.jobs(), true), ++numbered));
    waiting.add(from.part(from.box(), split.half(from.jobs(), false), ++numbered));
  }

  /** Bounds a node: a new part of a node bounded by rows by rows too, else by configurations. */
  private void begin(TreeNode next) {
    boolean empty =
        isEmpty(next.box()) || next.jobs().stream().anyMatch(job -> job.options().isEmpty());
    FlatProblem problem = empty ? null : boxStarts.reduce(next.box(), next.jobs());
    if (problem == null) {
      nodes++; // no such peaks, or some job fits nowhere: no plan in the node
      return;
    }
    node = next;
    reduced = problem;
    float[] known = next.copies();
    if (known == null && next.stage() == Stage.NEW) {
      rows = new LagrangianBound(problem, next.box(), next.rows(), true);
      return;
    }
    if (known == null) {
      known = nearest(next.box());
    }
    double scale = Math.max(1, Math.abs(next.bound())) / runSlots;
    configurations =
        new ConfigurationBound(
            problem,
            copies,
            next.box(),
            boxStarts.roomKw(next.box()),
            known == null
                ? copies.multipliers(problem, RowPrices.of(problem, next.box(), next.rows()))
                : widened(known),
            scale * (known == null ? FIRST_STEP : STEP),
            known == null ? FIRST_ROUNDS : ROUNDS);
  }

  /** Multipliers of the box nearest in money among those bounded last, null if there is none. */
  private float @Nullable [] nearest(PeakBox box) {
    float[] nearest = null;
    double least = LOST;
    for (TreeNode other : recent) {
      double distance = 0;
      for (int k = 0; k < p.components; k++) {
        double rate = p.problem.demand().get(k).ratePerKw();
        distance += rate * Math.abs(other.box().lowKw(k) - box.lowKw(k));
        distance += rate * Math.abs(other.box().highKw(k) - box.highKw(k));
      }
      if (distance < least) {
        least = distance;
        nearest = other.copies();
      }
    }
    return nearest;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
