package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Recorded;
import io.heatscheduler.formats.SourceBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A published document as it was read, in a form that assertions can spell out. */
final class Published {
  private final Outcome<PublishedSeries> outcome;

  private Published(Outcome<PublishedSeries> outcome) {
    this.outcome = outcome;
  }

  static Published prices(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8), SeriesRequest.any(Quantity.PRICE));
  }

  static Published load(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8), SeriesRequest.any(Quantity.LOAD));
  }

  static Published of(String name, byte[] bytes, SeriesRequest request) {
    return new Published(SeriesFiles.read(SourceBytes.of(name, bytes), request).orElseThrow());
  }

  static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  PublishedSeries series() {
    return outcome.orThrow();
  }

  /** Findings as a planner reads them, after the code. */
  List<String> messages() {
    return outcome.findings().stream().map(Recorded::message).toList();
  }

  /** Codes of the findings. */
  List<String> codes() {
    return outcome.findings().stream().map(finding -> finding.code()).toList();
  }

  /** Intervals as {@code start/end value}. */
  List<String> intervals() {
    return series().intervals().stream()
        .map(i -> "%s/%s %s".formatted(i.start(), i.end(), i.value().toPlainString()))
        .toList();
  }

  /** Sum of the values. */
  BigDecimal sum() {
    return series().intervals().stream()
        .map(PublishedSeries.Interval::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
