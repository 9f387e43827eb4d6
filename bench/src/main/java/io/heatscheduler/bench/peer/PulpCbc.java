package io.heatscheduler.bench.peer;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.formats.json.JsonText;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizationTask;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.Progress;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.TerminationReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * CBC on the model a practitioner writes in PuLP, {@code bench/peers/pulp_cbc.py}, where Python,
 * PuLP and CBC are installed.
 */
final class PulpCbc implements PlantOptimizer {
  private static final int THREADS = 2;
  private static final long GRACE_SECONDS = 60;

  private final String python;
  private final Path script;

  private PulpCbc(String python, Path script) {
    this.python = python;
    this.script = script;
  }

  /** The peer, if one of the machine's Pythons has PuLP and CBC. */
  static Optional<PulpCbc> installed(Path script) {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      String check = "import pulp, sys; sys.exit(0 if pulp.COIN_CMD(msg=False).available() else 1)";
      try {
        Process process =
            new ProcessBuilder(python, "-c", check)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() == 0) {
          return Optional.of(new PulpCbc(python, script));
        }
      } catch (IOException e) {
        continue; // no such Python
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public String solverType() {
    return "pulp-cbc";
  }

  @Override
  public OptimizerResult optimize(
      OptimizationTask task,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    PlantGrid plant = task.plant();
    Check.that(task.soft().isNone(), "the practitioner's model prices nothing but the bill");
    long begun = System.nanoTime();
    try {
      Path folder = Files.createTempDirectory("heatscheduler-peer-");
      Files.writeString(folder.resolve("plant.json"), JsonText.of(PeerPlant.of(plant)));
      run(folder, settings.timeLimit());
      Path answer = folder.resolve("answer.txt");
      List<String> lines = Files.exists(answer) ? Files.readAllLines(answer) : List.of();
      return new Reader(plant, Duration.ofNanos(System.nanoTime() - begun)).read(lines, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Path folder, Duration limit) throws IOException {
    Process process =
        new ProcessBuilder(
                python,
                script.toString(),
                "plant.json",
                String.valueOf(limit.toMillis() / 1000.0),
                String.valueOf(THREADS),
                "answer.txt")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    try {
      if (!process.waitFor(limit.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Turns the script's lines into a result. */
  private final class Reader {
    private final PlantGrid plant;
    private final Duration elapsed;
    private final int[] equipmentOf;
    private final int[] startOf;
    private final List<BitSet> on = new ArrayList<>();
    private int placed;
    private boolean optimal;
    private @Nullable BigDecimal bound;

    Reader(PlantGrid plant, Duration elapsed) {
      this.plant = plant;
      this.elapsed = elapsed;
      equipmentOf = new int[plant.jobs().size()];
      startOf = new int[plant.jobs().size()];
      plant.equipment().forEach(unit -> on.add(new BitSet()));
    }

    OptimizerResult read(List<String> lines, ProgressListener listener) {
      for (String line : lines) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "progress" -> {
            Duration at = Duration.ofMillis(Math.round(Double.parseDouble(words[1]) * 1000));
            listener.onProgress(
                new Progress(at, at.toMillis(), new BigDecimal(words[2]), null, "cbc"));
          }
          case "bound" -> bound = new BigDecimal(words[1]);
          case "optimal" -> optimal = true;
          case "start" -> {
            int job = Integer.parseInt(words[1]);
            equipmentOf[job] = Integer.parseInt(words[2]);
            startOf[job] = Integer.parseInt(words[3]);
            placed++;
          }
          case "on" -> on.get(Integer.parseInt(words[1])).set(Integer.parseInt(words[2]));
          default -> throw new IllegalStateException("unknown line from the script: " + line);
        }
      }
      boolean complete = placed == equipmentOf.length;
      return new OptimizerResult(
          complete ? new SlottedSchedule(equipmentOf, startOf, on) : null,
          null,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          bound,
          optimal && complete,
          false,
          List.of(),
          optimal ? TerminationReason.OPTIMAL : TerminationReason.WALL_LIMIT,
          elapsed.toMillis(),
          solverType());
    }
  }
}
