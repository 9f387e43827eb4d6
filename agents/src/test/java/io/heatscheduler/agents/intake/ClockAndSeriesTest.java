package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.StepSeries;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clock changes, series, horizon, site and shifts. */
class ClockAndSeriesTest {
  private static final String FIVE = "job_id,product,quantity,heating_req,deadline";

  @TempDir private Path folder;

  private static PlantFiles day(String date, String deadline) {
    return new PlantFiles()
        .change("start: 2026-11-23T00:00", "start: " + date + "T00:00")
        .jobs(FIVE, "J-1,P,1,10," + deadline);
  }

  @Test
  void theDoubledHourNeedsAnOffset() {
    assertThat(day("2026-10-25", "2026-10-25T02:30").errors(folder))
        .containsExactly(
            "jobs.csv, row 2, deadline: 2026-10-25T02:30 happens twice in Europe/Berlin, before and"
                + " after the clock goes back. Write an offset: 2026-10-25T02:30+02:00 or"
                + " 2026-10-25T02:30+01:00.");
  }

  @Test
  void theMissingHourDoesNotExist() {
    assertThat(day("2026-03-29", "2026-03-29T02:30").errors(folder))
        .containsExactly(
            "jobs.csv, row 2, deadline: 2026-03-29T02:30 does not exist in Europe/Berlin: the clock"
                + " goes from 2026-03-29T02:00 to 2026-03-29T03:00. Write an offset:"
                + " 2026-03-29T02:30+01:00 or 2026-03-29T02:30+02:00.");
  }

