package io.heatscheduler.formats.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Day-ahead prices of ENTSO-E, by hand from the platform's published structure. */
class EntsoePricesTest {
  private static final String ZONE = "10Y1001A1001A82H";

  private static String document(String... series) {
    return versioned("7:3", series);
  }

  private static String versioned(String version, String... series) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<Publication_MarketDocument xmlns=\"urn:iec62325.351:tc57wg16:451-3:publicationdocument:"
        + version
        + "\">\n<mRID>1</mRID><type>A44</type>\n"
        + String.join("\n", series)
        + "</Publication_MarketDocument>";
  }

  private static String series(String curve, String extra, String... periods) {
    return "<TimeSeries><in_Domain.mRID codingScheme=\"A01\">"
        + ZONE
        + "</in_Domain.mRID><currency_Unit.name>EUR</currency_Unit.name><price_Measure_Unit.name>MWH</price_Measure_Unit.name>"
        + extra
        + "<curveType>"
        + curve
        + "</curveType>"
        + String.join("", periods)
        + "</TimeSeries>";
  }

  private static String period(String start, String end, String resolution, String points) {
    StringBuilder text =
        new StringBuilder(
            "<Period><timeInterval><start>%s</start><end>%s</end></timeInterval><resolution>%s</resolution>"
                .formatted(start, end, resolution));
    for (String point : points.split(" ")) {
      text.append(
          "\n<Point><position>%s</position><price.amount>%s</price.amount></Point>"
              .formatted((Object[]) point.split(":")));
    }
    return text + "</Period>";
  }

  private static String auction(int number) {
    return "<classificationSequence_AttributeInstanceComponent.position>%d</classificationSequence_AttributeInstanceComponent.position>"
        .formatted(number);
  }

  private static final String THREE_HOURS =
      period("2026-07-13T22:00Z", "2026-07-14T01:00Z", "PT15M", "1:100 5:80 9:95.5");

  @Test
  void aMissingPositionRepeatsTheOneBeforeUnderCurveTypeA03() {
    Published read = Published.prices("prices.xml", document(series("A03", "", THREE_HOURS)));

    assertThat(read.series().intervals()).hasSize(12);
    // (4 x 100 + 4 x 80 + 4 x 95.5) / 1000
    assertThat(read.sum()).isEqualByComparingTo("1.102");
    assertThat(read.intervals())
        .startsWith("2026-07-13T22:00:00Z/2026-07-13T22:15:00Z 0.100")
        .endsWith("2026-07-14T00:45:00Z/2026-07-14T01:00:00Z 0.0955");
    assertThat(read.series().currency()).isEqualTo("EUR");
    assertThat(read.series().subject())
        .isEqualTo("bidding zone 10Y1001A1001A82H, 15 min, in EUR per MWh");
    assertThat(read.messages())
        .containsExactly(
            "ENTSOE_REPEATED_POSITIONS | prices.xml, row 4: 9 of the 12 positions from"
                + " 2026-07-13T22:00:00Z on are not written and repeat the one before (curve type A03).");
  }

  @Test
  void aMissingPositionIsAHoleUnderCurveTypeA01() {
    Published read = Published.prices("prices.xml", document(series("A01", "", THREE_HOURS)));

    assertThat(read.intervals())
        .containsExactly(
            "2026-07-13T22:00:00Z/2026-07-13T22:15:00Z 0.100",
            "2026-07-13T23:00:00Z/2026-07-13T23:15:00Z 0.080",
            "2026-07-14T00:00:00Z/2026-07-14T00:15:00Z 0.0955");
  }

  @Test
  void nothingIsRepeatedBeforeTheFirstPoint() {
    String late = period("2026-07-13T22:00Z", "2026-07-14T00:00Z", "PT60M", "2:7");

    assertThat(Published.prices("prices.xml", document(series("A03", "", late))).intervals())
        .containsExactly("2026-07-13T23:00:00Z/2026-07-14T00:00:00Z 0.007");
  }

  @Test
  void theLongDayHasAHundredQuarters() {
    String day = period("2026-10-24T22:00Z", "2026-10-25T23:00Z", "PT15M", "1:60 53:120");
    Published read = Published.prices("prices.xml", document(series("A03", "", day)));

    assertThat(read.series().intervals()).hasSize(100);
    // mean (52 x 60 + 48 x 120) / 100 = 88.8 per MWh
    assertThat(read.sum().divide(new BigDecimal(100))).isEqualByComparingTo("0.0888");
  }

  @Test
  void theShortDayHasNinetyTwoQuarters() {
    String day = period("2026-03-28T23:00Z", "2026-03-29T22:00Z", "PT15M", "1:60");

    assertThat(Published.prices("p.xml", document(series("A03", "", day))).series().intervals())
        .hasSize(92);
  }

  @Test
  void bothNamespacesGiveEqualSeriesAndNegativePricesStay() {
    String series =
        series("A03", "", period("2026-07-13T22:00Z", "2026-07-13T23:00Z", "PT1H", "1:-3.2"));

    assertThat(Published.prices("p.xml", versioned("7:0", series)).intervals())
        .isEqualTo(Published.prices("p.xml", versioned("7:3", series)).intervals())
        .containsExactly("2026-07-13T22:00:00Z/2026-07-13T23:00:00Z -0.0032");
  }

  @Test
  void theFirstAuctionIsTakenWhateverTheOrder() {
    String hour = "2026-07-13T22:00Z";
    String second = series("A03", auction(2), period(hour, "2026-07-13T23:00Z", "PT60M", "1:50"));
    String first = series("A03", auction(1), period(hour, "2026-07-13T23:00Z", "PT60M", "1:60"));

    Published read = Published.prices("p.xml", document(second, first));
    assertThat(read.intervals()).containsExactly("2026-07-13T22:00:00Z/2026-07-13T23:00:00Z 0.060");
    assertThat(read.codes()).containsExactly("ENTSOE_AUCTION_CHOSEN");
    assertThat(Published.prices("p.xml", document(second)).messages())
        .containsExactly(
            "ENTSOE_AUCTION_MISSING | p.xml: The document holds no prices of auction 1, only of 2. Wait"
                + " until that auction is published, or choose another one with auction: 2.");
    assertThat(
            Published.of(
                    "p.xml",
                    document(second, first).getBytes(StandardCharsets.UTF_8),
                    new SeriesRequest(Quantity.PRICE, null, 2, null, null, null))
                .intervals())
        .containsExactly("2026-07-13T22:00:00Z/2026-07-13T23:00:00Z 0.050");
  }

  @Test
  void hoursAndQuartersOfOneTimeGiveNoDoublePrice() {
    String hourly =
        series("A03", "", period("2026-07-13T22:00Z", "2026-07-14T00:00Z", "PT60M", "1:60 2:70"));
    String quarters =
        series("A03", "", period("2026-07-13T22:00Z", "2026-07-13T22:30Z", "PT15M", "1:10 2:20"));

    Published read = Published.prices("p.xml", document(hourly, quarters));
    assertThat(read.intervals())
        .containsExactly(
            "2026-07-13T22:00:00Z/2026-07-13T22:15:00Z 0.010",
            "2026-07-13T22:15:00Z/2026-07-13T22:30:00Z 0.020",
            "2026-07-13T22:30:00Z/2026-07-13T23:00:00Z 0.060",
            "2026-07-13T23:00:00Z/2026-07-14T00:00:00Z 0.070");
    assertThat(read.codes()).containsExactly("ENTSOE_OVERLAP");
  }

  @Test
  void aPriceGivenTwiceWithAnotherValueIsRefused() {
    String hour = period("2026-07-13T22:00Z", "2026-07-13T23:00Z", "PT60M", "1:60");
    String other = period("2026-07-13T22:00Z", "2026-07-13T23:00Z", "PT60M", "1:61");

    assertThat(Published.prices("p.xml", document(series("A01", "", hour, hour))).intervals())
        .hasSize(1);
    assertThat(Published.prices("p.xml", document(series("A01", "", hour, other))).codes())
        .containsExactly("SERIES_DUPLICATE");
  }

  @Test
  void theAnswerThatThereIsNoDataIsExplained() {
    String answer =
        """
        <Acknowledgement_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-1:acknowledgementdocument:7:0">
         <mRID>1</mRID><Reason><code>999</code><text>%s</text></Reason></Acknowledgement_MarketDocument>
        """;

    assertThat(
            Published.prices("p.xml", answer.formatted("No matching data found for Data item X"))
                .messages())
        .containsExactly(
            "ENTSOE_NO_DATA | p.xml, row 1: This is the platform's answer that it has no prices, not a"
                + " price document: \"No matching data found for Data item X\" Ask again later: the next"
                + " day's prices appear at about 13:00 CET.");
    assertThat(
            Published.prices(
                    "p.xml", answer.formatted("amount of requested data exceeds allowed limit"))
                .messages()
                .getFirst())
        .endsWith("Ask for a shorter span.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <type>A44 | <type>A65 | ENTSOE_NOT_PRICES
          >EUR< | >euro< | ENTSOE_CURRENCY
          >MWH< | >KWH< | ENTSOE_UNIT
          <curveType>A03 | <curveType>A02 | ENTSOE_CURVE_TYPE
          PT15M | P1D | ENTSOE_RESOLUTION
          <position>9< | <position>13< | ENTSOE_POSITION
          <position>9< | <position>5< | ENTSOE_POSITION
          <position>9< | <position>0< | ENTSOE_POSITION
          >95.5< | >1,095.5< | NOT_A_NUMBER
          2026-07-14T01:00Z | 2026-07-14T01:07Z | ENTSOE_PERIOD
          2026-07-14T01:00Z | 2026-07-13T22:00Z | ENTSOE_PERIOD
          2026-07-14T01:00Z | 2026-07-14T01:00 | NOT_A_DATE
          2026-07-14T01:00Z | 2199-07-14T01:00Z | ENTSOE_PERIOD
          </Publication_MarketDocument> | </Publication | XML_SYNTAX
          <mRID>1 | <mRID>&x; | XML_ENTITY
          """)
  void whatIsWrongIsNamed(String part, String by, String code) {
    String right = document(series("A03", "", THREE_HOURS));
    assertThat(right).contains(part);

    assertThat(Published.prices("p.xml", right.replace(part, by)).codes()).containsExactly(code);
  }

  @Test
  void aDocumentTypeIsRefused() {
    String bad =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<Publication_MarketDocument><type>&e;</type></Publication_MarketDocument>";

    assertThat(Published.prices("p.xml", bad).codes()).containsExactly("XML_DOCTYPE");
  }

  @Test
  void severalZonesNeedAChoice() {
    String one =
        series("A03", "", period("2026-07-13T22:00Z", "2026-07-13T23:00Z", "PT60M", "1:60"));
    String text = document(one, one.replace(ZONE, "10YBE----------2").replace(":60", ":61"));

    assertThat(Published.prices("p.xml", text).codes()).containsExactly("ENTSOE_SEVERAL_ZONES");
    assertThat(
            Published.of(
                    "p.xml",
                    text.getBytes(StandardCharsets.UTF_8),
                    new SeriesRequest(Quantity.PRICE, "10YBE----------2", null, null, null, null))
                .series()
                .subject())
        .startsWith("bidding zone 10YBE----------2");
  }
}
