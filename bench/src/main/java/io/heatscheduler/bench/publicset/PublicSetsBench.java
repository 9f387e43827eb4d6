package io.heatscheduler.bench.publicset;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Plans published benchmark problems and prints ours beside the proven or best published figures.
 */
public final class PublicSetsBench {
  private static final int[] BPMSTP = {1, 2, 3, 5, 8, 13, 21};

  private final Path data;
  private final OptimizerSettings settings;

  private PublicSetsBench(Path data, OptimizerSettings settings) {
    this.data = data;
    this.settings = settings;
  }

  /**
   * Runs the bench.
   *
   * @param args seconds per solve, then {@code bpmstp [INSTANCE[:FROM[-TO]] ...]}, {@code icon
   *     [SAMPLE ...]} or {@code states [INSTANCE ...]}; FROM and TO are makespan limits. Without a
   *     set, all.
   */
  public static void main(String[] args) throws IOException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    if (data == null || args.length == 0) {
      System.err.println(
          "usage: PublicSetsBench SECONDS [bpmstp [INSTANCE[:FROM[-TO]] ...] | icon [SAMPLE ...]"
              + " | states [INSTANCE ...]], with HEATSCHEDULER_REFERENCE_DATA naming the reference data");
      System.exit(2);
      return;
    }
    Duration limit = Duration.ofMillis(Math.round(Double.parseDouble(args[0]) * 1000));
    PublicSetsBench bench =
        new PublicSetsBench(Path.of(data), new OptimizerSettings(limit, null, 0, 1));
    String set = args.length > 1 ? args[1] : "";
    List<String> wanted = Arrays.asList(args).subList(Math.min(2, args.length), args.length);
    if (set.isEmpty() || set.equals("bpmstp")) {
      bench.bpmstp(
          wanted.isEmpty() ? Arrays.stream(BPMSTP).mapToObj(String::valueOf).toList() : wanted);
    }
    if (set.isEmpty() || set.equals("icon")) {
      bench.icon(
          wanted.isEmpty()
              ? List.of("sample01", "sample02", "sample03", "sample04", "sample05")
              : wanted);
    }
    if (set.isEmpty() || set.equals("states")) {
      Path folder = bench.data.resolve("parallel-machines");
      bench.states(folder, wanted.isEmpty() ? StatesInstance.names(folder) : wanted);
    }
  }

  private void states(Path folder, List<String> instances) throws IOException {
    System.out.printf(
        "%-16s %10s %10s %10s %8s %s%n", "states", "proven", "ours", "bound", "s", "ended");
    int equal = 0;
    int proven = 0;
    for (String name : instances) {
      double optimum = StatesInstance.optimum(folder, name).doubleValue();
      Solved solved = solve(StatesInstance.read(folder, name).plant());
      boolean same = Math.abs(solved.cost - optimum) < 1e-6;
      equal += same ? 1 : 0;
      proven += same && solved.bound > optimum - 1 + 1e-6 ? 1 : 0; // costs are whole numbers
      System.out.printf(
          Locale.ROOT,
          "%-16s %10.0f %10.0f %10.2f %8.1f %s%n",
          name,
          optimum,
          solved.cost,
          solved.bound,
          solved.seconds,
          solved.ended);
    }
    System.out.printf(
        "%d instances, %d equal to the optimum, %d of them proven by us%n",
        instances.size(), equal, proven);
  }

  private void bpmstp(List<String> instances) throws IOException {
    System.out.printf(
        "%-10s %8s %10s %10s %10s %8s %s%n",
        "bpmstp", "makespan", "proven", "ours", "bound", "s", "ended");
    for (String wanted : instances) {
      String[] parts = wanted.split("[:-]");
      int number = Integer.parseInt(parts[0]);
      BpmstpInstance instance = BpmstpInstance.read(data.resolve("bpmstp"), number);
      BpmstpFront front = BpmstpFront.read(data.resolve("bpmstp"), number);
      int from = parts.length > 1 ? Integer.parseInt(parts[1]) : front.shortest();
      int to = parts.length == 1 ? front.longest() : Integer.parseInt(parts[parts.length - 1]);
      int equal = 0;
      int proven = 0;
      double slowest = 0;
      for (int makespan = from; makespan <= to; makespan++) {
        double best = front.lowestCost(makespan);
        Solved solved = solve(instance.plant(makespan));
        boolean same = Math.abs(solved.cost - best) < 1e-6;
        equal += same ? 1 : 0;
        proven += same && solved.bound > best - 1 + 1e-6 ? 1 : 0;
        slowest = Math.max(slowest, solved.seconds);
        if (!same || solved.bound <= best - 1 + 1e-6) {
          solved.print("" + number, "" + makespan, best);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "instance %d: %d of %d makespan limits equal to the front, %d of them proven by us, at"
              + " most %.1f s%n",
          number,
          equal,
          to - from + 1,
          proven,
          slowest);
    }
  }

  private void icon(List<String> samples) throws IOException {
    System.out.printf(
        "%-10s %8s %10s %10s %10s %8s %s%n",
        "icon", "", "published", "ours", "bound", "s", "ended");
    for (String sample : samples) {
      IconInstance instance = IconInstance.read(data.resolve("icon").resolve(sample));
      solve(instance.plant()).print(sample, "", IconCosts.read(data.resolve("icon")).of(sample));
    }
  }

  private Solved solve(Plant plant) {
    long begun = System.nanoTime();
    PlanResult result =
        new Pipeline(new HybridOptimizer())
            .run(
                plant,
                PlanSettings.DEFAULT.withOptimizer(settings),
                PipelineListener.NONE,
                new Cancellation());
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!(result instanceof PlanResult.Planned planned)) {
      return new Solved(
          Double.NaN, Double.NaN, seconds, result.terminationReason() + " " + result.findings());
    }
    BigDecimal bound = planned.bound();
    return new Solved(
        planned.objective().doubleValue(),
        bound == null ? Double.NaN : bound.doubleValue(),
        seconds,
        planned.terminationReason());
  }

  /** What one solve gave; NaN: none. */
  private record Solved(double cost, double bound, double seconds, String ended) {
    void print(String instance, String point, double reference) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %8s %10.2f %10.2f %10.2f %8.1f %s%n",
          instance,
          point,
          reference,
          cost,
          bound,
          seconds,
          ended);
    }
  }
}
