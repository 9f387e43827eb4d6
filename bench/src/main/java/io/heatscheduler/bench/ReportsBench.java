package io.heatscheduler.bench;

import io.heatscheduler.agents.HeatScheduler;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.bench.generate.Flavour;
import io.heatscheduler.bench.generate.PlantGenerator;
import io.heatscheduler.bench.generate.PlantSize;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.plants.PlantFolderText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times {@code heatscheduler report} of 200 and of 1,000 jobs as a user waits for it: the whole
 * command, from its start to the written document, one format at a time with a heap of 256 MB.
 *
 * <p>The plants are generated (L and XL, mixed, seed 1) and planned with little work; the targets
 * are 3 s and 8 s for PDF and Excel.
 */
public final class ReportsBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final String HEAP = "-Xmx256m";
  private static final int REPEATS = 5;
  private static final long EFFORT = 20;

  private final Path command;

  private ReportsBench(Path command) {
    this.command = command;
  }

  /**
   * Prints one line per size and format.
   *
   * @param args folders of finished runs, whose documents are replaced; none: the generated plants
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("heatscheduler.root", ".")).toAbsolutePath();
    ReportsBench bench = new ReportsBench(root.resolve("heatscheduler"));
    List<Path> runs = new ArrayList<>();
    for (String arg : args) {
      runs.add(Path.of(arg));
    }
    if (runs.isEmpty()) {
      Path folder = Files.createTempDirectory("heatscheduler-reports");
      runs.add(run(PlantSize.L, folder));
      runs.add(run(PlantSize.XL, folder));
    }
    bench.run("--version"); // builds the command line if need be
    OUT.printf(
        "%-12s %-6s  %8s  %8s  %5s   (heap 256 MB; median and least of %d)%n",
        "run", "format", "median s", "least s", "kB", REPEATS);
    for (Path run : runs) {
      for (ReportFormat format : ReportFormat.values()) {
        bench.time(run, format);
      }
    }
  }

  private void time(Path run, ReportFormat format) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      long begun = System.nanoTime();
      run("report", run.toString(), "--report", format.id());
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    Collections.sort(seconds);
    OUT.printf(
        Locale.ROOT,
        "%-12s %-6s  %8.1f  %8.1f  %5d%n",
        run.getFileName(),
        format.id(),
        seconds.get(REPEATS / 2),
        seconds.getFirst(),
        bytes(run.resolve("report")) / 1024);
  }

  private static Path run(PlantSize size, Path folder) throws IOException {
    Path plant = Files.createDirectories(folder.resolve("plant-" + size));
    PlantFolderText.write(
        PlantGenerator.generate(size, Flavour.MIXED, 1).plant(), plant, "plant.json", 1);
    PlantFolder source = PlantFolder.open(plant).orThrow();
    PlanResult result =
        HeatScheduler.plan(
            source,
            PlanSettings.DEFAULT.withOptimizer(
                new OptimizerSettings(Duration.ofMinutes(10), EFFORT, 0, 1)),
            PipelineListener.NONE,
            new Cancellation());
    if (result instanceof PlanResult.Planned planned) {
      Path out = folder.resolve(size.name());
      RunFolder.write(out, source, planned.published().files(new PublishedFiles())).orThrow();
      return out;
    }
    throw new IllegalStateException("no plan: " + result.findings());
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    List<String> words =
        Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().merge("HEATSCHEDULER_JAVA_OPTS", HEAP, (own, heap) -> own + " " + heap);
    int exitCode = builder.start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("%s ended with %d".formatted(words, exitCode));
    }
  }

  /** Size of all documents; each report replaces those before it. */
  private static long bytes(Path documents) throws IOException {
    try (Stream<Path> files = Files.walk(documents)) {
      return files.filter(Files::isRegularFile).mapToLong(ReportsBench::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
