package io.heatscheduler.bench;

import io.heatscheduler.agents.tariff.TariffFile;
import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.series.SeriesFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads every published rate of the reference data and counts what is refused and why; then reads
 * meter and price documents of 50 MB, made here, in the heap the command gives.
 */
public final class ImportsBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final int MEGABYTES = 50;
  private static final int TARGET_BYTES = MEGABYTES * 1024 * 1024 - 4_096;

  private ImportsBench() {}

  /** Prints the counts and times; needs no argument. */
  public static void main(String[] args) throws IOException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    if (data == null) {
      OUT.println("rates: skipped, HEATSCHEDULER_REFERENCE_DATA is not set");
    } else {
      for (String set : List.of("tariffs", "test-tariffs", "malformed")) {
        rates(Path.of(data, "urdb", set));
      }
    }
    document("Green Button XML", "usage.xml", usage());
    document("ENTSO-E XML", "prices.xml", prices());
  }

  private static void rates(Path folder) throws IOException {
    int read = 0;
    Map<String, Integer> refused = new TreeMap<>();
    long start = System.nanoTime();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Optional<String> why = refusal(file);
        if (why.isEmpty()) {
          read++;
        } else {
          refused.merge(why.get(), 1, Integer::sum);
          OUT.println("  %s: %s".formatted(file.getFileName(), why.get()));
        }
      }
    }
    int count = read + refused.values().stream().mapToInt(Integer::intValue).sum();
    OUT.println(
        "%s: %d of %d read in %d ms; refused by name: %s"
            .formatted(
                folder.getFileName(),
                read,
                count,
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                refused));
  }

  /** The place of the first error of a rate; empty if it is read. */
  private static Optional<String> refusal(Path file) {
    PlantFolder folder = PlantFolder.openFile(file).orThrow();
    Outcome<TariffFile> read = TariffFile.read(folder, folder.entryName(), ZONE);
    return read.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .map(ImportsBench::place);
  }

  private static String place(Finding finding) {
    String column = finding.location().column();
    return column == null ? finding.code() : column;
  }

  private static void document(String kind, String name, byte[] bytes) {
    long start = System.nanoTime();
    Outcome<PublishedSeries> read =
        SeriesFiles.read(
                SourceBytes.of(name, bytes),
                SeriesRequest.any(name.startsWith("usage") ? Quantity.LOAD : Quantity.PRICE))
            .orElseThrow();
    OUT.println(
        "%s: %.1f MB, %,d intervals in %.1f s"
            .formatted(
                kind,
                bytes.length / 1024.0 / 1024.0,
                read.orThrow().intervals().size(),
                (System.nanoTime() - start) / 1e9));
  }

  private static byte[] usage() {
    StringBuilder text =
        new StringBuilder(
            """
            <feed xmlns="http://www.w3.org/2005/Atom">
            <entry><link rel="self" href="MeterReading/1"/><link rel="related" href="ReadingType/1"/><title>Works</title><content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
            <entry><link rel="self" href="ReadingType/1"/><content><ReadingType xmlns="http://naesb.org/espi"><flowDirection>1</flowDirection><uom>72</uom></ReadingType></content></entry>
            <entry><link rel="up" href="MeterReading/1/IntervalBlock"/><content><IntervalBlock xmlns="http://naesb.org/espi">
            """);
    long start = 1_325_376_000L;
    for (int i = 0; text.length() < TARGET_BYTES; i++) {
      text.append(
              "<IntervalReading><cost>974</cost><ReadingQuality><quality>17</quality></ReadingQuality><timePeriod><duration>300</duration><start>")
          .append(start + 300L * i)
          .append("</start></timePeriod><value>")
          .append(20_000 + i % 977)
          .append("</value></IntervalReading>\n");
    }
    return text.append("</IntervalBlock></content></entry></feed>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] prices() {
    StringBuilder text =
        new StringBuilder(
            """
            <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3"><type>A44</type><TimeSeries><in_Domain.mRID>10Y1001A1001A82H</in_Domain.mRID>
            <currency_Unit.name>EUR</currency_Unit.name><price_Measure_Unit.name>MWH</price_Measure_Unit.name><curveType>A03</curveType>
            """);
    Instant day = Instant.parse("2000-01-01T00:00:00Z");
    while (text.length() < TARGET_BYTES - 10_000) {
      Instant next = day.plus(Duration.ofDays(1));
      text.append(
          "<Period><timeInterval><start>%s</start><end>%s</end></timeInterval><resolution>PT15M</resolution>"
              .formatted(day, next));
      for (int position = 1; position <= 96; position++) {
        text.append("\n              <Point>\n                <position>")
            .append(position)
            .append("</position>\n                 <price.amount>")
            .append(position)
            .append(".25</price.amount>\n              </Point>");
      }
      text.append("</Period>\n");
      day = next;
    }
    return text.append("</TimeSeries></Publication_MarketDocument>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
