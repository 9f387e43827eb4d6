package io.heatscheduler.bench;

import io.heatscheduler.agents.HeatScheduler;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.bench.generate.Flavour;
import io.heatscheduler.bench.generate.PlantGenerator;
import io.heatscheduler.bench.generate.PlantSize;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.testkit.plants.PlantFolderText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Times the documents of 200 and of 1,000 jobs, each format in a fresh process with a heap of 256
 * MB.
 *
 * <p>The plants are generated (L and XL, mixed, seed 1) and planned with little work; the targets
 * are 3 s and 8 s for PDF and Excel.
 */
public final class ReportsBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final String HEAP = "-Xmx256m";
  private static final int REPEATS = 3;
  private static final long EFFORT = 20;

  private ReportsBench() {}

  /**
   * One document made in a process of its own.
   *
   * @param renderMillis from a read run to the bytes, loading of classes included
   * @param ownMillis the same on a core: what the clock shows on a machine with a core to spare
   * @param allMillis the same over all threads, compilers of the virtual machine included
   * @param wholeMillis from the start of the process to its end, reading and verifying included
   * @param bytes of all files
   */
  record Measurement(
      long renderMillis, long ownMillis, long allMillis, long wholeMillis, long bytes) {}

  /**
   * Prints one line per size and format; the median of three.
   *
   * @param args folders of finished runs; none: the generated plants
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Path> runs = new ArrayList<>();
    for (String arg : args) {
      runs.add(Path.of(arg));
    }
    if (runs.isEmpty()) {
      Path folder = Files.createTempDirectory("heatscheduler-reports");
      runs.add(run(PlantSize.L, folder));
      runs.add(run(PlantSize.XL, folder));
    }
    OUT.println(
        "run          format  render s  own thread s  all threads s  process s  kB     (heap 256"
            + " MB, fresh process, median of 3)");
    for (Path run : runs) {
      for (ReportRenderer renderer : Reports.renderers(new PublishedFiles())) {
        List<Measurement> all = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
          all.add(measure(run, renderer.format().id()));
        }
        all.sort(Comparator.comparingLong(Measurement::renderMillis));
        Measurement median = all.get(REPEATS / 2);
        OUT.printf(
            Locale.ROOT,
            "%-12s %-6s  %8.1f  %12.1f  %13.1f  %9.1f  %5d%n",
            run.getFileName(),
            renderer.format().id(),
            median.renderMillis() / 1000.0,
            median.ownMillis() / 1000.0,
            median.allMillis() / 1000.0,
            median.wholeMillis() / 1000.0,
            median.bytes() / 1024);
      }
    }
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

  /** Makes one format of a run in a process of its own. */
  static Measurement measure(Path run, String format) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                ReportsRun.class.getName(),
                run.toString(),
                format)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "%s of %s failed with status %d".formatted(format, run, process.exitValue()));
    }
    long whole = (System.nanoTime() - start) / 1_000_000;
    String[] parts = answer.strip().split(" ", 4);
    return new Measurement(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        whole,
        Long.parseLong(parts[3]));
  }
}
