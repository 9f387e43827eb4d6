package io.heatscheduler.cli.command;

import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.agents.tariff.TariffFile;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.Palette;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code import FILE}: shows what a published tariff, price document or meter file is read as, and
 * writes it in this program's own format.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a published file is read as, with every note, warning and refusal: a rate of the",
      "Utility Rate Database, ENTSO-E or CAISO prices, Green Button usage. With --out it is"
          + " written",
      "as a tariff file (JSON) or a table (CSV) of this program's own format."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler import rate.json --time-zone America/Chicago",
      "  heatscheduler import rate.json --time-zone America/Chicago --out tariff.json",
      "  heatscheduler import day-ahead.xml --out prices.csv"
    })
public final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description =
          "The published file, or a YAML file with options: urdb, leave_out, ignore_dates, ...")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path file;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Zone of a tariff's hours, e.g. America/Chicago.")
  private @Nullable ZoneId zone;

  @Option(names = "--node", paramLabel = "NODE", description = "Pricing node of CAISO prices.")
  private @Nullable String node;

  @Option(
      names = "--component",
      paramLabel = "NAME",
      description = "Part of CAISO prices: LMP, MCE, MCC, MCL or MGHG. Default: LMP.")
  private @Nullable String component;

  @Option(
      names = "--bidding-zone",
      paramLabel = "EIC",
      description = "Bidding zone of ENTSO-E prices.")
  private @Nullable String biddingZone;

  @Option(
      names = "--auction",
      paramLabel = "NUMBER",
      description = "Auction of ENTSO-E prices. Default: 1.")
  private @Nullable Integer auction;

  @Option(names = "--meter", paramLabel = "METER", description = "Meter of Green Button usage.")
  private @Nullable String meter;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write: .json for a tariff, .csv for prices or a load.")
  private @Nullable Path out;

  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return switch (PlantFolder.openFile(file)) {
      case Outcome.Rejected<PlantFolder>(List<Finding> why) ->
          Refusals.show(why, output.json, console);
      case Outcome.Done<PlantFolder>(PlantFolder folder, var ignored) -> read(folder);
    };
  }

  private int read(PlantFolder folder) {
    String name = folder.entryName();
    Node.Scalar scalar = new Node.Scalar(name, Node.Kind.TEXT, Location.of(name));
    SeriesRequest request =
        new SeriesRequest(Quantity.PRICE, biddingZone, auction, node, component, meter);
    Optional<Outcome<PublishedSeries>> published = folder.series(scalar, request);
    if (published.isPresent()) {
      return switch (published.get()) {
        case Outcome.Rejected<PublishedSeries>(List<Finding> why) ->
            Refusals.show(why, output.json, console);
        case Outcome.Done<PublishedSeries>(PublishedSeries series, List<Finding> told) ->
            finish(
                ImportedFiles.describe(series),
                told,
                () -> ImportedFiles.table(series).getBytes(StandardCharsets.UTF_8));
      };
    }
    return switch (TariffFile.read(folder, name, zone)) {
      case Outcome.Rejected<TariffFile>(List<Finding> why) ->
          Refusals.show(why, output.json, console);
      case Outcome.Done<TariffFile>(TariffFile tariff, List<Finding> told) -> finish(tariff, told);
    };
  }

  /** A published tariff is one version; a list of versions is in our own format already. */
  private int finish(TariffFile read, List<Finding> told) {
    List<Tariff> versions = read.tariff().versions();
    if (versions.size() > 1 && out != null) {
      console.complain(
          List.of(
              "The file lists %d versions of a tariff; --out writes one."
                  .formatted(versions.size()),
              "Import the file of each version by itself."));
      return ExitCode.BAD_INPUT;
    }
    List<String> described = new ArrayList<>();
    versions.forEach(version -> described.addAll(ImportedFiles.describe(version)));
    return finish(
        described,
        told,
        () -> new PublishedFiles().json(ImportedFiles.tariff(versions.getFirst(), read.zone())));
  }

  private interface Content {
    byte[] bytes();
  }

  private int finish(List<String> described, List<Finding> told, Content content) {
    Path target = out;
    if (target != null) {
      if (Files.exists(target)) {
        console.complain(
            List.of(
                "%s exists already and is left alone.".formatted(target),
                "Choose another name, or move the file away."));
        return ExitCode.BAD_INPUT;
      }
      try {
        Files.write(target, content.bytes());
      } catch (IOException failure) {
        console.complain(
            List.of(
                "%s can't be written: %s.".formatted(target, failure.getMessage()),
                "Choose a folder you may write."));
        return ExitCode.BAD_INPUT;
      }
    }
    if (output.json) {
      Refusals.printJson(
          Document.with()
              .put("status", target == null ? "read" : "written")
              .put("files", target == null ? List.of() : List.of(target.toString()))
              .put("read_as", described)
              .put("findings", ResultJson.findings(told))
              .build(),
          console);
      return ExitCode.OK;
    }
    console.complain(FindingsView.lines(told, Severity.INFO, 100, console.palette()));
    List<String> lines = new ArrayList<>();
    described.forEach(line -> lines.add(" " + Palette.safe(line)));
    if (target != null) {
      lines.add(" Wrote %s.".formatted(target));
    }
    console.print(lines);
    return ExitCode.OK;
  }
}
