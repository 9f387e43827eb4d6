package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.tariff.LoadProfile;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.formats.PlantFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of markets and utilities, and tables of any shape, as prices and base load. */
class PublishedSeriesTest {
  private static final String PERIODS =
      """
        periods:
          - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}
      """;
  private static final Instant MIDNIGHT = Instant.parse("2026-11-22T23:00:00Z");

  @TempDir private Path folder;

  private static PlantFiles priced(String prices) {
    return new PlantFiles().change(PERIODS, "  prices: " + prices + "\n");
  }

  /** 24 hours from midnight in Berlin; price per MWh: the hour's number. */
  private static String dayAhead(String currency) {
    StringBuilder points = new StringBuilder();
    for (int hour = 1; hour <= 24; hour++) {
      points.append(
          "<Point><position>%d</position><price.amount>%d</price.amount></Point>"
              .formatted(hour, hour));
    }
    return """
        <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3"><type>A44</type>
        <TimeSeries><in_Domain.mRID>10Y1001A1001A82H</in_Domain.mRID><currency_Unit.name>%s</currency_Unit.name>
        <price_Measure_Unit.name>MWH</price_Measure_Unit.name><curveType>A01</curveType>
        <Period><timeInterval><start>2026-11-22T23:00Z</start><end>2026-11-23T23:00Z</end></timeInterval>
        <resolution>PT60M</resolution>%s</Period></TimeSeries></Publication_MarketDocument>
        """
        .formatted(currency, points);
  }

  private static StepSeries pricesOf(Plant plant) {
    return Objects.requireNonNull(plant.tariff().prices());
  }

  @Test
  void dayAheadPricesBecomePricesPerKwh() {
    CompletedPlant read = priced("market.xml").file("market.xml", dayAhead("EUR")).plant(folder);
    StepSeries prices = pricesOf(read.plant());

    assertThat(prices.start()).isEqualTo(MIDNIGHT);
    assertThat(prices.end()).isEqualTo(MIDNIGHT.plusSeconds(86_400));
    assertThat(prices.steps()).hasSize(24);
    assertThat(prices.steps().getLast().value()).isEqualByComparingTo("0.024");
    assertThat(priced("market.xml").file("market.xml", dayAhead("EUR")).read(folder).findings())
        .extracting(Finding::message)
        .contains(
            "market.xml is read as ENTSO-E day-ahead prices (A44): bidding zone 10Y1001A1001A82H, 60 min,"
                + " in EUR per MWh.");
  }

  @Test
  void anotherCurrencyAHoleAndALoadForAPriceAreRefused() {
    assertThat(priced("market.xml").file("market.xml", dayAhead("SEK")).errors(folder))
        .singleElement()
        .asString()
        .contains("The prices are in SEK, but the site's currency is EUR.");
    assertThat(
            priced("market.xml")
                .file(
                    "market.xml",
                    dayAhead("EUR")
                        .replaceFirst("<Point><position>7<.*?</Point>", "")
                        .replaceFirst("<Point><position>9<.*?</Point>", ""))
                .errors(folder))
        .containsExactly(
            "market.xml, row 5: 2 values are missing, the first at 2026-11-23T06:00+01:00. Get the missing"
                + " ones, or take a span without a hole, e.g. {file: market.xml, from: ..., to: ...}.");
    assertThat(
            new PlantFiles()
                .change("base_load_kw: 50", "base_load_kw: market.xml")
                .file("market.xml", dayAhead("EUR"))
                .errors(folder))
        .singleElement()
        .asString()
        .contains("market.xml holds prices, but base_load_kw is a load.");
  }

  @Test
  void anImplausiblePriceIsRefusedWhereItStands() {
    assertThat(
            priced("market.xml")
                .file("market.xml", dayAhead("EUR").replace(">24</price", ">24000</price"))
                .errors(folder))
        .containsExactly(
            "market.xml, row 5: energy_rate_kwh is 24.000, but must be from -10 to 10. Correct the value or"
                + " its unit.");
  }

  @Test
  void aTableOfAnyShapeIsReadByItsNamedColumns() {
    StringBuilder table = new StringBuilder("Time (UTC),Price,Volume\n");
    for (int hour = 0; hour < 24; hour++) {
      table.append("%s,%d.5,1\n".formatted(MIDNIGHT.plusSeconds(3_600L * hour), hour));
    }
    String options =
        "{file: export.csv, start_column: Time (UTC), value_column: Price, unit: EUR/MWh, resolution: PT60M}";
    StepSeries prices =
        pricesOf(priced(options).file("export.csv", table.toString()).plant(folder).plant());

    assertThat(prices.steps()).hasSize(24);
    assertThat(prices.steps().getFirst().value()).isEqualByComparingTo("0.0005");
    assertThat(prices.end()).isEqualTo(MIDNIGHT.plusSeconds(86_400));
  }

