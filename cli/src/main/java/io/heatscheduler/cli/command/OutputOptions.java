package io.heatscheduler.cli.command;

import picocli.CommandLine.Option;

/** Options of every verb that shows results. */
final class OutputOptions {
  @Option(
      names = "--json",
      description = "Print one JSON object instead of text; progress and notes go to stderr.")
  boolean json;

  @Option(names = "--no-color", description = "Plain text without colours, as NO_COLOR=1 does.")
  boolean noColor;
}
