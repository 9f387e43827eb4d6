package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.equipment.EquipmentRegistryAgent;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plant folder of a few lines that a test changes in one place; read by the real readers. */
public final class PlantFiles {
  /** A small plant that is right in every part. */
  public static final String PLANT =
      """
      site:
        name: Works
        time_zone: Europe/Berlin
        currency: EUR
        base_load_kw: 50
        month_to_date_peak_kw: 100
      horizon: {start: 2026-11-23T00:00, days: 1}
      equipment:
        - equipment_id: H-1
          equipment_type: electric
          capacity_kw: 100
          efficiency_percent: 98
          max_temperature_c: 200
      tariff:
        tariff_name: flat
        effective_date: 2026-01-01
        currency: EUR
        periods:
          - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}
      jobs: jobs.csv
      """;

  /** Two jobs with SPEC's five columns. */
  public static final String JOBS =
      """
      job_id,product,quantity,heating_req,deadline
      J-1,P,1,100,2026-11-23T12:00
      J-2,P,2,50,2026-11-23T18:00
      """;

  private final Map<String, String> files = new LinkedHashMap<>();

  /** The plant as it is. */
  public PlantFiles() {
    files.put("plant.yaml", PLANT);
    files.put("jobs.csv", JOBS);
  }

  /** Replaces a part of plant.yaml, which must be there. */
  public PlantFiles change(String part, String by) {
    String plant = String.valueOf(files.get("plant.yaml"));
    if (!plant.contains(part)) {
      throw new IllegalArgumentException("plant.yaml holds no \"%s\"".formatted(part));
    }
    files.put("plant.yaml", plant.replace(part, by));
    return this;
  }

  /** Adds or replaces a file. */
  public PlantFiles file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Replaces the job list by rows under a header. */
  public PlantFiles jobs(String header, String... rows) {
    return file("jobs.csv", header + "\n" + String.join("\n", rows) + "\n");
  }

  /** Writes the folder. */
  public PlantSource in(Path folder) {
    files.forEach(
        (name, text) -> {
          try {
            Files.writeString(folder.resolve(name), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return PlantFolder.open(folder).orThrow();
  }

  /** Writes the folder and reads it with agents 1 to 3. */
  public Outcome<CompletedPlant> read(Path folder) {
    return read(in(folder));
  }

  /** The plant, which must be right. */
  public CompletedPlant plant(Path folder) {
    return read(folder).orThrow();
  }

  /** The errors as a planner reads them. */
  public List<String> errors(Path folder) {
    return texts(folder, Severity.ERROR);
  }

  /** The warnings as a planner reads them. */
  public List<String> warnings(Path folder) {
    return texts(folder, Severity.WARNING);
  }

  private List<String> texts(Path folder, Severity severity) {
    return read(folder).findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::toString)
        .toList();
  }

  /** Agents 1 to 3 and their join. */
  public static Outcome<CompletedPlant> read(PlantSource source) {
    RunContext context = new RunContext("test");
    Outcome<ProductionSchedule> schedule =
        new ScheduleIntakeAgent().run(IntakeRequest.of(source), context);
    Outcome<Tariff> tariff = new TariffManagementAgent().run(source, context);
    Outcome<List<Equipment>> equipment = new EquipmentRegistryAgent().run(source, context);
    List<List<Finding>> findings = new ArrayList<>();
    findings.add(schedule.findings());
    findings.add(tariff.findings());
    findings.add(equipment.findings());
    if (schedule instanceof Outcome.Done<ProductionSchedule>(var jobs, var ignoredA)
        && tariff instanceof Outcome.Done<Tariff>(var rates, var ignoredB)
        && equipment instanceof Outcome.Done<List<Equipment>>(var heaters, var ignoredC)) {
      Outcome<CompletedPlant> joined = PlantJoin.join(jobs, rates, heaters);
      findings.add(joined.findings());
      return joined instanceof Outcome.Done<CompletedPlant>(var plant, var ignoredD)
          ? new Outcome.Done<>(plant, Findings.merge(findings))
          : new Outcome.Rejected<>(Findings.merge(findings));
    }
    return new Outcome.Rejected<>(Findings.merge(findings));
  }
}
