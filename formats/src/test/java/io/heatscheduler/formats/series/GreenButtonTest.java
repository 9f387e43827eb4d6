package io.heatscheduler.formats.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.MeterClock;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Location;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Green Button usage, by hand from the ESPI schema. */
class GreenButtonTest {
  private static final String ENERGY =
      "<accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity><flowDirection>1</flowDirection>"
          + "<intervalLength>900</intervalLength><kind>12</kind><powerOfTenMultiplier>3</powerOfTenMultiplier><uom>72</uom>";

  private static String feed(String... entries) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        + String.join("\n", entries)
        + "</feed>";
  }

  private static String usagePoint(int kind) {
    return entry(
        "/espi/1_1/resource/UsagePoint/01",
        "/espi/1_1/resource/UsagePoint",
        "",
        "Works meter",
        "<UsagePoint xmlns=\"http://naesb.org/espi\"><ServiceCategory><kind>%d</kind></ServiceCategory></UsagePoint>"
            .formatted(kind));
  }

  private static String entry(
      String self, String up, String related, String title, String content) {
    return "<entry><link rel=\"self\" href=\"%s\"/><link rel=\"up\" href=\"%s\"/>%s<title>%s</title><content>%s</content><updated>2026-01-11T00:00:00Z</updated></entry>"
        .formatted(self, up, related, title, content);
  }

  private static String meter(String number, String type) {
    String self = "/espi/1_1/resource/UsagePoint/01/MeterReading/" + number;
    return entry(
            self,
            "/espi/1_1/resource/UsagePoint/01/MeterReading",
            "<link rel=\"related\" href=\"%s/IntervalBlock\"/><link rel=\"related\" href=\"/espi/1_1/resource/ReadingType/%s\"/>"
                .formatted(self, number),
            "Reading " + number,
            "<MeterReading xmlns=\"http://naesb.org/espi\"/>")
        + entry(
            "https://utility.example/espi/1_1/resource/ReadingType/" + number,
            "ReadingType",
            "",
            "",
            "<ReadingType xmlns=\"http://naesb.org/espi\">" + type + "</ReadingType>");
  }

  private static String block(String number, String readings) {
    return entry(
        "x/IntervalBlock/1",
        "espi/1_1/resource/UsagePoint/01/MeterReading/%s/IntervalBlock".formatted(number),
        "",
        "",
        "<IntervalBlock xmlns=\"http://naesb.org/espi\"><interval><duration>86400</duration><start>1768021200</start></interval>"
            + readings
            + "</IntervalBlock>");
  }

  private static String reading(long start, long duration, String value) {
    return "<IntervalReading><cost>312500</cost><timePeriod><duration>%d</duration><start>%d</start></timePeriod><value>%s</value></IntervalReading>\n"
        .formatted(duration, start, value);
  }

  private static String site(String type, String readings) {
    return feed(usagePoint(0), meter("01", type), block("01", readings));
  }

  @ParameterizedTest(name = "{0} x 10^{1} of unit {2} in {3} s are {4} kW")
  @CsvSource({
    "25, 3, 72, 900, 100", // 25 kWh in a quarter-hour
    "323, 0, 72, 900, 1.292", // 0.323 kWh
    "120000, 0, 38, 900, 120",
    "7, -3, 72, 3600, 0.000007",
    "100, 0, 72, 300, 1.2"
  })
  void aValueBecomesMeanPowerExactly(
      String value, int power, int uom, long duration, String kilowatts) {
    String type =
        ENERGY
            .replace("Multiplier>3<", "Multiplier>%d<".formatted(power))
            .replace("<uom>72<", "<uom>%d<".formatted(uom));
    Published read = Published.load("u.xml", site(type, reading(1768021200, duration, value)));

    assertThat(read.series().intervals()).hasSize(1);
    assertThat(read.sum()).isEqualByComparingTo(kilowatts);
    assertThat(read.series().subject()).isEqualTo("Works meter, Reading 01");
    assertThat(read.messages()).isEmpty();
  }

  @Test
  void readingsWithoutATimeFollowEachOther() {
    String untimed = "<IntervalReading><value>25</value></IntervalReading>";
    Published read = Published.load("u.xml", site(ENERGY, untimed + untimed + untimed));

    assertThat(read.intervals())
        .hasSize(3)
        .endsWith("2026-01-10T05:30:00Z/2026-01-10T05:45:00Z 100");
  }

  @Test
  void neighboursOfARegisterGiveTheUseAndAResetIsAHole() {
    String register = ENERGY.replace("accumulationBehaviour>4<", "accumulationBehaviour>9<");
    Published read =
        Published.load(
            "u.xml",
            site(
                register,
                reading(1768021200, 0, "1000000")
                    + reading(1768024800, 0, "1000240")
                    + reading(1768028400, 0, "15")
                    + reading(1768032000, 0, "20")));

    assertThat(read.intervals())
        .containsExactly(
            "2026-01-10T05:00:00Z/2026-01-10T06:00:00Z 240",
            "2026-01-10T07:00:00Z/2026-01-10T08:00:00Z 5");
    assertThat(read.codes()).containsExactly("GREEN_BUTTON_REGISTER_RESET");
  }

  @Test
  void estimatedAndQuestionableReadingsAreCounted() {
    String marked =
        "<IntervalReading><ReadingQuality><quality>8</quality></ReadingQuality><ReadingQuality><quality>19</quality></ReadingQuality><value>1</value></IntervalReading>"
            + "<IntervalReading><ReadingQuality><quality>14</quality></ReadingQuality><value>1</value></IntervalReading>";

    assertThat(Published.load("u.xml", site(ENERGY, marked)).messages())
        .containsExactly(
            "GREEN_BUTTON_QUALITY | u.xml: The utility marks 1 readings as estimated and 1 as questionable"
                + " or raw. A bill may be corrected later.");
  }

  @Test
  void prefixesAndArchivesChangeNothing() {
    String plain = site(ENERGY, reading(1768021200, 900, "25"));
    String prefixed =
        plain
            .replaceAll("<(/?)(feed|entry|link|title|content|updated)\\b", "<$1a:$2")
            .replace("<a:feed xmlns=", "<a:feed xmlns:a=");

    assertThat(prefixed).contains("<a:link").isNotEqualTo(plain);
    assertThat(Published.load("u.xml", prefixed).intervals())
        .isEqualTo(Published.load("u.xml", plain).intervals())
        .isEqualTo(
            Published.of(
                    "u.zip",
                    Published.zip(Map.of("usage.xml", plain)),
                    SeriesRequest.any(Quantity.LOAD))
                .intervals())
        .containsExactly("2026-01-10T05:00:00Z/2026-01-10T05:15:00Z 100");
  }

  @Test
  void aRepeatedBlockAddsNothingAndALaterOneCorrects() {
    String first = block("01", reading(1768021200, 900, "25"));
    String later =
        block("01", reading(1768021200, 900, "26")).replace("2026-01-11T", "2026-02-11T");

    assertThat(Published.load("u.xml", feed(meter("01", ENERGY), first, first)).intervals())
        .containsExactly("2026-01-10T05:00:00Z/2026-01-10T05:15:00Z 100");
    Published corrected = Published.load("u.xml", feed(meter("01", ENERGY), later, first));
    assertThat(corrected.intervals())
        .containsExactly("2026-01-10T05:00:00Z/2026-01-10T05:15:00Z 104");
    assertThat(corrected.codes()).containsExactly("GREEN_BUTTON_CORRECTED");
  }

  @Test
  void exportIsPassedOverAndSeveralLoadsNeedAChoice() {
    String export = ENERGY.replace("flowDirection>1<", "flowDirection>19<");
    String both =
        feed(
            meter("01", ENERGY),
            meter("02", export),
            block("01", reading(1768021200, 900, "25")),
            block("02", reading(1768021200, 900, "99")));

    assertThat(Published.load("u.xml", both).sum()).isEqualByComparingTo("100");
    String twoLoads = both.replace("flowDirection>19<", "flowDirection>1<");
    assertThat(Published.load("u.xml", twoLoads).messages())
        .containsExactly(
            "GREEN_BUTTON_SEVERAL_METERS | u.xml: The file holds 2 loads: \"Reading 01\""
                + " (MeterReading/01), \"Reading 02\" (MeterReading/02). Choose one, e.g. {file: u.xml,"
                + " meter: MeterReading/01}.");
    assertThat(meterOf(twoLoads, "MeterReading/02").sum()).isEqualByComparingTo("396");
    assertThat(meterOf(twoLoads, "reading 01").sum()).isEqualByComparingTo("100");
    assertThat(meterOf(twoLoads, "other").codes()).containsExactly("GREEN_BUTTON_METER_MISSING");
  }

  private static Published meterOf(String text, String meter) {
    return Published.of(
        "u.xml",
        text.getBytes(StandardCharsets.UTF_8),
        new SeriesRequest(Quantity.LOAD, null, null, null, null, meter));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <flowDirection>1< | <flowDirection>19< | energy fed into the grid (flowDirection 19)
          <flowDirection>1< | <flowDirection>20< | the total of both directions (flowDirection 20)
          <uom>72< | <uom>73< | in VArh (uom 73)
          <commodity>1< | <commodity>7< | no electricity (commodity 7)
          <kind>12< | <kind>8< | a maximum, not a mean (kind or dataQualifier 8)
          accumulationBehaviour>4< | accumulationBehaviour>12< | a value of a moment, not a mean (accumulationBehaviour 12)
          <ServiceCategory><kind>0< | <ServiceCategory><kind>1< | no electricity (service kind 1)
          """)
  void whatIsNoLoadIsRefusedByName(String part, String by, String why) {
    String right = site(ENERGY, reading(1768021200, 900, "25"));
    assertThat(right).contains(part);

    assertThat(Published.load("u.xml", right.replace(part, by)).messages())
        .containsExactly(
            "GREEN_BUTTON_NO_LOAD | u.xml: No reading is the mean electric load of a site: \"Works meter,"
                + " Reading 01\" is "
                + why
                + ". Download interval data of delivered electricity in Wh or W.");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <duration>900</duration><start>1768021200 | <duration>86400</duration><start>1768021200 | GREEN_BUTTON_DURATION
          <value>25< | <value>much< | NOT_A_NUMBER
          <value>25</value> | <value/> | NOT_A_NUMBER
          <value>25</value> | '' | GREEN_BUTTON_VALUE
          <start>1768021200</start></timePeriod> | <start>-5</start></timePeriod> | OUT_OF_RANGE
          Multiplier>3< | Multiplier>13< | GREEN_BUTTON_MULTIPLIER
          <MeterReading xmlns | <Other xmlns | GREEN_BUTTON_NO_READINGS
          </feed> | </fe | XML_SYNTAX
          """)
  void whatIsBrokenIsNamed(String part, String by, String code) {
    String right = site(ENERGY, reading(1768021200, 900, "25"));
    assertThat(right).contains(part);

    assertThat(Published.load("u.xml", right.replace(part, by)).codes()).containsExactly(code);
  }

  @Test
  void brokenLinksOfTheOnlyMeterAreToldAndPassedOver() {
    String text =
        site(ENERGY, reading(1768021200, 900, "25"))
            .replace(
                "\"espi/1_1/resource/UsagePoint/01/MeterReading/01/IntervalBlock\"", "\"lost\"");

    Published read = Published.load("u.xml", text);
    assertThat(read.sum()).isEqualByComparingTo("100");
    assertThat(read.codes()).containsExactly("GREEN_BUTTON_LINKS");
  }

  // 8 March 2026 in New York has 23 hours, 1 November 25
  @Test
  void theDaysOfAClockChangeHaveTheirQuarters() {
    String untimed = "<IntervalReading><value>1</value></IntervalReading>";
    String text = site(ENERGY, untimed.repeat(92)).replace("1768021200", "1772946000");

    assertThat(Published.load("u.xml", text).intervals())
        .hasSize(92)
        .endsWith("2026-03-09T03:45:00Z/2026-03-09T04:00:00Z 4");
  }

  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource({
    "360E2000, 2020, 2020-03-08T02:00",
    "360E2000, 2026, 2026-03-08T02:00",
    "B40E2000, 2026, 2026-11-01T02:00",
    "3E0E2000, 2026, 2026-03-29T02:00",
    "AE0E3000, 2026, 2026-10-25T03:00"
  })
  void aDaylightSavingRuleIsAWallTimeOfEachYear(String rule, int year, LocalDateTime expected) {
    assertThat(GreenButtonFields.change(rule, Location.NONE).in(year)).isEqualTo(expected);
  }

  @Test
  void theClockOfTheFileKnowsItsOffset() {
    MeterClock newYork =
        new MeterClock(
            ZoneOffset.ofHours(-5),
            3600,
            GreenButtonFields.change("360E2000", Location.NONE),
            GreenButtonFields.change("B40E2000", Location.NONE));

    assertThat(newYork.offsetAt(Instant.parse("2026-03-08T06:59:59Z"))).hasToString("-05:00");
    assertThat(newYork.offsetAt(Instant.parse("2026-03-08T07:00:00Z"))).hasToString("-04:00");
    assertThat(newYork.offsetAt(Instant.parse("2026-11-01T05:59:59Z"))).hasToString("-04:00");
    assertThat(newYork.offsetAt(Instant.parse("2026-11-01T06:00:00Z"))).hasToString("-05:00");
  }
}
