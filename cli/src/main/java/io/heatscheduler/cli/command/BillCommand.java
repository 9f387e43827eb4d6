package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.publication.BillDocument;
import io.heatscheduler.agents.tariff.LoadProfile;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.ResultJson;
import io.heatscheduler.cli.view.Amounts;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.Palette;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.ProfileBill;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.PlantFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bill PROFILE --plant PLANT}: prices a load profile under a plant's tariff. */
@Command(
    name = "bill",
    mixinStandardHelpOptions = true,
    description = {
      "Prices a load profile under a plant's tariff, line by line.",
      "Demand is charged in full, as a utility does for the month; the plant's month-to-date peak is",
      "not subtracted."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler bill out/foundry/load_profile.csv --plant examples/foundry",
      "  heatscheduler bill meter-november.csv --plant myplant --json"
    })
public final class BillCommand implements Callable<Integer> {
  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Parameters(
      paramLabel = "PROFILE",
      description =
          "CSV with the columns start and site_kw, one row per interval; further columns of a run's"
              + " load_profile.csv are allowed; - reads it from stdin.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path profile;

  @Option(
      names = "--plant",
      required = true,
      paramLabel = "PLANT",
      description = "Plant folder whose tariff, holidays and time zone apply.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path plant;

  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public BillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (Inputs.isStandardInput(plant) && Inputs.isStandardInput(profile)) {
      throw new ParameterException(
          spec.commandLine(), "Only one of PROFILE and --plant can be read from stdin (-).");
    }
    Outcome<PlantFolder> folder = Inputs.plant(plant, console);
    Outcome<PlantFolder> meter = Inputs.table(profile, console);
    List<Finding> unopened = new ArrayList<>(folder.findings());
    unopened.addAll(meter.findings());
    if (Finding.anyError(unopened)) {
      return Refusals.show(unopened, output.json, console);
    }
    return switch (Pipeline.read(folder.orThrow(), Integer.MAX_VALUE)) {
      case Outcome.Rejected<CompletedPlant>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<CompletedPlant>(CompletedPlant completed, var ignored) ->
          price(completed.plant(), meter.orThrow());
    };
  }

  private int price(Plant tariffOf, PlantFolder meter) {
    String name = meter.entryName();
    Node.Scalar file = new Node.Scalar(name, Node.Kind.TEXT, Location.of(name));
    Outcome<LoadProfile> read = LoadProfile.read(meter, file, tariffOf.site().zone());
    if (!(read instanceof Outcome.Done<LoadProfile>(LoadProfile load, var told))) {
      return Refusals.show(read.findings(), output.json, console);
    }
    Outcome<PlantGrid> laid = ProfileBill.tariffGrid(tariffOf, load.span());
    if (!(laid instanceof Outcome.Done<PlantGrid>(PlantGrid grid, List<Finding> warnings))) {
      return Refusals.show(laid.findings(), output.json, console);
    }
    ProfileBill bill = CostCalculator.priceProfile(grid, load.siteKw());
    if (output.json) {
      Refusals.printJson(json(bill, load, warnings), console);
    } else {
      console.complain(FindingsView.lines(warnings, Severity.WARNING, 20, console.palette()));
      show(bill);
    }
    return ExitCode.OK;
  }

  private void show(ProfileBill bill) {
    List<String> lines = new ArrayList<>();
    lines.add(
        " %-34s %18s %-10s %14s %20s".formatted("line", "quantity", "unit", "rate", "amount"));
    for (BillLine line : bill.lines()) {
      BigDecimal rate = line.meanRate();
      lines.add(
          " %-34s %18s %-10s %14s %20s"
              .formatted(
                  Palette.safe(line.id()),
                  Amounts.plain(line.quantity(), 3),
                  line.unit(),
                  rate == null ? "" : (line.rate() == null ? "~" : "") + Amounts.plain(rate, 6),
                  Amounts.money(line.amount(), bill.currency())));
    }
    lines.add(
        console
            .palette()
            .paint(
                Style.HEADING,
                " %-34s %18s %-10s %14s %20s"
                    .formatted("total", "", "", "", Amounts.money(bill.total(), bill.currency()))));
    lines.add(console.palette().paint(Style.MUTED, " ~ mean of a rate that varies over the slots"));
    console.print(lines);
  }

  private static Document json(ProfileBill bill, LoadProfile load, List<Finding> warnings) {
    BillDocument writer = new BillDocument(load.span());
    return Document.with()
        .put("status", "billed")
        .put("currency", bill.currency().getCurrencyCode())
        .put("total", bill.total())
        .put("intervals", load.siteKw().size())
        .put("interval_minutes", load.span().slotMinutes())
        .put("lines", writer.lines(bill.lines()))
        .put("demand", bill.demand().stream().map(writer::demand).toList())
        .put("findings", ResultJson.findings(warnings))
        .build();
  }
}
