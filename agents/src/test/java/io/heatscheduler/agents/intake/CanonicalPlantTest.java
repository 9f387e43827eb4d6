package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canonical input can be read again, and depends on nothing but the plant's meaning. */
class CanonicalPlantTest {
  @TempDir private Path folder;

  @Test
  void theCanonicalFormOfTheSmallPlantIsThis() {
    CompletedPlant completed = new PlantFiles().plant(folder);

    assertThat(text(CanonicalInput.of(completed.plant(), completed.asOf())))
        .startsWith(
            "{\"as_of\":\"2026-11-22T23:00:00Z\",\"equipment\":[{\"capacity_kw\":\"100\","
                + "\"degradation_factor\":\"1\",\"efficiency_percent\":\"98\",\"equipment_id\":\"H-1\",")
        .contains(
            "\"format\":\"heatscheduler-input/1\",\"schedule\":{\"horizon\":{\"end\":"
                + "\"2026-11-23T23:00:00Z\",\"slot_minutes\":\"15\",\"start\":"
                + "\"2026-11-22T23:00:00Z\"},\"jobs\":[{\"duration_minutes\":\"60\",")
        .endsWith("\"tariff_name\":\"flat\"}}");
  }

  @Test
  void readingTheCanonicalInputGivesAnEqualPlantAndTheSameBytes() throws IOException {
    Instant asOf = Instant.parse("2026-11-22T12:00:00Z");
    CompletedPlant completed = full().plant(folder);
    CanonicalInput written = CanonicalInput.of(completed.plant(), asOf);

    assertReadsTheSame(completed, written);
  }

  private void assertReadsTheSame(CompletedPlant completed, CanonicalInput written)
      throws IOException {
    Path file = Files.write(folder.resolve("input.json"), written.bytes());
    Outcome<CompletedPlant> outcome = PlantFiles.read(PlantFolder.open(file).orThrow());
    CompletedPlant again = outcome.orThrow();
    assertThat(again.filled()).isEmpty();
    assertThat(again.plant()).isEqualTo(completed.plant());
    CanonicalInput rewritten = CanonicalInput.of(again.plant(), again.asOf());
    assertThat(text(rewritten)).isEqualTo(text(written));
    assertThat(rewritten.hash()).isEqualTo(written.hash());
  }

  @Test
  void aTariffOfSeveralVersionsWithEveryTermReadsTheSameFromItsCanonicalForm() throws IOException {
    CompletedPlant completed = new PlantFiles().file("plant.yaml", everyTerm()).plant(folder);

    assertThat(completed.plant().tariff().versions()).hasSize(2);
    assertReadsTheSame(completed, CanonicalInput.of(completed.plant(), completed.asOf()));
  }

  private static String everyTerm() {
    return PlantFiles.PLANT
        .replace(
            "  month_to_date_peak_kw: 100\n",
            """
              month_to_date_peak_kw: 100
              month_to_date_kwh: 1250.50
              peak_history:
                - {month: 2026-08, component: facility, kw: 640.0}
                - {month: 2025-12, component: facility, kw: 500}
            """)
        .replace(
            """
            tariff:
              tariff_name: flat
              effective_date: 2026-01-01
              currency: EUR
              periods:
                - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}
            """,
            """
            tariff:
              - tariff_name: later
                effective_date: 2027-01-01
                currency: EUR
                periods:
                  - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}
              - tariff_name: every term
                effective_date: 2026-01-01
                currency: EUR
                tier_scope: each_period
                hours_use_component: facility
                periods:
                  - day_type: weekday
                    start_time: "00:00"
                    end_time: "00:00"
                    period_category: flat
                    tiers:
                      - {rate_kwh: 0.112, max: 5000}
                      - {rate_kwh: 0.09, max: 300, unit: kWh/kW}
                      - {rate_kwh: -0.01}
                demand_charges:
                  - {id: facility, tiers: [{rate_kw: 16.3, max_kw: 100}, {rate_kw: 14.9}], season: {from: 06-01, to: 09-30}, ratchet: {share: 0.8, months: 11}}
                  - {id: facility, rate_kw: 13.5, season: {from: 10-01, to: 05-31}, ratchet: {share: 0.75, of_months: [1, 12]}, minimum_kw: 50}
                  - id: on-peak
                    rate_kw: 11.75
                    interval_minutes: 30
                    rolling: true
                    windows:
                      - {day_types: [weekday, saturday], start_time: "12:00", end_time: "18:00"}
                      - {start_time: "22:00", end_time: "02:00"}
                    ratchet: {share_by_month: [0.9, 0, 0, 0, 0, 0.95, 1, 1, 1, 0, 0, 0], months: 12, peaks_of: facility}
                  - {id: day, rate_kw: 0.4, assessed: daily}
                  - {id: contract, rate_kw: 5, contract_kw: 400, excess_rate_kw: 12}
                  - {id: system, rate_kw: 9, coincident_hours: [{start: 2026-11-23T17:00, end: 2026-11-23T18:00}]}
                fixed_charges: [{id: meter, amount: 435, per: month}, {id: credit, amount: -12.5, per: year}]
                minimum_bill: {amount: 1500, per: month, base: [energy, demand, fixed, adjustment]}
                adjustments:
                  - {id: fuel, percent: 4.25, base: [energy], before_minimum: true}
                  - {id: VAT, percent: 19, base: [all]}
                power_factor: {free_kvarh_per_kwh: 0.5, rate_kvarh: 0.012, minimum: 0.95}
            """);
  }

