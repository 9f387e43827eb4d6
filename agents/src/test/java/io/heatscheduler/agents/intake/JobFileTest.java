package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What job files may hold and what is said if they hold something else. */
class JobFileTest {
  private static final String FIVE = "job_id,product,quantity,heating_req,deadline";

  @TempDir private Path folder;

  @Test
  void fiveColumnsAreACompleteFileAndEveryFilledValueIsListed() {
    CompletedPlant completed = new PlantFiles().plant(folder);

    Job job = completed.plant().jobs().getFirst();
    assertThat(job.jobId()).isEqualTo("J-1");
    assertThat(job.productId()).isEqualTo("P");
    assertThat(job.heat()).isEqualTo(Energy.ofKilowattHours(100));
    assertThat(job.earliestStart()).isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
    assertThat(job.latestEnd()).isEqualTo(Instant.parse("2026-11-23T11:00:00Z"));
    assertThat(job.durationMinutes()).isEqualTo(60); // 100 kWh / 100 kW
    assertThat(job.priority()).isEqualTo(5); // slack 11 h of 12 h
    assertThat(completed.filled())
        .containsExactly(
            new FilledValue("J-1", "duration_minutes", "60", "rated power of H-1"),
            new FilledValue("J-1", "earliest_start", "2026-11-23T00:00+01:00", "horizon start"),
            new FilledValue("J-1", "operators_required", "0", "default"),
            new FilledValue("J-1", "priority", "5", "slack / window"),
            new FilledValue("J-2", "duration_minutes", "30", "rated power of H-1"),
            new FilledValue("J-2", "earliest_start", "2026-11-23T00:00+01:00", "horizon start"),
            new FilledValue("J-2", "operators_required", "0", "default"),
            new FilledValue("J-2", "priority", "5", "slack / window"));
  }

  @Test
  void headersMatchInAnyCaseAndWithBlanksOrHyphens() {
    Job job =
        new PlantFiles()
            .jobs("Job ID,PRODUCT,Quantity,Heating-Req,Deadline", "J-1,P,1,100,2026-11-23T12:00")
            .plant(folder)
            .plant()
            .jobs()
            .getFirst();

    assertThat(job.productId()).isEqualTo("P");
    assertThat(job.heat()).isEqualTo(Energy.ofKilowattHours(100));
  }

