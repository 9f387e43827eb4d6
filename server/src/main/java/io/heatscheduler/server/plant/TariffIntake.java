package io.heatscheduler.server.plant;

import io.heatscheduler.agents.intake.PlantDocument;
import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.agents.tariff.TariffFile;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.web.Problem;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tariffs and their prices as the command line's import does. */
final class TariffIntake {
  private static final PlantDocument NO_PLANT =
      new PlantDocument(null, null, null, null, null, null, null, null, null);
  private static final String INVALID = "TARIFF_INVALID";

  private TariffIntake() {}

  /** A tariff and what the reader told of it. */
  record Read(Tariff tariff, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads a tariff file: the plant format's, or a rate of the Utility Rate Database.
   *
   * @param zone of its hours; null: its own time_zone
   * @throws Problem with every finding
   */
  static Read file(PlantFolder folder, @Nullable ZoneId zone) {
    String name = folder.entryName();
    Node.Scalar file = new Node.Scalar(name, Node.Kind.TEXT, Location.of(name));
    if (folder.series(file, SeriesRequest.any(Quantity.PRICE)).isPresent()) {
      throw Problem.unprocessable(
          INVALID,
          List.of(
              Finding.error(
                  "PRICES_WITHOUT_TARIFF",
                  Location.of(name),
                  "The file holds market prices, which are part of a tariff.",
                  "Name the tariff they belong to with the parameter tariff.")));
    }
    Outcome<TariffFile> read = TariffFile.read(folder, folder.entryName(), zone);
    return new Read(PlantRefusals.valueOf(read, INVALID).tariff(), read.findings());
  }

  /**
   * Reads a tariff that is a request's body.
   *
   * @param zone of its hours; null: its own time_zone
   */
  static Read document(Node document, @Nullable ZoneId zone) {
    Outcome<TariffFile> read = TariffFile.read(new OneDocument(document), "body", zone);
    return new Read(PlantRefusals.valueOf(read, INVALID).tariff(), read.findings());
  }

  /** A contract with other prices. */
  static Read withPrices(Tariff tariff, PlantFolder folder, ZoneId zone) {
    if (!tariff.laterVersions().isEmpty()) {
      throw Problem.unprocessable(
          INVALID,
          List.of(
              Finding.error(
                  "PRICES_OF_VERSIONS",
                  Location.NONE,
                  "The tariff has several versions, each with prices of its own.",
                  "Import the whole tariff with the prices of each version.")));
    }
    Node.Mapping document =
        (Node.Mapping) Documents.nodeOf(CanonicalInput.of(tariff), "tariff.json");
    String name = folder.entryName();
    Node.Mapping priced =
        Documents.with(
            document, "prices", new Node.Scalar(name, Node.Kind.TEXT, Location.of(name)));
    Findings findings = new Findings();
    Tariff read =
        TariffManagementAgent.read(
            folder, new PlantFrame(NO_PLANT, zone, tariff.currency(), null), priced, findings);
    if (read == null || findings.hasErrors()) {
      throw PlantRefusals.of(INVALID, findings.list());
    }
    return new Read(read, findings.list());
  }

  /** A source that holds one document, whatever it is called. */
  private record OneDocument(Node only) implements PlantSource {
    @Override
    public String name() {
      return "body";
    }

    @Override
    public Outcome<Node.Mapping> entry() {
      return NoFiles.INSTANCE.entry();
    }

    @Override
    public Outcome<Node> document(Node.Scalar file) {
      return file.text().equals("body")
          ? new Outcome.Done<>(only, List.of())
          : NoFiles.INSTANCE.document(file);
    }

    @Override
    public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
      NoFiles.INSTANCE.rows(file, rowElement, handler);
    }

    @Override
    public List<RawFile> files() {
      return List.of();
    }
  }
}
