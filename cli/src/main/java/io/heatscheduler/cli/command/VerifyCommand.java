package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.publication.UnplannedRun;
import io.heatscheduler.agents.publication.UnplannedRunVerifier;
import io.heatscheduler.agents.publication.ViolationDocument;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.view.Amounts;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.cli.view.ViolationsView;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code verify OUT}: checks a finished run without a solver: feasibility, cost, files and hash
 * chain.
 */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a finished run without a solver: feasibility, cost, files and hashes.",
      "It reads the raw inputs again, verifies the schedule, prices it again and compares every"
          + " byte."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler verify out/foundry",
      "  heatscheduler verify out/foundry --expect-cost-hash 3f0c...   (a hash kept elsewhere)"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "OUT", description = "Folder written by optimize.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path folder;

  @Option(
      names = "--expect-cost-hash",
      paramLabel = "HASH",
      converter = HashConverter.class,
      description =
          "The cost hash noted when the run was made; detects a run rewritten as a whole.")
  private @Nullable Sha256 expected;

  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Outcome<RunFolder> opened = RunFolder.open(folder);
    if (opened instanceof Outcome.Rejected<RunFolder>(List<Finding> findings)) {
      return Refusals.show(findings, output.json, console);
    }
    if (UnplannedRunVerifier.isUnplanned(opened.orThrow())) {
      return verifyUnplanned(opened.orThrow());
    }
    Outcome<VerifiedRun> outcome =
        new RunVerifier(source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles())
            .verify(opened.orThrow(), expected);
    return switch (outcome) {
      case Outcome.Done<VerifiedRun>(VerifiedRun run, List<Finding> findings) ->
          accepted(run, findings);
      case Outcome.Rejected<VerifiedRun>(List<Finding> findings) -> refused(findings);
    };
  }

  /** A run that ended without a plan is never told to be in order as a plan is. */
  private int verifyUnplanned(RunFolder run) {
    Outcome<UnplannedRun> checked =
        new UnplannedRunVerifier(
                source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles())
            .verify(run);
    return switch (checked) {
      case Outcome.Rejected<UnplannedRun>(List<Finding> findings) -> refused(findings);
      case Outcome.Done<UnplannedRun>(UnplannedRun none, List<Finding> findings) -> {
        if (output.json) {
          Refusals.printJson(
              Document.with()
                  .put("status", "no plan")
                  .put("run_status", none.status())
                  .put("input_hash", none.input().hash().hex())
                  .put("findings", ResultJson.findings(findings))
                  .build(),
              console);
        } else {
          console.complain(FindingsView.lines(findings, Severity.WARNING, 20, console.palette()));
          console.print(
              List.of(
                  console.palette().paint(Style.BAD, " No plan") + "  " + folder,
                  "   status       %s, as its run recorded it; that is not proven again"
                      .formatted(none.status()),
                  "   files        inputs and documents are as they were written",
                  "   input hash   " + none.input().hash()));
        }
        yield none.status().equals(RunStatus.INFEASIBLE.published())
            ? ExitCode.INFEASIBLE
            : ExitCode.NO_PLAN;
      }
    };
  }

  private int accepted(VerifiedRun verified, List<Finding> findings) {
    Bill bill = verified.analysis().bill();
    if (output.json) {
      Refusals.printJson(
          Document.with()
              .put("status", "verified")
              .put("objective", bill.planCost())
              .put("violations", violations(verified))
              .put("input_hash", verified.run().inputHash().hex())
              .put("optimization_hash", verified.run().optimizationHash().hex())
              .put("cost_hash", verified.run().costHash().hex())
              .put("findings", ResultJson.findings(findings))
              .build(),
          console);
      return ExitCode.OK;
    }
    console.complain(FindingsView.lines(findings, Severity.WARNING, 20, console.palette()));
    List<Violation> broken = verified.analysis().violations();
    console.print(
        List.of(
            console.palette().paint(Style.GOOD, " Verified") + "  " + folder,
            "   feasible     every constraint of the inputs%s holds for all %d jobs"
                .formatted(
                    broken == null || broken.isEmpty() ? "" : " but those below",
                    bill.jobs().size())));
    if (broken != null) {
      Plant plant = verified.analysis().dispatch().grid().plant();
      new ViolationsView(plant)
          .lines(broken)
          .forEach(line -> console.print(List.of("   relaxed      " + line)));
    }
    console.print(
        List.of(
            "   cost         %s, to the last digit"
                .formatted(Amounts.money(bill.planCost(), bill.currency())),
            "   files        every byte follows from inputs and schedule",
            "   input hash   " + verified.run().inputHash(),
            "   cost hash    " + verified.run().costHash()));
    if (expected == null) {
      console.print(
          List.of(
              "   Whoever rewrites the whole run can rewrite its hashes too: keep the cost hash"
                  + " elsewhere and pass it",
              "   with --expect-cost-hash to detect that."));
    }
    return ExitCode.OK;
  }

  private static @Nullable List<Document> violations(VerifiedRun verified) {
    List<Violation> broken = verified.analysis().violations();
    return broken == null
        ? null
        : new ViolationDocument(verified.analysis().dispatch().grid().time().zone()).list(broken);
  }

  private int refused(List<Finding> findings) {
    if (output.json) {
      Refusals.printJson(
          Document.with()
              .put("status", "not verified")
              .put("findings", ResultJson.findings(findings))
              .build(),
          console);
    } else {
      console.complain(FindingsView.lines(findings, Severity.WARNING, 100, console.palette()));
      console.complain(
          List.of(console.palette().paint(Style.BAD, " Not verified") + "  " + folder));
    }
    return ExitCode.VERIFICATION_FAILED;
  }

  /** Reads a SHA-256. */
  static final class HashConverter implements ITypeConverter<Sha256> {
    @Override
    public Sha256 convert(String text) {
      try {
        return new Sha256(text);
      } catch (IllegalArgumentException malformed) {
        throw new TypeConversionException(String.valueOf(malformed.getMessage()));
      }
    }
  }
}