  @Test
  void aJsonListOfAnyKeysIsReadByItsNamedOnes() {
    StringBuilder rows = new StringBuilder();
    for (int hour = 0; hour < 24; hour++) {
      rows.append(
          "%s{\"from\": \"%s\", \"eur\": %d, \"volume\": 3}"
              .formatted(hour == 0 ? "" : ",", MIDNIGHT.plusSeconds(3_600L * hour), hour));
    }
    String options =
        "{file: export.json, start_column: from, value_column: eur, unit: EUR/MWh, resolution: PT60M}";
    StepSeries prices =
        pricesOf(priced(options).file("export.json", "[" + rows + "]").plant(folder).plant());

    assertThat(prices.steps()).hasSize(24);
    assertThat(prices.steps().getLast().value()).isEqualByComparingTo("0.023");
  }

  @Test
  void aZoneOfItsOwnAppliesToTimesWithoutAnOffset() {
    StringBuilder table = new StringBuilder("start,energy_rate_kwh\n");
    for (int hour = 0; hour < 24; hour++) {
      table.append(
          "%s,0.1\n".formatted(MIDNIGHT.plusSeconds(3_600L * hour).toString().replace("Z", "")));
    }

    assertThat(
            pricesOf(
                    priced("{file: p.csv, time_zone: UTC}")
                        .file("p.csv", table.toString())
                        .plant(folder)
                        .plant())
                .start())
        .isEqualTo(MIDNIGHT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {file: p.csv, unit: USD/MWh} | The prices are in USD, but the site's currency is EUR.
          {file: p.csv, unit: EUR/GWh} | EUR/GWh is no unit of prices.
          {file: p.csv, unit: kW} | kW is no unit of prices.
          {file: p.csv, value_column: x} | unit is missing.
          {file: p.csv, node: N} | node belongs to published documents, but this file is a table.
          {file: p.csv, resolution: PT7M} | resolution is 7 minutes, which is no whole part of an hour.
          {file: p.csv, resolution: PT30M} | This row comes 60 minutes after the one before, but the resolution is 30 minutes.
          {file: p.csv, from: 2026-11-24, to: 2026-11-24} | to is 2026-11-24T00:00+01:00, not after from
          {file: p.csv, colour: red} | colour is not a key of a series' file.
          {from: 2026-11-24} | file is missing.
          """)
  void aWrongOptionIsNamed(String prices, String message) {
    assertThat(
            priced(prices)
                .file("p.csv", "start,energy_rate_kwh\n2026-11-23T00:00,1\n2026-11-23T01:00,1\n")
                .errors(folder))
        .first()
        .asString()
        .contains(message);
  }

  @Test
  void tableOptionsDoNotBelongToADocument() {
    assertThat(
            priced("{file: market.xml, unit: EUR/MWh}")
                .file("market.xml", dayAhead("EUR"))
                .errors(folder))
        .singleElement()
        .asString()
        .contains("unit belongs to tables, but this document states it itself.");
  }

  @Test
  void energiesOfIntervalsBecomeMeanPower() {
    StringBuilder table = new StringBuilder("start,kw\n");
    for (int quarter = 0; quarter < 96; quarter++) {
      table.append("%s,12.5\n".formatted(MIDNIGHT.plusSeconds(900L * quarter)));
    }
    Plant plant =
        new PlantFiles()
            .change("base_load_kw: 50", "base_load_kw: {file: load.csv, unit: kWh, resolution: 15}")
            .file("load.csv", table.toString())
            .plant(folder)
            .plant();

    assertThat(plant.site().baseLoad().steps().getFirst().value())
        .isEqualByComparingTo("50"); // 12.5 kWh x 4 per hour
  }

  /** A Green Button file of Wh readings from a start on. */
  private static String usage(Instant start, long seconds, int... wattHours) {
    StringBuilder readings = new StringBuilder();
    for (int value : wattHours) {
      readings.append("<IntervalReading><value>%d</value></IntervalReading>\n".formatted(value));
    }
    return """
        <feed xmlns="http://www.w3.org/2005/Atom">
        <entry><content><LocalTimeParameters xmlns="http://naesb.org/espi"><dstEndRule>AE0E3000</dstEndRule><dstOffset>3600</dstOffset>
        <dstStartRule>3E0E2000</dstStartRule><tzOffset>%d</tzOffset></LocalTimeParameters></content></entry>
        <entry><link rel="self" href="MeterReading/1"/><link rel="related" href="ReadingType/1"/><title>Works</title><content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
        <entry><link rel="self" href="ReadingType/1"/><content><ReadingType xmlns="http://naesb.org/espi"><flowDirection>1</flowDirection><intervalLength>%d</intervalLength><uom>72</uom></ReadingType></content></entry>
        <entry><link rel="up" href="MeterReading/1/IntervalBlock"/><content><IntervalBlock xmlns="http://naesb.org/espi"><interval><start>%d</start></interval>
        %s</IntervalBlock></content></entry></feed>
        """
        .formatted(3_600, seconds, start.getEpochSecond(), readings);
  }

  @Test
  void greenButtonUsageIsALoadProfile() {
    new PlantFiles().file("usage.xml", usage(MIDNIGHT, 900, 250, 500, 750, 1000)).in(folder);
    Outcome<LoadProfile> read = profile("Europe/Berlin");

    assertThat(read.orThrow().span().slotMinutes()).isEqualTo(15);
    assertThat(read.orThrow().siteKw())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            BigDecimal.valueOf(1),
            BigDecimal.valueOf(2),
            BigDecimal.valueOf(3),
            BigDecimal.valueOf(4));
    assertThat(codes(read)).containsExactly("SERIES_FORMAT");
    assertThat(codes(profile("Europe/London"))).contains("METER_CLOCK_DIFFERS");
  }

  @Test
  void aProfileMayNameItsFileWithASpanAndAMeter() {
    int[] hours = new int[48];
    Arrays.setAll(hours, hour -> 1_000 * (hour + 1));
    new PlantFiles()
        .file("usage.xml", usage(MIDNIGHT, 3_600, hours))
        .file("profile.yaml", "file: usage.xml\nmeter: Works\nfrom: 2026-11-24\nto: 2026-11-25\n")
        .file("wrong.yaml", "file: usage.xml\nmeter: Other\n")
        .in(folder);

    LoadProfile read = profileOf("profile.yaml", "Europe/Berlin").orThrow();
    assertThat(read.span().slotCount()).isEqualTo(24);
    assertThat(read.siteKw().getFirst()).isEqualByComparingTo("25");
    assertThat(codes(profileOf("wrong.yaml", "Europe/Berlin")))
        .containsExactly("GREEN_BUTTON_METER_MISSING");
  }

  private Outcome<LoadProfile> profile(String zone) {
    return profileOf("usage.xml", zone);
  }

  private Outcome<LoadProfile> profileOf(String name, String zone) {
    Node.Scalar file = new Node.Scalar(name, Node.Kind.TEXT, Location.of(name));
    return LoadProfile.read(PlantFolder.open(folder).orThrow(), file, ZoneId.of(zone));
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.findings().stream().map(Finding::code).toList();
  }

  @Test
  void aSpanIsCutOutOfALongFile() {
    int[] week = new int[7 * 24];
    Arrays.fill(week, 40_000);
    Plant plant =
        new PlantFiles()
            .change(
                "base_load_kw: 50",
                "base_load_kw: {file: usage.xml, from: 2026-11-23, to: 2026-11-24}")
            .file("usage.xml", usage(MIDNIGHT.minusSeconds(3 * 86_400), 3_600, week))
            .plant(folder)
            .plant();

    assertThat(plant.site().baseLoad().steps()).hasSize(24);
    assertThat(plant.site().baseLoad().start()).isEqualTo(MIDNIGHT);
    assertThat(plant.site().baseLoad().steps().getFirst().value()).isEqualByComparingTo("40");
  }

  @Test
  void aPriceFinerThanTheSlotIsRefusedWithTheSlotThatFits() {
    StringBuilder table = new StringBuilder("start,energy_rate_kwh\n");
    for (int part = 0; part < 288; part++) {
      table.append("%s,0.%d\n".formatted(MIDNIGHT.plusSeconds(300L * part), part % 9));
    }
    Plant plant = priced("p.csv").file("p.csv", table.toString()).plant(folder).plant();

    assertThat(PlantGrid.of(plant).findings())
        .extracting(Finding::fix)
        .contains("Set horizon.slot_minutes to 5.");
  }
}
