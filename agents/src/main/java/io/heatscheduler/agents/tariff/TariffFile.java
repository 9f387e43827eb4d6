package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.PlantDocument;
import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.Tariff;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tariff in a file of its own, apart from any plant.
 *
 * @param tariff every version
 * @param zone zone of its periods
 */
public record TariffFile(Tariff tariff, ZoneId zone) {
  private static final PlantDocument NO_PLANT =
      new PlantDocument(null, null, null, null, null, null, null, null, null);

  /**
   * Reads a tariff.
   *
   * @param source where the file lies
   * @param name the file's name
   * @param zone zone of its periods; null: its own {@code time_zone}, which must then be there
   */
  public static Outcome<TariffFile> read(PlantSource source, String name, @Nullable ZoneId zone) {
    Node.Scalar file = new Node.Scalar(name, Node.Kind.TEXT, Location.of(name));
    // a table is no document, but may be the export of a rate, which the reader opens itself
    Outcome<Node> opened =
        UrdbTariffs.isTable(file) ? new Outcome.Done<>(file, List.of()) : source.document(file);
    return switch (opened) {
      case Outcome.Rejected<Node>(var why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<Node>(Node document, var ignored) -> {
        Findings findings = new Findings();
        ZoneId used = zone == null ? zoneOf(document, findings) : zone;
        Tariff tariff =
            used == null
                ? null
                : TariffManagementAgent.read(
                    source, new PlantFrame(NO_PLANT, used, null, null), document, findings);
        yield tariff == null || used == null
            ? new Outcome.Rejected<>(findings.list())
            : Outcome.of(new TariffFile(tariff, used), findings);
      }
    };
  }

  private static @Nullable ZoneId zoneOf(Node document, Findings findings) {
    Node first =
        document instanceof Node.Sequence versions && !versions.items().isEmpty()
            ? versions.items().getFirst()
            : document;
    Node zone = first instanceof Node.Mapping mapping ? mapping.entries().get("time_zone") : null;
    if (zone instanceof Node.Scalar text && !text.isBlank()) {
      try {
        return ZoneId.of(text.text().strip());
      } catch (DateTimeException e) {
        findings.error(
            "UNKNOWN_TIME_ZONE",
            text.location(),
            "%s is not a time zone.".formatted(text.text()),
            "Use a name of the IANA time zone database, e.g. Europe/Berlin.");
        return null;
      }
    }
    findings.error(
        "TIME_ZONE_MISSING",
        document.location(),
        "The tariff does not say the time zone of its periods.",
        "Add time_zone to it, name the plant with --plant, or give --time-zone.");
    return null;
  }
}
