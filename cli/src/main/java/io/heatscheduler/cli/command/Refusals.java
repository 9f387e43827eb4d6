package io.heatscheduler.cli.command;

import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.result.PublishedFiles;
import java.util.List;

/** Shows why an input was refused before a pipeline could run. */
final class Refusals {
  private Refusals() {}

  /** Prints the findings as text or JSON and gives the exit code for bad input. */
  static int show(List<Finding> findings, boolean json, Console console) {
    if (json) {
      printJson(
          Document.with()
              .put("status", "invalid")
              .put("findings", ResultJson.findings(findings))
              .build(),
          console);
    } else {
      console.complain(FindingsView.lines(findings, Severity.WARNING, 100, console.palette()));
    }
    return ExitCode.BAD_INPUT;
  }

  /** Prints a document on the standard output. */
  static void printJson(Document document, Console console) {
    byte[] bytes = new PublishedFiles().json(document);
    console.out().write(bytes, 0, bytes.length);
    console.out().flush();
  }
}
