package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.xml.XmlEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognises documents that publish a series by what they hold, not by what they are called, and
 * reads them.
 */
public final class SeriesFiles {
  private static final int HEADER_BYTES = 4_096;

  private SeriesFiles() {}

  /**
   * Reads a file if it is such a document.
   *
   * @return empty if the file is an ordinary table; a rejection if it is broken, or none of its
   *     series is what was asked for
   */
  public static Optional<Outcome<PublishedSeries>> read(SourceBytes file, SeriesRequest request) {
    Findings findings = new Findings();
    try {
      return SeriesArchive.isArchive(file)
          ? Optional.of(archive(file, request, findings))
          : document(file, request, findings).map(series -> Outcome.of(series, findings));
    } catch (Refusal refusal) {
      findings.add(refusal.finding());
      return Optional.of(new Outcome.Rejected<>(findings.list()));
    }
  }

  private static Optional<PublishedSeries> document(
      SourceBytes file, SeriesRequest request, Findings findings) {
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return isOasisTable(file)
          ? Optional.of(new CaisoPrices(request, findings).read(List.of(file)))
          : Optional.empty();
    }
    if (!name.endsWith(".xml")) {
      return Optional.empty();
    }
    XmlEvents xml = XmlEvents.open(file);
    return switch (xml.name()) {
      case "Publication_MarketDocument" ->
          Optional.of(new EntsoePrices(request, findings).read(xml, file.location()));
      case "Acknowledgement_MarketDocument" -> throw EntsoeProblems.acknowledgement(xml);
      case "OASISReport" -> Optional.of(new CaisoPrices(request, findings).read(List.of(file)));
      case "feed", "entry" ->
          xml.namespace().equals(GreenButtonFeed.ATOM)
              ? Optional.of(new GreenButton(request, findings).read(xml, file.location()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Outcome<PublishedSeries> archive(
      SourceBytes file, SeriesRequest request, Findings findings) {
    List<SourceBytes> parts = SeriesArchive.parts(file);
    boolean oasis = parts.stream().allMatch(SeriesFiles::isOasis);
    if (oasis) {
      return Outcome.of(new CaisoPrices(request, findings).read(parts), findings);
    }
    if (parts.size() > 1) {
      throw Refusal.at(
          file.location(),
          "ARCHIVE_AMBIGUOUS",
          "The archive holds %d documents, e.g. %s; only CAISO packs several that belong together."
              .formatted(parts.size(), Quoted.of(parts.getFirst().name())),
          "Unpack it and name one of them.");
    }
    return Outcome.of(
        document(parts.getFirst(), request, findings)
            .orElseThrow(() -> unknown(file.location(), parts.getFirst().name())),
        findings);
  }

  private static Refusal unknown(Location location, String part) {
    return Refusal.at(
        location,
        "ARCHIVE_UNKNOWN_CONTENT",
        "The archive holds %s, which is no document of prices or usage that is read."
            .formatted(Quoted.of(part)),
        "Read are CAISO OASIS prices, ENTSO-E day-ahead prices and Green Button usage.");
  }

  private static boolean isOasis(SourceBytes part) {
    String name = part.name().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv")
        ? isOasisTable(part)
        : XmlEvents.open(part).name().equals("OASISReport");
  }

  private static boolean isOasisTable(SourceBytes file) {
    int end = Math.min(file.length(), HEADER_BYTES);
    String head = new String(file.array(), 0, end, StandardCharsets.ISO_8859_1);
    return head.lines().findFirst().orElse("").contains(CaisoPrices.START_COLUMN);
  }
}
