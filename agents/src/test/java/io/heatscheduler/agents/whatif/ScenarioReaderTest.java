package io.heatscheduler.agents.whatif;

import static io.heatscheduler.agents.whatif.WhatIfPlants.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenarioReaderTest {
  private static final PlantFiles FILES =
      WhatIfPlants.files(job("A", 100, 1, 0, 12, ""))
          .change(
              "equipment:\n",
              "shifts: [{name: night, start: \"00:00\", end: \"06:00\", operators: 1}]\n"
                  + "equipment:\n")
          .change(
              "efficiency_percent: 100, mode: batch",
              "efficiency_percent: 100, mode: batch, max_starts_per_day: 2,"
                  + " unavailable: [{start: 2026-11-23T08:00, end: 2026-11-23T10:00}]");

  @TempDir private Path folder;
  @TempDir private Path plantFolder;

  private Plant plant() {
    return FILES.plant(plantFolder).plant();
  }

  private Outcome<Scenario> read(String text) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(file, text);
    return new ScenarioReader(plant()).read(PlantFolder.open(file).orThrow(), "scenario");
  }

  private List<String> errors(String text) throws IOException {
    return read(text).findings().stream().map(Finding::toString).toList();
  }

  @Test
  void everyKindOfChangeIsReadAndAppliedInOrder() throws IOException {
    Files.writeString(
        folder.resolve("flat.yaml"),
        """
        tariff_name: flat
        effective_date: 2026-01-01
        currency: EUR
        periods: [{day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}]
        """);

    Scenario scenario =
        read("""
        name: All of them
        changes:
          - tariff: flat.yaml
          - contractual_peak_kw: 500
          - add_equipment: {equipment_id: H-3, equipment_type: electric, capacity_kw: 50, efficiency_percent: 90}
          - remove_equipment: [H-2, H-3]
          - more_operators: {shift: night, by: 2}
          - more_starts_per_day: {equipment_id: H-1, by: 1}
          - later_deadline: {job_id: A, minutes: 90}
          - delay_job: {job_id: A, earliest_start: 2026-11-23T02:00}
          - fix_equipment: {job_id: A, equipment_id: H-1}
          - allow_equipment: {equipment_id: H-2, like: H-1}
          - fix_start: {job_id: A, start: 2026-11-23T03:00}
          - outage: {equipment_id: H-1, start: 2026-11-23T20:00, end: 2026-11-23T22:00}
          - release_maintenance: {equipment_id: H-1, start: 2026-11-23T08:00, end: 2026-11-23T10:00}
          - shifts: [{name: all, start: "00:00", end: "00:00", operators: 9}]
        """)
            .orThrow();
    Plant changed = scenario.applyTo(plant());

    assertThat(scenario.name()).isEqualTo("All of them");
    assertThat(changed.tariff().name()).isEqualTo("flat");
    assertThat(changed.site().contractualPeak()).isNotNull();
    assertThat(changed.equipment())
        .extracting(Equipment::isActive)
        .containsExactly(true, false, false);
    assertThat(changed.equipment("H-1").maxStartsPerDay()).isEqualTo(3);
    assertThat(changed.equipment("H-1").unavailable()).hasSize(1);
    assertThat(changed.job("A").latestEnd()).isEqualTo(Instant.parse("2026-11-23T12:30:00Z"));
    assertThat(changed.job("A").earliestStart()).isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
    assertThat(changed.job("A").eligibleEquipment()).containsExactly("H-1", "H-2");
    assertThat(changed.job("A").mustRun()).hasSize(1);
    assertThat(changed.shifts()).hasSize(1);
    assertThat(scenario.changes()).hasSize(15);
  }

  @Test
  void aScenarioWithoutANameHasThatOfItsFile() throws IOException {
    Scenario scenario = read("changes: [{contractual_peak_kw: none}]").orThrow();

    assertThat(scenario.name()).isEqualTo("scenario");
    assertThat(scenario.applyTo(plant()).site().contractualPeak()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tarif: x.yaml | /changes/0 | Did you mean tariff?",
        "remove_equipment: H1 | /changes/0/remove_equipment | Did you mean H-1?",
        "'later_deadline: {job_id: B, minutes: 60}' | /changes/0/later_deadline/job_id | is not a"
            + " job of the plant",
        "'later_deadline: {job_id: A}' | /changes/0/later_deadline | minutes is missing",
        "'more_operators: {shift: nite, by: 1}' | /changes/0/more_operators/shift | Use one of:"
            + " night.",
        "'fix_start: {job_id: A, start: 2026-11-23T03:10}' | /changes/0/fix_start/start | not the"
            + " start of a slot",
        "'outage: {equipment_id: H-1, start: 2026-11-23T03:00, end: 2026-11-23T02:00}' |"
            + " /changes/0/outage/end | is not after the start",
        "contractual_peak_kw: -5 | /changes/0/contractual_peak_kw | -5",
        "tariff: missing.yaml | /changes/0/tariff | missing.yaml",
        "'add_equipment: {equipment_id: H-1, equipment_type: electric, capacity_kw: 5,"
            + " efficiency_percent: 90}' | /changes/0/add_equipment | is in the plant already",
      })
  void aWrongChangeIsNamedWithItsPlaceAndTheWayOut(String change, String place, String words)
      throws IOException {
    List<String> errors = errors("changes:\n  - " + change + "\n");

    assertThat(errors)
        .isNotEmpty()
        .anySatisfy(error -> assertThat(error).contains("scenario.yaml", place, words));
  }

  @Test
  void oneChangeHasOneKey() throws IOException {
    assertThat(errors("changes:\n  - {remove_equipment: H-1, contractual_peak_kw: 5}\n"))
        .singleElement()
        .asString()
        .contains("One change has one key", "contractual_peak_kw, remove_equipment");
  }

  @Test
  void aScenarioWithoutChangesOrWithAnUnknownKeyIsRefused() throws IOException {
    assertThat(errors("name: nothing")).singleElement().asString().contains("changes is missing");
    assertThat(errors("changes: []\njobs: jobs.csv"))
        .singleElement()
        .asString()
        .contains("jobs is not a key of a scenario");
  }
}
