package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.publication.UtilityBillDocument;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.agents.tariff.ExpectedBill;
import io.heatscheduler.agents.tariff.LedgerReader;
import io.heatscheduler.agents.tariff.LoadProfile;
import io.heatscheduler.agents.tariff.TariffFile;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.view.BillView;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.core.billing.BillComparison;
import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.ExpectedLine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.PeakLedger;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.LedgerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bill PROFILE}: prices a load profile under a tariff, and checks a real bill. */
@Command(
    name = "bill",
    mixinStandardHelpOptions = true,
    description = {
      "Prices a load profile under a tariff, line by line, as the utility does: demand in full, by",
      "billing month. With --expect it checks a real bill and explains what differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler bill out/foundry/load_profile.csv --plant examples/foundry",
      "  heatscheduler bill meter-november.csv --tariff tou.yaml --ledger peaks.csv"
          + " --update-ledger",
      "  heatscheduler bill meter-november.csv --plant myplant --expect november-bill.csv"
    })
public final class BillCommand implements Callable<Integer> {
  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Parameters(
      paramLabel = "PROFILE",
      description =
          "CSV with the columns start and site_kw, kw or kwh, one row per interval, and optionally"
              + " kvar, kvarh or power_factor; further columns of a run's load_profile.csv are"
              + " allowed; or Green Button usage; - reads CSV from stdin.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path profile;

  @Mixin private BillOptions options = new BillOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public BillCommand(Console console) {
    this.console = console;
  }

  /** What a profile is billed by. */
  private record Contract(
      Tariff tariff, ZoneId zone, MeterCalendar calendar, PeakHistory history) {}

  /** An input was refused. */
  private static final class RefusedInput extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    RefusedInput(List<Finding> findings) {
      super("refused: " + findings);
      this.findings = findings;
    }
  }

  @Override
  public Integer call() {
    requireSense();
    try {
      List<Finding> told = new ArrayList<>();
      Contract contract = contract(told);
      PlantFolder file = accepted(Inputs.table(profile, console), told);
      MeterReadings readings =
          accepted(LoadProfile.read(file, named(file), contract.zone()), told).readings();
      PeakLedger ledger = ledger(contract.zone());
      MeterState before =
          options.ledger == null
              ? MeterState.of(contract.history())
              : ledger.before(readings.span(), contract.calendar().billing());
      TariffCalendar calendar =
          accepted(
              TariffCalendar.of(contract.tariff(), contract.calendar(), readings.span()),
              new ArrayList<>());
      UtilityBill bill = BillingEngine.bill(calendar, readings, before);
      told.addAll(bill.findings());
      BillComparison comparison = compare(bill);
      show(bill, comparison, readings, told);
      update(ledger, bill, readings);
      return comparison == null || comparison.agrees() ? ExitCode.OK : ExitCode.BILL_DIFFERS;
    } catch (RefusedInput refused) {
      return Refusals.show(refused.findings, output.json, console);
    }
  }

  private void requireSense() {
    if (options.plant == null && options.tariff == null) {
      throw new ParameterException(
          spec.commandLine(), "Bill by what? Add --plant PLANT or --tariff FILE.");
    }
    Path plant = options.plant;
    if (plant != null && Inputs.isStandardInput(plant) && Inputs.isStandardInput(profile)) {
      throw new ParameterException(
          spec.commandLine(), "Only one of PROFILE and --plant can be read from stdin (-).");
    }
    if ((options.updateLedger || options.provisional) && options.ledger == null) {
      throw new ParameterException(spec.commandLine(), "Name the ledger with --ledger FILE.");
    }
    if (options.provisional && !options.updateLedger) {
      throw new ParameterException(
          spec.commandLine(), "--provisional says how --update-ledger writes; add that.");
    }
    if (options.billingDay < 1 || options.billingDay > 28) {
      throw new ParameterException(spec.commandLine(), "--billing-day is from 1 to 28.");
    }
  }

