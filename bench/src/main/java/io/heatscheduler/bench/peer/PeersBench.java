package io.heatscheduler.bench.peer;

import io.heatscheduler.bench.Anytime;
import io.heatscheduler.bench.ReferencePlants;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.TextbookOptimizer;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Plans each plant with ours and then with each peer, with the same time, and prints what each had
 * when, and how much sooner ours had a plan as good as the peer's last.
 *
 * <p>Costs are exact: every last plan is verified and priced from the plant alone. A peer that is
 * not installed is named and skipped.
 */
public final class PeersBench {
  private static final String ROW = "%-14s %-18s %8s %11s %11s %11s %11s %8s %8s %8s %9s %8s  %s%n";

  private final Path root;
  private final Duration limit;
  private final ReferencePlants plants;

  private PeersBench(Path root, Duration limit, ReferencePlants plants) {
    this.root = root;
    this.limit = limit;
    this.plants = plants;
  }

  /**
   * Runs the comparison.
   *
   * @param args seconds per solver and plant, then peers after {@code --peers=}, then plant folders
   *     or prefixes of published plants; without plants S and M, without peers all
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: peers SECONDS [--peers=cbc,highs,scip,cp-sat,gurobi] [PLANT ...]");
      System.exit(2);
      return;
    }
    List<String> rest = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
    List<String> peers = List.of("cbc", "highs", "scip", "cp-sat", "gurobi");
    if (!rest.isEmpty() && rest.getFirst().startsWith("--peers=")) {
      peers = List.of(rest.removeFirst().substring("--peers=".length()).split(","));
    }
    Path root = Path.of(System.getProperty("heatscheduler.root", "."));
    Duration limit = Duration.ofMillis(Math.round(Double.parseDouble(args[0]) * 1000));
    PeersBench bench = new PeersBench(root, limit, ReferencePlants.open());
    bench.run(peers, rest.isEmpty() ? List.of("S-", "M-") : rest);
  }

  private void run(List<String> peers, List<String> wanted) throws IOException {
    System.out.printf(
        ROW,
        "plant",
        "solver",
        "first s",
        "1 s",
        "10 s",
        "60 s",
        "final",
        "best %",
        "gap %",
        "FIFO %",
        "ours at s",
        "factor",
        "ended");
    List<Path> folders = plants.named(wanted);
    List<TextbookSolver> textbook = new ArrayList<>();
    for (String peer : peers) {
      Arrays.stream(TextbookSolver.values())
          .filter(solver -> solver.orToolsName().equals(peer))
          .forEach(textbook::add);
    }
    Optional<PulpCbc> cbc =
        peers.contains("cbc")
            ? PulpCbc.installed(root.resolve("bench/peers/pulp_cbc.py").toAbsolutePath())
            : Optional.empty();
    if (peers.contains("cbc") && cbc.isEmpty()) {
      System.out.println("skipped: pulp-cbc, no Python with PuLP and CBC on this machine");
    }
    textbook.removeIf(PeersBench::isMissing);
    for (Path folder : folders) {
      PlantGrid grid = ReferencePlants.load(folder);
      Lap ours = solveOurs(folder, grid);
      cbc.ifPresent(peer -> lap(folder, grid, peer).print(ours));
      for (TextbookSolver solver : textbook) {
        try (SolverProcess process = newProcess()) {
          lap(folder, grid, new TextbookOptimizer(solver, process)).print(ours);
        }
      }
    }
  }

  private static boolean isMissing(TextbookSolver solver) {
    boolean missing = !solver.isUsable();
    if (missing) {
      System.out.printf("skipped: %s, no library or no licence on this machine%n", solver);
    }
    return missing;
  }

  private Lap solveOurs(Path folder, PlantGrid grid) {
    try (SolverProcess process = newProcess()) {
      Lap lap = lap(folder, grid, new HybridOptimizer(process));
      lap.print(null);
      return lap;
    }
  }

  private static SolverProcess newProcess() {
    return new SolverProcess(WorkerSettings.ofThisProgram().withMemory(4_096, 8_192).withGrace(60));
  }

  private Lap lap(Path folder, PlantGrid grid, PlantOptimizer optimizer) {
    OptimizerSettings settings =
        new OptimizerSettings(limit, null, 1e-6, OptimizerSettings.DEFAULT.seed());
    Anytime anytime = new Anytime();
    Baseline fifo = FifoBaseline.plan(grid);
    boolean ours = optimizer instanceof HybridOptimizer;
    SlottedSchedule start = ours && fifo != null && fifo.feasible() ? fifo.schedule() : null;
    long begun = System.nanoTime();
    OptimizerResult result = optimizer.optimize(grid, settings, start, anytime, new Cancellation());
    double seconds = (System.nanoTime() - begun) / 1e9;
    SlottedSchedule schedule = result.schedule();
    BigDecimal bound = result.bound();
    return new Lap(
        ReferencePlants.nameOf(folder),
        optimizer.solverType(),
        anytime,
        schedule == null ? Double.NaN : cost(grid, schedule),
        bound == null ? Double.NaN : bound.doubleValue(),
        seconds,
        plants.bestKnown(folder),
        fifo != null && fifo.feasible() ? cost(grid, fifo.schedule()) : Double.NaN,
        result.terminationReason().published());
  }

  private static double cost(PlantGrid grid, SlottedSchedule schedule) {
    List<Finding> findings = ScheduleVerifier.verify(grid, schedule.toSchedule(grid));
    if (!findings.isEmpty()) {
      System.out.println("refused by the verifier: " + findings.getFirst());
      return Double.NaN;
    }
    return CostCalculator.price(grid, schedule).planCost().doubleValue();
  }

  /** One solver on one plant; NaN where a figure is missing. */
  private record Lap(
      String plant,
      String solver,
      Anytime anytime,
      double cost,
      double bound,
      double seconds,
      double bestKnown,
      double fifo,
      String ended) {

    /**
     * Prints a row.
     *
     * @param ours our lap on the same plant; null: this is it
     */
    void print(@org.jspecify.annotations.Nullable Lap ours) {
      double reached =
          ours == null || Double.isNaN(cost) ? Double.NaN : ours.anytime.secondsTo(cost + 1e-6);
      System.out.printf(
          ROW,
          plant,
          solver,
          number(anytime.firstPlanSeconds(), "%.2f"),
          number(anytime.costAt(Duration.ofSeconds(1)), "%.4f"),
          number(anytime.costAt(Duration.ofSeconds(10)), "%.4f"),
          number(anytime.costAt(Duration.ofSeconds(60)), "%.4f"),
          number(cost, "%.4f"),
          number((cost / bestKnown - 1) * 100, "%.2f"),
          number((cost - bound) / Math.abs(cost) * 100, "%.2f"),
          number((cost / fifo - 1) * 100, "%.1f"),
          ours == null ? "" : Double.isNaN(cost) ? "no plan" : number(reached, "%.2f"),
          ours == null ? "" : number(seconds / reached, "%.0f"),
          "%s, %.1f s".formatted(ended, seconds));
    }

    private static String number(double value, String format) {
      return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
  }
}
