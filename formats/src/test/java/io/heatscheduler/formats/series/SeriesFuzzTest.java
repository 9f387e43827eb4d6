package io.heatscheduler.formats.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Mutants;
import io.heatscheduler.formats.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broken copies of good documents are read or refused, never answered with an exception. */
class SeriesFuzzTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String ENTSOE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3"><type>A44</type>
      <TimeSeries><in_Domain.mRID>Z</in_Domain.mRID><currency_Unit.name>EUR</currency_Unit.name><price_Measure_Unit.name>MWH</price_Measure_Unit.name>
      <curveType>A03</curveType><Period><timeInterval><start>2026-07-13T22:00Z</start><end>2026-07-14T01:00Z</end></timeInterval><resolution>PT15M</resolution>
      <Point><position>1</position><price.amount>100</price.amount></Point><Point><position>5</position><price.amount>-80.5</price.amount></Point></Period></TimeSeries></Publication_MarketDocument>
      """;
  private static final String OASIS =
      "INTERVALSTARTTIME_GMT,INTERVALENDTIME_GMT,NODE,XML_DATA_ITEM,MW\n"
          + "2026-07-15T00:00:00-00:00,2026-07-15T01:00:00-00:00,N,LMP_PRC,49.20\n"
          + "2026-07-15T00:00:00-00:00,2026-07-15T01:00:00-00:00,N,LMP_ENE_PRC,49.20\n";
  private static final String REPORT =
      """
      <m:OASISReport xmlns:m="http://www.caiso.com/soa/OASISReport_v1.xsd"><m:MessagePayload><m:RTO><m:REPORT_ITEM>
      <m:REPORT_HEADER><m:UOM>US$/MWh</m:UOM></m:REPORT_HEADER><m:REPORT_DATA><m:DATA_ITEM>LMP_PRC</m:DATA_ITEM><m:RESOURCE_NAME>N</m:RESOURCE_NAME>
      <m:INTERVAL_START_GMT>2026-07-15T00:00:00-00:00</m:INTERVAL_START_GMT><m:INTERVAL_END_GMT>2026-07-15T01:00:00-00:00</m:INTERVAL_END_GMT><m:VALUE>49.20</m:VALUE></m:REPORT_DATA>
      </m:REPORT_ITEM></m:RTO></m:MessagePayload></m:OASISReport>
      """;
  private static final String USAGE =
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><content><LocalTimeParameters xmlns="http://naesb.org/espi"><dstEndRule>B40E2000</dstEndRule><dstOffset>3600</dstOffset>
      <dstStartRule>360E2000</dstStartRule><tzOffset>-18000</tzOffset></LocalTimeParameters></content></entry>
      <entry><link rel="self" href="MeterReading/1"/><link rel="related" href="ReadingType/1"/><title>Works</title><content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
      <entry><link rel="self" href="ReadingType/1"/><content><ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>9</accumulationBehaviour><flowDirection>1</flowDirection><intervalLength>900</intervalLength><powerOfTenMultiplier>3</powerOfTenMultiplier><uom>72</uom></ReadingType></content></entry>
      <entry><link rel="up" href="MeterReading/1/IntervalBlock"/><content><IntervalBlock xmlns="http://naesb.org/espi"><interval><start>1768021200</start></interval>
      <IntervalReading><timePeriod><duration>900</duration><start>1768021200</start></timePeriod><value>25</value></IntervalReading><IntervalReading><value>26</value></IntervalReading></IntervalBlock></content></entry></feed>
      """;

  @ParameterizedTest
  @CsvSource({
    "entsoe.xml, 10000",
    "oasis.csv, 10000",
    "report.xml, 10000",
    "usage.xml, 10000",
    "oasis.zip, 5000"
  })
  void aDocumentIsReadOrRefusedWhateverItsBytes(String name, int rounds) {
    byte[] good = good(name);
    assertThat(read(name, good).orElseThrow()).isInstanceOf(Outcome.Done.class);
    SplittableRandom random = new SplittableRandom(20_261_125);
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] bad = Mutants.of(good, random);
      long start = System.nanoTime();
      try {
        Optional<Outcome<PublishedSeries>> read = read(name, bad);
        refused +=
            read.isPresent() && read.get().findings().stream().anyMatch(Mutants::isSound) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(
            "round %d of %s: %s".formatted(round, name, HexFormat.of().formatHex(bad)), e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("round %d of %s", round, name)
          .isLessThan(LONGEST);
    }
    assertThat(refused).as("mutants that were refused").isGreaterThan(rounds / 5);
  }

  private static Optional<Outcome<PublishedSeries>> read(String name, byte[] bytes) {
    return SeriesFiles.read(SourceBytes.of(name, bytes), SeriesRequest.any(Quantity.PRICE));
  }

  private static byte[] good(String name) {
    return switch (name) {
      case "entsoe.xml" -> ENTSOE.getBytes(StandardCharsets.UTF_8);
      case "oasis.csv" -> OASIS.getBytes(StandardCharsets.UTF_8);
      case "report.xml" -> REPORT.getBytes(StandardCharsets.UTF_8);
      case "usage.xml" -> USAGE.getBytes(StandardCharsets.UTF_8);
      default -> Published.zip(Map.of("lmp.csv", OASIS));
    };
  }
}