  /**
   * What the profile is billed by.
   *
   * @param told receives what is to be said of the tariff on every bill, e.g. what a published rate
   *     leaves out
   */
  private Contract contract(List<Finding> told) {
    Path plantPath = options.plant;
    Path tariffPath = options.tariff;
    if (plantPath == null) {
      TariffFile file = tariffFile(Objects.requireNonNull(tariffPath), options.zone, told);
      return new Contract(
          file.tariff(),
          file.zone(),
          new MeterCalendar(
              new TreeSet<>(options.holidays), new BillingPeriods(options.billingDay)),
          PeakHistory.NONE);
    }
    List<Finding> ofPlant = new ArrayList<>();
    PlantFolder folder = accepted(Inputs.plant(plantPath, console), ofPlant);
    Outcome<CompletedPlant> completed = Pipeline.read(folder, Integer.MAX_VALUE);
    Plant plant = accepted(completed, ofPlant).plant();
    if (tariffPath == null) {
      ofPlant.stream().filter(finding -> finding.code().startsWith("URDB_")).forEach(told::add);
    }
    return new Contract(
        tariffPath == null
            ? plant.tariff()
            : tariffFile(tariffPath, plant.site().zone(), told).tariff(),
        plant.site().zone(),
        new MeterCalendar(plant.site().holidays(), plant.site().billing()),
        plant.site().peakHistory());
  }

  private TariffFile tariffFile(Path path, @Nullable ZoneId zone, List<Finding> told) {
    PlantFolder file = accepted(PlantFolder.openFile(path), told);
    return accepted(TariffFile.read(file, file.entryName(), zone), told);
  }

  /** The ledger; an empty one if none is named, or if it is to be begun. */
  private PeakLedger ledger(ZoneId zone) {
    Path path = options.ledger;
    if (path == null || (options.updateLedger && Files.notExists(path))) {
      return PeakLedger.EMPTY;
    }
    PlantFolder file = accepted(PlantFolder.openFile(path), new ArrayList<>());
    return accepted(LedgerReader.read(file, file.entryName(), zone), new ArrayList<>());
  }

  private @Nullable BillComparison compare(UtilityBill bill) {
    Path path = options.expect;
    if (path == null) {
      return null;
    }
    PlantFolder file = accepted(PlantFolder.openFile(path), new ArrayList<>());
    List<ExpectedLine> lines =
        accepted(ExpectedBill.read(file, file.entryName()), new ArrayList<>());
    return BillComparison.of(bill, lines);
  }

  private void update(PeakLedger ledger, UtilityBill bill, MeterReadings readings) {
    Path path = options.ledger;
    if (path == null || !options.updateLedger) {
      return;
    }
    PeakLedger updated =
        accepted(
            ledger.with(
                bill,
                readings,
                options.provisional ? PeakLedger.Status.PROVISIONAL : PeakLedger.Status.METERED),
            new ArrayList<>());
    accepted(
        LedgerFile.write(path, new UtilityBillDocument(readings.span()).ledger(updated)),
        new ArrayList<>());
  }

  private void show(
      UtilityBill bill,
      @Nullable BillComparison comparison,
      MeterReadings readings,
      List<Finding> told) {
    if (output.json) {
      Document.Builder json = Document.with().put("status", "billed");
      new UtilityBillDocument(readings.span()).put(json, bill);
      if (comparison != null) {
        json.put("comparison", UtilityBillDocument.comparison(comparison));
      }
      Refusals.printJson(json.put("findings", ResultJson.findings(told)).build(), console);
      return;
    }
    console.complain(FindingsView.lines(told, Severity.WARNING, 20, console.palette()));
    console.print(BillView.lines(bill, console.palette()));
    if (comparison != null) {
      console.print(BillView.comparison(comparison, bill, console.palette()));
    }
  }

  private static Node.Scalar named(PlantFolder file) {
    String name = file.entryName();
    return new Node.Scalar(name, Node.Kind.TEXT, Location.of(name));
  }

  private static <T> T accepted(Outcome<T> outcome, List<Finding> told) {
    return switch (outcome) {
      case Outcome.Rejected<T>(List<Finding> why) -> throw new RefusedInput(why);
      case Outcome.Done<T>(T value, List<Finding> findings) -> {
        told.addAll(findings);
        yield value;
      }
    };
  }
}