  @Test
  void anOffsetTellsTheDoubledHoursApart() {
    assertThat(deadline("2026-10-25T02:30+02:00")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(deadline("2026-10-25T02:30+01:00")).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(deadline("2026-10-25T24:00")).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
  }

  private Instant deadline(String written) {
    return day("2026-10-25", written).plant(folder).plant().jobs().getFirst().latestEnd();
  }

  @ParameterizedTest(name = "{0} has {1} quarter-hours")
  @CsvSource({"2026-03-29, 92", "2026-10-25, 100", "2026-11-23, 96", "2028-02-29, 96"})
  void aCalendarDayHasAsManySlotsAsItIsLong(String date, int slots) {
    Plant plant = day(date, date + "T12:00").plant(folder).plant();

    assertThat(plant.horizon().slotCount()).isEqualTo(slots);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {start: 2026-11-23T00:00} | days: The horizon has neither days nor end. Give one of them, e.g. days: 2.
          {start: 2026-11-23T00:00, days: 1, end: 2026-11-24T00:00} | days: The horizon has both days and end. Give one of them, e.g. days: 2.
          {start: 2026-11-23T00:00, end: 2026-11-22T00:00} | end: The horizon ends at 2026-11-22T00:00+01:00, not after its start 2026-11-23T00:00+01:00. Move its end.
          {start: 2026-11-23T00:00, end: 2026-11-23T10:07} | end: The horizon from 2026-11-23T00:00+01:00 to 2026-11-23T10:07+01:00 is not a whole number of 15-minute slots. Move its end, or use a shorter slot_minutes.
          {start: 2026-11-23T00:00, days: 367} | days: The horizon has 35232 slots; at most 35136 can be planned (366 days of quarter-hours). Plan a shorter horizon, or use a longer slot_minutes.
          {start: 2026-11-23T00:00, days: 1, slot_minutes: 10} | slot_minutes: slot_minutes is 10, but must be 5, 15, 30 or 60. 15 fits most meters.
          {start: 2026-11-23T00:00, day: 1} | day: day is not a key of the horizon. Did you mean days?
          {begin: 2026-11-23T00:00, days: 1} | begin: begin is not a key of the horizon. Use one of: start, days, end, slot_minutes.
          """)
  void aWrongHorizonIsNamedWithItsRemedy(String horizon, String message) {
    assertThat(
            new PlantFiles().change("{start: 2026-11-23T00:00, days: 1}", horizon).errors(folder))
        .first()
        .isEqualTo("plant.yaml, row 7, /horizon/" + message);
  }

  @Test
  void aHorizonMayBeginAndEndWithDates() {
    Plant plant =
        new PlantFiles()
            .change(
                "{start: 2026-11-23T00:00, days: 1}",
                "{start: 2026-11-23, end: 2026-11-25, slot_minutes: 60}")
            .plant(folder)
            .plant();

    assertThat(plant.horizon().slotCount()).isEqualTo(48);
  }

  @Test
  void aSeriesHoldsUntilTheNextRowAndTheLastForOneStep() {
    StepSeries baseLoad =
        baseLoad("2026-11-23T00:00,10\n2026-11-23T12:00,20")
            .plant(folder)
            .plant()
            .site()
            .baseLoad();

    assertThat(baseLoad.steps())
        .containsExactly(
            new StepSeries.Step(Instant.parse("2026-11-22T23:00:00Z"), BigDecimal.TEN),
            new StepSeries.Step(Instant.parse("2026-11-23T11:00:00Z"), BigDecimal.valueOf(20)));
    assertThat(baseLoad.end()).isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
  }

  @Test
  void aSingleRowHoldsToTheHorizonsEnd() {
    StepSeries baseLoad = baseLoad("2026-11-23T00:00,10").plant(folder).plant().site().baseLoad();

    assertThat(baseLoad.end()).isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    assertThat(baseLoad("2026-11-23T12:00,20\n2026-11-23T00:00,10").plant(folder).plant())
        .isEqualTo(baseLoad("2026-11-23T00:00,10\n2026-11-23T12:00,20").plant(folder).plant());
  }

  @Test
  void aMissingRowIsAGap() {
    String rows =
        IntStream.range(0, 24)
            .filter(hour -> hour != 5 && hour != 6)
            .mapToObj(hour -> "2026-11-23T%02d:00Z,%d".formatted(hour, hour))
            .collect(Collectors.joining("\n"));

    assertThat(baseLoad(rows).errors(folder))
        .containsExactly(
            "base_load.csv, row 7, start: The value at 2026-11-23T06:00+01:00 is missing: rows are 60"
                + " minutes apart, but none lies between 2026-11-23T05:00+01:00 and"
                + " 2026-11-23T08:00+01:00. Add the missing rows.");
  }

  @Test
  void irregularStepsAreNoGap() {
    assertThat(
            baseLoad(
                    "2026-11-23T00:00,1\n2026-11-23T06:00,2\n2026-11-23T08:00,3\n2026-11-23T17:00,2\n2026-11-23T20:00,2")
                .errors(folder))
        .isEmpty();
  }

  @Test
  void aRowGivenTwiceIsRefused() {
    assertThat(baseLoad("2026-11-23T00:00,10\n2026-11-22T23:00Z,20").errors(folder))
        .containsExactly(
            "base_load.csv, row 3, start: 2026-11-23T00:00+01:00 is given twice. Keep one value for"
                + " each start.");
  }

  @Test
  void anAmbiguousRowIsRefused() {
    assertThat(baseLoad("2026-10-25T00:00,10\n2026-10-25T02:00,20").errors(folder))
        .singleElement()
        .asString()
        .startsWith("base_load.csv, row 3, start: 2026-10-25T02:00 happens twice in Europe/Berlin");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          start,kwh | base_load.csv, row 1, kwh: kwh is not a key of a row of base_load_kw. Did you mean kw?
          start,value | base_load.csv, row 2, value: kw is -1, but must be from 0 to 100000000. Correct the value or its unit.
          """)
  void aWrongSeriesColumnOrValueIsNamed(String header, String message) {
    assertThat(
            new PlantFiles()
                .change("base_load_kw: 50", "base_load_kw: base_load.csv")
                .file("base_load.csv", header + "\n2026-11-23T00:00,-1\n")
                .errors(folder))
        .contains(message);
  }

  @Test
  void aConstantWithADecimalCommaIsNotTakenForAFile() {
    assertThat(new PlantFiles().change("base_load_kw: 50", "base_load_kw: \"1,5\"").errors(folder))
        .containsExactly(
            "plant.yaml, row 5, /site/base_load_kw: 1,5 uses a decimal comma. Write 1.5.");
  }

  private static PlantFiles baseLoad(String rows) {
    return new PlantFiles()
        .change("base_load_kw: 50", "base_load_kw: base_load.csv")
        .file("base_load.csv", "start,kw\n" + rows + "\n");
  }

  @Test
  void everyKeyOfTheSiteIsRead() {
    Plant plant =
        new PlantFiles()
            .change(
                "  month_to_date_peak_kw: 100",
                """
                  contractual_peak_kw: 1200
                  month_to_date_peak_kw: {facility: 90}
                  holidays: [2026-12-25, 2026-12-26]
                  billing_day: 15
                  co2_kg_per_kwh: {electricity: 0.38, natural_gas: co2.csv}
                  outdoor_temperature_c: [{start: 2026-11-23T00:00, temperature_c: -3.5}]
                """
                    .stripTrailing())
            .change("  periods:", "  demand_charges: [{id: facility, rate_kw: 3}]\n  periods:")
            .file("co2.csv", "start,kg_per_kwh\n2026-11-23T00:00,0.2\n")
            .plant(folder)
            .plant();

    assertThat(String.valueOf(plant.site().contractualPeak())).isEqualTo("1200 kW");
    assertThat(plant.site().monthToDatePeak().of("facility")).hasToString("90 kW");
    assertThat(plant.site().holidays())
        .containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26));
    assertThat(plant.site().billing().firstDay()).isEqualTo(15);
    assertThat(plant.site().co2KgPerKwh()).containsOnlyKeys("electricity", "natural_gas");
    assertThat(plant.site().outdoorTemperatureC()).isNotNull();
  }

  @Test
  void anAbsentBaseLoadIsZeroWithAWarning() {
    assertThat(new PlantFiles().change("  base_load_kw: 50\n", "").warnings(folder))
        .containsExactly(
            "plant.yaml, row 1, /site/base_load_kw: No base load is given; the plan counts it as 0"
                + " kW. Set base_load_kw to the load of everything that is not planned; peaks"
                + " depend on it.");
  }

  @Test
  void shiftsWithoutDaysAreEveryDayAndMayEndAtMidnight() {
    Plant plant =
        new PlantFiles()
            .change(
                "equipment:\n",
                """
                shifts:
                  - {name: night, days: [Mon, friday], start: "22:00", end: "06:00", operators: 3, not_on_holidays: true}
                  - {name: late, start: "16:00", end: "24:00", operators: 2}
                equipment:
                """)
            .plant(folder)
            .plant();

    assertThat(plant.shifts()).isNotNull().hasSize(2);
    Shift night = plant.shifts().getLast();
    assertThat(night.days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(night.notOnHolidays()).isTrue();
    assertThat(plant.shifts().getFirst().days()).hasSize(7);
  }

  @Test
  void anUnknownDayOfAShiftIsRefused() {
    assertThat(
            new PlantFiles()
                .change(
                    "equipment:\n",
                    "shifts: [{days: [mo], start: \"06:00\", end: \"14:00\", operators: 3}]\nequipment:\n")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 8, /shifts/0/days: mo is not a day of the week. Did you mean mon?");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          time_zone: Europe/Berlin | time_zone: Berlin | plant.yaml, row 3, /site/time_zone: Berlin is not a time zone. Use a name of the IANA time zone database, e.g. Europe/Berlin.
          currency: EUR | currency: eur | plant.yaml, row 4, /site/currency: eur is not a currency. Did you mean EUR?
          base_load_kw | base_load | plant.yaml, row 5, /site/base_load: base_load is not a key of the site. Did you mean base_load_kw?
          horizon: {start | horizont: {start | plant.yaml, row 7, /horizont: horizont is not a key of the plant. Did you mean horizon?
          """)
  void aWrongKeyOrNameOfThePlantIsRefusedWithTheNearest(
      String right, String wrong, String message) {
    assertThat(new PlantFiles().change(right, wrong).errors(folder)).contains(message);
  }
}
