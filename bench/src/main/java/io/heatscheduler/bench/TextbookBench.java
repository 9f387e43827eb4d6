package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.TextbookOptimizer;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Our optimizer beside the textbook mixed-integer program under HiGHS, SCIP and CP-SAT, on the
 * generated reference plants, in one run with the same time each.
 *
 * <p>Every schedule is verified and priced from the plant alone before its cost is printed. The
 * best known costs come from the table of the plants folder's README.md.
 */
public final class TextbookBench {
  private final Path plants;
  private final Duration limit;
  private final BestKnown bestKnown;

  private TextbookBench(Path plants, Duration limit) throws IOException {
    this.plants = plants;
    this.limit = limit;
    this.bestKnown = BestKnown.read(plants.resolve("README.md"));
  }

  /**
   * Runs the comparison.
   *
   * @param args seconds per solver and plant, then plant names or prefixes; without names S and M
   */
  public static void main(String[] args) throws IOException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    if (data == null || args.length == 0) {
      System.err.println(
          "usage: TextbookBench SECONDS [PLANT ...], with HEATSCHEDULER_REFERENCE_DATA naming the reference data");
      System.exit(2);
      return;
    }
    List<String> wanted = new ArrayList<>(List.of(args).subList(1, args.length));
    if (wanted.isEmpty()) {
      wanted.addAll(List.of("S-", "M-"));
    }
    Duration limit = Duration.ofMillis(Math.round(Double.parseDouble(args[0]) * 1000));
    new TextbookBench(Path.of(data, "plants"), limit).run(wanted);
  }

  private void run(List<String> wanted) throws IOException {
    System.out.printf(
        "%-12s %-16s %14s %8s %14s %8s %7s  %s%n",
        "plant", "solver", "cost", "diff %", "bound", "gap %", "s", "ended");
    for (String name : names(wanted)) {
      PlantGrid grid = load(plants.resolve(name));
      try (SolverProcess ours = newProcess()) {
        run(name, grid, new HybridOptimizer(ours));
      }
      for (TextbookSolver solver : TextbookSolver.values()) {
        try (SolverProcess process = newProcess()) {
          run(name, grid, new TextbookOptimizer(solver, process));
        }
      }
    }
  }

  private static SolverProcess newProcess() {
    return new SolverProcess(WorkerSettings.ofThisProgram().withMemory(2_048, 6_144).withGrace(60));
  }

  private void run(String name, PlantGrid grid, PlantOptimizer optimizer) {
    OptimizerSettings settings =
        new OptimizerSettings(limit, null, 1e-6, OptimizerSettings.DEFAULT.seed());
    long begun = System.nanoTime();
    OptimizerResult result =
        optimizer.optimize(grid, settings, null, ProgressListener.NONE, new Cancellation());
    double seconds = (System.nanoTime() - begun) / 1e9;
    SlottedSchedule schedule = result.schedule();
    double cost = schedule == null ? Double.NaN : verifiedCost(grid, schedule);
    double best = bestKnown.costOf(name);
    BigDecimal bound = result.bound();
    double proven = bound == null ? Double.NaN : bound.doubleValue();
    System.out.printf(
        Locale.ROOT,
        "%-12s %-16s %14.4f %8.2f %14.4f %8.2f %7.1f  %s%n",
        name,
        optimizer.solverType(),
        cost,
        (cost / best - 1) * 100,
        proven,
        (1 - proven / cost) * 100,
        seconds,
        result.terminationReason().published());
  }

  private static double verifiedCost(PlantGrid grid, SlottedSchedule schedule) {
    List<Finding> findings = ScheduleVerifier.verify(grid, schedule.toSchedule(grid));
    if (!findings.isEmpty()) {
      throw new IllegalStateException("a solver's schedule is not feasible: " + findings);
    }
    return CostCalculator.price(grid, schedule).planCost().doubleValue();
  }

  private static PlantGrid load(Path folder) {
    PlantFolder source = PlantFolder.open(folder).orThrow();
    CompletedPlant plant = Pipeline.read(source, 5_000).orThrow();
    return PlantGrid.of(plant.plant()).orThrow();
  }

  private List<String> names(List<String> wanted) throws IOException {
    try (Stream<Path> folders = Files.list(plants)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> wanted.stream().anyMatch(name::startsWith))
          .sorted()
          .toList();
    }
  }
}