  @Test
  void everyColumnOfAJobIsRead() {
    Job job =
        new PlantFiles()
            .change("max_temperature_c: 200", "max_temperature_c: 200\n    capacities: {kg: 900}")
            .jobs(
                "job_id,product_id,product_name,quantity,unit,heating_requirement_kwh,"
                    + "temperature_setpoint_c,duration_minutes,earliest_start,latest_end,priority,"
                    + "eligible_equipment,operators_required,predecessors,must_run,cannot_run,"
                    + "power_profile,uses,planned_start,planned_equipment",
                "J-0,P,,1,,10,,30,,2026-11-23T20:00,,,,,,,,,,",
                "J-1,P,Pipes,12.50,t,80.0,180,PT1H30M,2026-11-23T04:00+01:00,2026-11-23T20:00,2,"
                    + "H-1,3,J-0,2026-11-23T10:00/2026-11-23T10:30,"
                    + "2026-11-23T12:00/2026-11-23T13:00;2026-11-23T14:00/2026-11-23T15:00,"
                    + "0.5;0.3;0.2,kg=500,2026-11-23T09:00Z,H-1")
            .plant(folder)
            .plant()
            .jobs()
            .getLast();

    assertThat(job.productName()).isEqualTo("Pipes");
    assertThat(job.quantity()).isEqualTo(new BigDecimal("12.5"));
    assertThat(job.unit()).isEqualTo("t");
    assertThat(job.temperatureSetpointC()).isEqualTo(new BigDecimal("1.8E+2"));
    assertThat(job.durationMinutes()).isEqualTo(90);
    assertThat(job.earliestStart()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
    assertThat(job.priority()).isEqualTo(2);
    assertThat(job.eligibleEquipment()).containsExactly("H-1");
    assertThat(job.operatorsRequired()).isEqualTo(3);
    assertThat(job.predecessors()).containsExactly("J-0");
    assertThat(job.mustRun()).hasSize(1);
    assertThat(job.cannotRun()).hasSize(2);
    assertThat(job.powerProfile())
        .containsExactly(new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("0.2"));
    assertThat(job.uses()).containsExactly(Map.entry("kg", new BigDecimal("5E+2")));
    assertThat(job.plannedStart()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(job.plannedEquipment()).isEqualTo("H-1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          J-1,P,1,100,2026-02-30T14:00 | deadline: 2026-02-30T14:00 is not a date. Use ISO 8601, e.g. 2026-02-28T14:00.
          J-1,P,1,100,tomorrow | deadline: tomorrow is not a date. Use ISO 8601, e.g. 2026-02-28T14:00.
          J-1,P,1,100,2026-11-24 | deadline: 2026-11-24 has no time of day. Write 2026-11-24T00:00 for the beginning of that day, 2026-11-24T24:00 for its end.
          J-1,P,1,100,2926-11-24T10:00 | deadline: 2926-11-24T10:00 is not in 1970 to 2199. Correct the year.
          J-1,P,1,"1,5",2026-11-23T12:00 | heating_req: 1,5 uses a decimal comma. Write 1.5.
          J-1,P,1,"1,234.5",2026-11-23T12:00 | heating_req: 1,234.5 separates its thousands. Write 1234.5.
          J-1,P,1,100 kWh,2026-11-23T12:00 | heating_req: 100 kWh carries a unit (kWh). Write the number alone, in the unit the key's name ends with or the site's currency.
          J-1,P,1,lots,2026-11-23T12:00 | heating_req: lots is not a number. Write digits with a decimal point, e.g. 12.5.
          J-1,P,1,NaN,2026-11-23T12:00 | heating_req: NaN is not a number. Write digits with a decimal point, e.g. 12.5.
          J-1,P,1,1e999,2026-11-23T12:00 | heating_req: 1e999 has more than 34 digits or an exponent beyond 18. Round it to the digits that matter.
          J-1,P,1,9007199254740993,2026-11-23T12:00 | heating_req: 9007199254740993 is over 2^53; other programs would change it without notice. Use a bigger unit or a smaller number.
          J-1,P,1,-5,2026-11-23T12:00 | heating_req: heating_requirement_kwh is -5, but must be from 0 to 1000000000. Correct the value or its unit.
          J-1,P,0,100,2026-11-23T12:00 | quantity: quantity is 0, but must be over 0. Correct the value or its unit.
          J-1,P,1,100, | latest_end: latest_end is missing. Every job needs a value here.
          """)
  void aWrongCellIsNamedWithItsPlaceAndItsRemedy(String row, String message) {
    assertThat(new PlantFiles().jobs(FIVE, row).errors(folder))
        .containsExactly("jobs.csv, row 2, " + message);
  }

  @Test
  void aMissingColumnIsNamedOnceNotForEveryRow() {
    assertThat(
            new PlantFiles()
                .jobs(
                    "job_id,product,heating_req,deadline", "J-1,P,1,2026-11-23T12:00", "J-2,P,1,x")
                .errors(folder))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("jobs.csv, row 1, quantity: The column quantity is missing. Add it; ");
  }

  @Test
  void anUnknownColumnIsRefusedWithTheNearestOne() {
    assertThat(
            new PlantFiles()
                .jobs(FIVE + ",priorty", "J-1,P,1,100,2026-11-23T12:00,3")
                .errors(folder))
        .containsExactly(
            "jobs.csv, row 1, priorty: priorty is not a key of a job. Did you mean priority?");
  }

  @Test
  void twoColumnsOfTheSameMeaningAreRefused() {
    assertThat(
            new PlantFiles()
                .jobs(FIVE + ",latest_end", "J-1,P,1,100,2026-11-23T12:00,2026-11-23T13:00")
                .errors(folder))
        .containsExactly(
            "jobs.csv, row 1, latest_end: latest_end stands for latest_end, which is given already."
                + " Keep one of them.");
  }

  @Test
  void aJobIdGivenTwiceNamesTheFirstRow() {
    assertThat(
            new PlantFiles()
                .jobs(FIVE, "J-1,P,1,100,2026-11-23T12:00", "J-1,P,1,90,2026-11-23T13:00")
                .errors(folder))
        .containsExactly(
            "jobs.csv, row 3, job_id: J-1 is given already, in row 2. Give every job an id of its"
                + " own.");
  }

  @Test
  void aNumberWrittenAsTextIsANumber() {
    Job job =
        json("\"quantity\": \"2.50\", \"heating_req\": \"80\"")
            .plant(folder)
            .plant()
            .jobs()
            .getFirst();

    assertThat(job.quantity()).isEqualTo(new BigDecimal("2.5"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          "quantity": null, "heating_req": 80 | quantity: quantity is null. Every job needs a value here.
          "quantity": [1, 2], "heating_req": 80 | quantity: quantity is one value, but this is a list. Write a single value.
          "quantity": {"t": 1}, "heating_req": 80 | quantity: quantity is one value, but this is a group of named values. Write a single value.
          "quantity": true, "heating_req": 80 | quantity: true is not a number. Write digits with a decimal point, e.g. 12.5.
          "quantity": 1, "heating_req": 80, "colour": "red" | colour: colour is not a key of a job. There are 20 to choose from, e.g. job_id.
          "quantity": 1, "heating_req": 80, "priority": 2.5 | priority: priority is 2.5, but must be a whole number. Correct the value or its unit.
          "quantity": 1, "heating_req": 80, "priority": 6 | priority: priority is 6, but must be from 1 to 5. Correct the value or its unit.
          "quantity": 1, "heating_req": 80, "temperature_setpoint_c": 2500 | temperature_setpoint_c: temperature_setpoint_c is 2500, but must be from -50 to 2000. Correct the value or its unit.
          "quantity": 1, "heating_req": 80, "duration_minutes": "PT90S" | duration_minutes: PT90S is not a duration in whole minutes. Write minutes, e.g. 90, or ISO 8601, e.g. PT1H30M.
          "quantity": 1, "heating_req": 80, "earliest_start": "2026-11-23T13:00" | deadline: latest_end 2026-11-23T12:00+01:00 is not after earliest_start 2026-11-23T13:00+01:00. Correct one of them.
          "quantity": 1, "heating_req": 80, "power_profile": [0.5, 0.4] | power_profile: The shares of power_profile sum to 0.9, not to 1. Correct them; each is the part of the heat given in an equal part of the duration.
          "quantity": 1, "heating_req": 80, "must_run": ["2026-11-23T10:00"] | must_run/0: 2026-11-23T10:00 is not a window. Write start/end, e.g. 2026-11-23T08:00/2026-11-23T10:00.
          "quantity": 1, "heating_req": 80, "uses": {"kg": -1} | uses/kg: kg is -1, but must be 0 or more. Correct the value or its unit.
          """)
  void aWrongJsonValueIsNamedByItsPointer(String values, String message) {
    assertThat(json(values).errors(folder)).containsExactly("jobs.json, row 1, /0/" + message);
  }

  private static PlantFiles json(String values) {
    return new PlantFiles()
        .change("jobs.csv", "jobs.json")
        .file(
            "jobs.json",
            "[{\"job_id\": \"J-1\", \"product\": \"P\", \"deadline\": \"2026-11-23T12:00\", %s}]"
                .formatted(values));
  }

  @Test
  void sharesThatSumTo1ButForRoundingAreCompletedInTheLastOne() {
    Job job =
        json("\"quantity\": 1, \"heating_req\": 80, \"power_profile\": [0.3333333, 0.3333333, 0.3333333]")
            .plant(folder)
            .plant()
            .jobs()
            .getFirst();

    assertThat(job.powerProfile().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1");
  }

  @Test
  void theFirstHundredErrorsAreListedWithTheNumberOfAll() {
    String rows =
        IntStream.range(0, 250)
            .mapToObj(i -> "J-%d,P,1,100,never".formatted(i))
            .collect(Collectors.joining("\n"));

    List<String> errors =
        new PlantFiles()
            .jobs(FIVE, rows)
            .change("end_time: \"00:00\"", "end_time: \"23:00\"")
            .errors(folder);

    assertThat(errors).hasSize(101);
    assertThat(errors.getLast())
        .isEqualTo(
            "251 errors in total; the first 100 are listed. Correct these and validate again.");
  }

  @Test
  void errorsOfJobsTariffAndEquipmentAreToldTogether() {
    assertThat(
            new PlantFiles()
                .jobs(FIVE, "J-1,P,1,100,never")
                .change("energy_rate_kwh: 0.1", "energy_rate_kwh: cheap")
                .change("capacity_kw: 100", "capacity_kw: 0")
                .errors(folder))
        .hasSize(3);
  }

  @Test
  void aFileWithoutJobsIsRefused() {
    assertThat(new PlantFiles().change("jobs: jobs.csv", "jobs: []").errors(folder))
        .containsExactly(
            "plant.yaml, row 20, /jobs: There is no job to plan. Add at least one row with job_id,"
                + " product, quantity, heating_req and deadline.");
  }

  @Test
  void theQualityOfACompleteListIs100AndOfFiveColumnsLess() {
    assertThat(quality(new PlantFiles())).contains("Data quality 67 of 100: 2 jobs, 45 % of");
    assertThat(
            quality(
                new PlantFiles()
                    .jobs(
                        "job_id,product_id,product_name,quantity,unit,heating_requirement_kwh,"
                            + "temperature_setpoint_c,duration_minutes,earliest_start,latest_end,"
                            + "priority",
                        "J-1,P,Pipe,1,t,50,180,60,2026-11-23T01:00,2026-11-23T20:00,3")))
        .contains("Data quality 100 of 100: 1 jobs, 100 % of");
  }

  private String quality(PlantFiles files) {
    return files.read(folder).findings().stream()
        .filter(finding -> finding.code().equals("DATA_QUALITY"))
        .filter(finding -> finding.severity() == Severity.INFO)
        .map(Finding::message)
        .collect(Collectors.joining());
  }
}
