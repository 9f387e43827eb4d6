package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A heater trips in a running week: plans each plant once, takes the busiest heater of the third
 * day out from 08:00 to 16:00, and measures the command {@code replan} from start to end: reading
 * and verifying the old plan, the search, writing the new one.
 *
 * <p>Arguments: seconds for the first plan (20 if left out), then plant names or prefixes ({@code
 * L-}). The folder of published plants is read from HEATSCHEDULER_REFERENCE_DATA.
 */
public final class ReplanBench {
  private static final int DAY = 2;
  private static final LocalTime TRIPS = LocalTime.of(8, 0);
  private static final Duration OUT_FOR = Duration.ofHours(8);

  /** Exit code of a command that found no schedule to be possible. */
  private static final int INFEASIBLE = 4;

  private final Path command;
  private final Path runs;
  private final Duration limit;

  private ReplanBench(Path command, Path runs, Duration limit) {
    this.command = command;
    this.runs = runs;
    this.limit = limit;
  }

  /** Prints a row for each plant; ends with 1 if an answer does not verify. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    if (data == null) {
      System.err.println(
          "usage: ReplanBench [SECONDS [PLANT ...]], with HEATSCHEDULER_REFERENCE_DATA naming the reference data");
      System.exit(2);
      return;
    }
    double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 20;
    List<String> wanted = args.length > 1 ? List.of(args).subList(1, args.length) : List.of("L-");
    Path root = Path.of(System.getProperty("heatscheduler.root", ".")).toAbsolutePath();
    ReplanBench bench =
        new ReplanBench(
            root.resolve("heatscheduler"),
            Files.createTempDirectory("heatscheduler-replan"),
            Duration.ofMillis(Math.round(seconds * 1000)));
    System.out.printf(
        "%-12s %-8s %9s %9s %6s %8s %5s %12s %12s %10s %9s %s%n",
        "plant",
        "trips",
        "answer s",
        "search s",
        "moved",
        "repeated",
        "kept",
        "old total",
        "new total",
        "lost heat",
        "gap %",
        "ended");
    boolean sound = true;
    bench.run("--version"); // builds the command line if need be
    try (Stream<Path> folders = Files.list(Path.of(data, "plants"))) {
      for (Path plant : folders.filter(Files::isDirectory).sorted().toList()) {
        String name = plant.getFileName().toString();
        if (wanted.stream().anyMatch(name::startsWith)) {
          sound &= bench.trip(name, plant);
        }
      }
    }
    if (!sound) {
      System.exit(1);
    }
  }

  private boolean trip(String name, Path plant) throws IOException, InterruptedException {
    PlanResult.Planned plan = plan(plant);
    PlantGrid grid = plan.grid();
    Instant trips =
        grid.dates().getFirst().plusDays(DAY).atTime(TRIPS).atZone(grid.time().zone()).toInstant();
    String heater = busiest(plan, grid.time().slotAtOrAfter(trips));
    Path old = runs.resolve(name);
    PlantFolder inputs = PlantFolder.open(plant).orThrow();
    Pipeline.read(inputs, PlanSettings.DEFAULT_MAX_JOBS).orThrow(); // a folder knows what was read
    RunFolder.write(old, inputs, plan.published().files(new PublishedFiles())).orThrow();
    Path out = runs.resolve(name + "-after");

    long begun = System.nanoTime();
    Answer answer =
        run(
            "replan",
            old.toString(),
            "--at",
            trips.toString(),
            "--trip",
            "%s=%s/%s".formatted(heater, trips, trips.plus(OUT_FOR)),
            "--out",
            out.toString(),
            "--json");
    double seconds = (System.nanoTime() - begun) / 1e9;

    Node.Mapping json = (Node.Mapping) parsed(answer.json());
    if (answer.exitCode() == INFEASIBLE) {
      System.out.printf(
          Locale.ROOT, "%-12s %-8s %9.1f %s%n", name, heater, seconds, firstReason(json));
      return true;
    }
    boolean verified =
        new RunVerifier(source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles())
                .verify(RunFolder.open(out).orThrow(), null)
            instanceof Outcome.Done;
    System.out.printf(
        Locale.ROOT,
        "%-12s %-8s %9.1f %9s %6s %8d %5d %12s %12s %10s %9.2f %s%s%n",
        name,
        heater,
        seconds,
        text(json, "solve_seconds"),
        text(json, "moves"),
        size(json, "restarted"),
        size(json, "kept"),
        text(json, "old_total"),
        text(json, "new_total"),
        text(json, "lost_heat_cost"),
        Double.parseDouble(text(json, "gap_with_moves")) * 100,
        text(json, "termination_reason"),
        verified ? "" : ", NOT VERIFIED");
    return verified;
  }

  private PlanResult.Planned plan(Path plant) {
    PlanSettings settings =
        PlanSettings.DEFAULT.withOptimizer(
            new OptimizerSettings(limit, null, 0.001, OptimizerSettings.DEFAULT.seed()));
    return (PlanResult.Planned)
        new Pipeline(new HybridOptimizer())
            .run(
                PlantFolder.open(plant).orThrow(),
                settings,
                PipelineListener.NONE,
                new Cancellation());
  }

  /** The heater with most job slots in the hours of the trip; the first of several. */
  private static String busiest(PlanResult.Planned plan, int from) {
    PlantGrid grid = plan.grid();
    SlottedSchedule schedule = plan.optimized().schedule();
    int to = from + Math.toIntExact(OUT_FOR.toMinutes()) / grid.time().slotMinutes();
    int[] slots = new int[grid.equipment().size()];
    for (GridJob job : grid.jobs()) {
      int start = schedule.startOf(job.index());
      int end = Math.min(to, start + job.durationSlots());
      slots[schedule.equipmentOf(job.index())] += Math.max(0, end - Math.max(from, start));
    }
    int most = 0;
    for (int e = 1; e < slots.length; e++) {
      most = slots[e] > slots[most] ? e : most;
    }
    return grid.equipment().get(most).equipment().equipmentId();
  }

  /** What the command printed, and how it ended. */
  private record Answer(int exitCode, byte[] json) {}

  private Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> words =
        Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] printed = process.getInputStream().readAllBytes();
    int exitCode = process.waitFor();
    if (exitCode != 0 && exitCode != INFEASIBLE) {
      throw new IllegalStateException("%s ended with %d".formatted(words, exitCode));
    }
    return new Answer(exitCode, printed);
  }

  private static String firstReason(Node.Mapping json) {
    return json.get("findings") instanceof Node.Sequence findings
            && findings.items().getFirst() instanceof Node.Mapping finding
        ? "no plan is left: " + text(finding, "message")
        : "no plan is left";
  }

  private static Node parsed(byte[] json) {
    return new JsonReader().document(SourceBytes.of("answer", json)).orThrow();
  }

  private static String text(Node.Mapping json, String key) {
    return json.get(key) instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NUMBER
        ? scalar.text()
        : json.get(key) instanceof Node.Scalar word && !word.isBlank() ? word.text() : "NaN";
  }

  private static int size(Node.Mapping json, String key) {
    return json.get(key) instanceof Node.Sequence list ? list.items().size() : 0;
  }
}