  @Test
  void theOrderOfRowsKeysAndColumnsLeavesTheBytes() throws IOException {
    CompletedPlant completed = full().plant(folder);
    byte[] bytes = CanonicalInput.of(completed.plant(), completed.asOf()).bytes();
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      for (String table : List.of("jobs.csv", "products.csv", "prices.csv", "equipment.csv")) {
        Files.writeString(
            folder.resolve(table), shuffled(Files.readString(folder.resolve(table)), random));
      }
      CompletedPlant again = PlantFiles.read(PlantFolder.open(folder).orThrow()).orThrow();
      assertThat(CanonicalInput.of(again.plant(), again.asOf()).bytes()).isEqualTo(bytes);
    }
  }

  private static String shuffled(String table, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(table.split("\n")));
    String header = lines.removeFirst();
    Collections.shuffle(lines, random);
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < header.split(",", -1).length; i++) {
      columns.add(i);
    }
    Collections.shuffle(columns, random);
    lines.addFirst(header);
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      text.append(String.join(",", columns.stream().map(column -> cells[column]).toList()))
          .append('\n');
    }
    return text.toString();
  }

  @Test
  void theAsOfInstantIsPartOfTheHash() {
    CompletedPlant completed = new PlantFiles().plant(folder);

    assertThat(CanonicalInput.of(completed.plant(), completed.asOf()).hash())
        .isNotEqualTo(CanonicalInput.of(completed.plant(), completed.asOf().plusSeconds(1)).hash());
  }

  @Test
  void theSpellingOfNumbersAndTimesLeavesTheHash() {
    CompletedPlant one = new PlantFiles().plant(folder);
    CompletedPlant other =
        new PlantFiles()
            .change("capacity_kw: 100", "capacity_kw: 1.00e2")
            .jobs(
                "Product,JOB ID,heating_req,quantity,deadline",
                "P,J-2,50.00,2.0,2026-11-23T17:00Z",
                "P,J-1,100,1,2026-11-23T13:00:00+02:00")
            .plant(folder);

    assertThat(CanonicalInput.of(other.plant(), other.asOf()).hash())
        .isEqualTo(CanonicalInput.of(one.plant(), one.asOf()).hash());
  }

  @Test
  void aCanonicalInputOfAnotherVersionIsRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("input.json"), "{\"format\":\"heatscheduler-input/9\"}");

    assertThat(PlantFiles.read(PlantFolder.open(file).orThrow()).findings().getFirst())
        .hasToString(
            "input.json, row 1, /format: heatscheduler-input/9 is not a format this version reads."
                + " It reads heatscheduler-input/1.");
  }

  @Test
  void referencePlantsReadTheSameFromTheirCanonicalForm() throws IOException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    assumeTrue(
        data != null, "HEATSCHEDULER_REFERENCE_DATA is not set: 24 reference plants skipped");
    int plants = 0;
    try (Stream<Path> folders = Files.list(Path.of(data, "plants"))) {
      for (Path plant : folders.filter(Files::isDirectory).sorted().toList()) {
        CompletedPlant completed = PlantFiles.read(PlantFolder.open(plant).orThrow()).orThrow();
        assertReadsTheSame(completed, CanonicalInput.of(completed.plant(), completed.asOf()));
        plants++;
      }
    }
    assertThat(plants).isEqualTo(24);
  }

  private static String text(CanonicalInput input) {
    return new String(input.bytes(), StandardCharsets.UTF_8);
  }

  /** A plant that uses every key of the format. */
  private static PlantFiles full() {
    return new PlantFiles()
        .file(
            "plant.yaml",
            """
            site:
              name: Gießerei "Nord"
              time_zone: Europe/Berlin
              currency: EUR
              contractual_peak_kw: 1200
              base_load_kw: [{start: 2026-11-23T00:00, kw: 150.50}, {start: 2026-11-24T00:00, kw: 90}]
              month_to_date_peak_kw: {facility: 640, on-peak: 5}
              holidays: [2026-12-26, 2026-12-25]
              billing_day: 3
              co2_kg_per_kwh: {electricity: 0.38, natural_gas: 0.201}
              outdoor_temperature_c: [{start: 2026-11-23T00:00, temperature_c: -3.5}]
            horizon: {start: 2026-11-23T00:00, days: 2, slot_minutes: 30}
            shifts:
              - {name: night, days: [fri, mon], start: "22:00", end: "06:00", operators: 3, not_on_holidays: true}
              - {name: early, start: "06:00", end: "14:00", operators: 6}
            equipment: equipment.csv
            tariff:
              tariff_name: TOU industrial
              utility_provider: Example Power
              rate_schedule_code: TOU-I
              effective_date: 2026-01-01
              expiry_date: 2027-12-31
              currency: EUR
              fixed_charge_per_day: 12.50
              periods:
                - {day_type: weekday, start_time: "06:00", end_time: "22:00", energy_rate_kwh: 0.12, demand_rate_kw: 8.00, period_category: on-peak, season: {from: 10-01, to: 05-31}}
                - {day_type: weekday, start_time: "22:00", end_time: "06:00", energy_rate_kwh: 0.045, period_category: off-peak, season: {from: 10-01, to: 05-31}}
                - {day_type: weekday, start_time: "00:00", end_time: "24:00", energy_rate_kwh: 0.06, period_category: summer, season: {from: 06-01, to: 09-30}}
                - {day_type: holiday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: -0.01, period_category: off-peak}
              demand_charges: [{id: facility, rate_kw: 4.50}, {id: extra, rate_kw: 1, season: {from: 11-01, to: 02-28}}]
              prices: prices.csv
              energy_adders: [{id: levy, rate_kwh: 0.001}, {id: grid fee, rate_kwh: 0.021}]
            products: products.csv
            jobs: jobs.csv
            """)
        .file(
            "equipment.csv",
            """
            equipment_id,equipment_name,equipment_type,location,is_active,capacity_kw,min_load_kw,efficiency_percent,fuel_type,fuel_rate_per_kwh,min_run_time_minutes,max_starts_per_day,startup_energy_kwh,mode,max_temperature_c,initially_on,starts_today,standby_kw,startup_cost,shutdown_cost,turnaround_minutes,capacities,efficiency_curve,cop_by_outdoor_c,degradation_factor,unavailable
            B-1,Boiler,gas_boiler,Hall 2,true,500,75,92,natural_gas,0.045,30,6,40,batch,180,true,2,1.5,3,2,45,kg=2000;hooks=12,0.3=85;1.0=92,,0.97,2026-11-23T08:00/2026-11-23T12:00
            HP,Pump,heat_pump,,true,300,0,350,,,0,,0,shared,120,false,0,0,0,0,0,,,-10=240;7=350,1,
            E-1,Heater,electric,,false,100,0,98,,,0,,0,shared,,false,0,0,0,0,0,,,,1,
            """)
        .file(
            "prices.csv",
            """
            start,energy_rate_kwh
            2026-11-23T00:00,0.08
            2026-11-23T12:00,-0.002
            2026-11-24T00:00,0.0900
            2026-11-24T12:00,0.2
            """)
        .file(
            "products.csv",
            """
            product_id,product_name,kwh_per_unit,temperature_setpoint_c,duration_minutes,eligible_equipment,operators_required,priority
            P,Pipe,12.5,110,90,HP;B-1,1,4
            Q,,,,,,,
            """)
        .file(
            "jobs.csv",
            """
            job_id,product,quantity,unit,heating_req,deadline,predecessors,must_run,cannot_run,power_profile,uses,planned_start,planned_equipment
            J-3,P,4,t,,2026-11-23T20:00,J-1;J-2,,,0.5;0.3;0.2,kg=500,2026-11-23T08:00,B-1
            J-1,P,2.50,,,2026-11-23T12:00,,,2026-11-23T09:00/2026-11-23T09:30;2026-11-23T02:00/2026-11-23T03:00,,,,
            J-2,Q,1,,80,2026-11-24T12:00,,2026-11-24T08:00/2026-11-24T08:30,,,hooks=2;kg=3,,
            """);
  }
}
