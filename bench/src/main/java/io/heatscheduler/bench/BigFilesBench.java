package io.heatscheduler.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times how long a 50 MB job file of each format takes from file to checked jobs in a heap of 512
 * MB.
 *
 * <p>Run it with {@code ./mvnw -q -pl bench -am package} and then {@code java -cp ...
 * io.heatscheduler.bench.BigFilesBench}; the target is 20 s each.
 */
public final class BigFilesBench {
  private static final String HEAP = "-Xmx512m";
  static final String PLANT =
      """
      site: {name: Big, time_zone: Europe/Berlin, currency: EUR, base_load_kw: 100, month_to_date_peak_kw: 0}
      horizon: {start: 2026-11-23T00:00, days: 7, slot_minutes: 15}
      equipment:
        - {equipment_id: HTR-001, equipment_name: Heater, equipment_type: electric, capacity_kw: 500, efficiency_percent: 98}
      tariff:
        tariff_name: Flat
        currency: EUR
        periods:
          - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.2, demand_rate_kw: 0, period_category: all}
          - {day_type: weekend, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.2, demand_rate_kw: 0, period_category: all}
      jobs: %s
      """;

  private BigFilesBench() {}

  /**
   * One file's reading.
   *
   * @param jobs how many jobs the file holds
   * @param jobsRead how many were read and found right
   */
  record Measurement(BigFiles.Format format, long bytes, int jobs, int jobsRead, long millis) {}

  /** Prints one line per format. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("heatscheduler-big-files");
    System.out.println("format  MB     jobs     seconds  (heap 512 MB, file to checked jobs)");
    for (BigFiles.Format format : BigFiles.Format.values()) {
      Measurement m = measure(format, folder);
      System.out.printf(
          Locale.ROOT,
          "%-6s  %s  %7d  %s%n",
          m.format(),
          BigDecimal.valueOf(m.bytes() * 10 / (1024 * 1024), 1),
          m.jobsRead(),
          BigDecimal.valueOf(m.millis() / 10, 2));
    }
    Files.delete(folder);
  }

  /** Makes a file of a format, reads it in a process of its own, and deletes it. */
  static Measurement measure(BigFiles.Format format, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("jobs." + format.name().toLowerCase(Locale.ROOT));
    Path plant = folder.resolve("plant.yaml");
    int jobs = BigFiles.write(format, file);
    long bytes = Files.size(file);
    Files.writeString(plant, PLANT.formatted(file.getFileName()));
    try {
      String[] answer = run(plant).split(" ", 2);
      return new Measurement(
          format, bytes, jobs, Integer.parseInt(answer[0]), Long.parseLong(answer[1]));
    } finally {
      Files.delete(file);
      Files.delete(plant);
    }
  }

  private static String run(Path plant) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BigFileIntake.class.getName());
    command.add(plant.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "reading %s failed with status %d".formatted(plant, process.exitValue()));
    }
    return output.strip();
  }
}
