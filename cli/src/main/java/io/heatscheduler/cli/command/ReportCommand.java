package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.forecast.FinishedRun;
import io.heatscheduler.agents.forecast.Outlook;
import io.heatscheduler.agents.forecast.OutlookFinder;
import io.heatscheduler.agents.forecast.ReportProduct;
import io.heatscheduler.agents.forecast.ReportRequest;
import io.heatscheduler.agents.forecast.SummaryDocument;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.publication.UnplannedRunVerifier;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.Interrupt;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report OUT}: makes the documents of a finished run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the documents of a finished run: PDF, Excel, HTML, calendars, tables.",
      "The run is verified first; its plan and its numbers stay as they are."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler report out/foundry",
      "  heatscheduler report out/foundry --report pdf --paper letter --language de",
      "  heatscheduler report out/foundry --history out --flexibility"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Console console;
  private final Interrupt interrupt;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "Folder written by optimize.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path folder;

  @Mixin private ReportOptions reports = new ReportOptions();
  @Mixin private OutlookOptions outlook = new OutlookOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public ReportCommand(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() {
    outlook.check(spec);
    return switch (RunFolder.open(folder)) {
      case Outcome.Rejected<RunFolder>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<RunFolder>(RunFolder run, var ignored) ->
          switch (verifier().verify(run, null)) {
            case Outcome.Rejected<VerifiedRun>(List<Finding> findings) -> {
              int refused = Refusals.show(findings, output.json, console);
              yield UnplannedRunVerifier.isUnplanned(run) ? refused : ExitCode.VERIFICATION_FAILED;
            }
            case Outcome.Done<VerifiedRun>(VerifiedRun verified, var told) -> report(run, verified);
          };
    };
  }

  private static RunVerifier verifier() {
    return new RunVerifier(
        source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles());
  }

  private int report(RunFolder kept, VerifiedRun verified) {
    Plant plant = verified.analysis().dispatch().grid().plant();
    return switch (outlook.finder(
        () -> new Outcome.Done<>(plant, List.of()), interrupt.cancellation())) {
      case Outcome.Rejected<OutlookFinder>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<OutlookFinder>(OutlookFinder finder, List<Finding> told) ->
          report(kept, verified, finder, told);
    };
  }

  private int report(
      RunFolder kept, VerifiedRun verified, OutlookFinder finder, List<Finding> told) {
    ReportedRun finished = FinishedRun.of(verified);
    Outcome<Outlook> found = finder.find(finished, kept);
    ReportRequest request = new ReportRequest(finished, found.orThrow(), reports.settingsOrAll());
    Outcome<ReportProduct> made = ReportOptions.agent().run(request, new RunContext("report"));
    PublishedRun run = verified.run().withDocuments(made.orThrow().files());
    List<Finding> findings = new ArrayList<>(told);
    findings.addAll(found.findings());
    findings.addAll(made.findings());
    findings.addAll(write(kept, run));
    if (output.json) {
      Refusals.printJson(
          Document.with()
              .put("files", List.copyOf(run.documents().keySet()))
              .put("cost_hash", run.costHash().hex())
              .put("report_hash", String.valueOf(run.reportHash()))
              .put("narrative", SummaryDocument.sentences(made.orThrow().narrative()))
              .put("findings", ResultJson.findings(findings))
              .build(),
          console);
    } else {
      console.complain(FindingsView.lines(findings, Severity.WARNING, 20, console.palette()));
      run.documents()
          .forEach(
              (name, bytes) ->
                  console.print(
                      List.of(" %-40s %,10d bytes".formatted(folder.resolve(name), bytes.length))));
      console.print(List.of(" Report hash " + run.reportHash()));
    }
    return Finding.anyError(findings) ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  private List<Finding> write(RunFolder kept, PublishedRun run) {
    return RunFolder.write(folder, kept.rawCopies(), run.files(new PublishedFiles())).findings();
  }
}
