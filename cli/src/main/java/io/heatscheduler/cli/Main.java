package io.heatscheduler.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Entry point of the command line: parses the arguments and exits with the command's code. */
@Command(
    name = "heatscheduler",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Plans industrial heating at the lowest provable energy cost.")
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code: 0 ok, 2 usage. */
  public static void main(String[] args) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new Main());
    CommandLine commandLine = new CommandLine(spec);
    commandLine.setExecutionStrategy(
        parsed -> {
          Integer helpExitCode = CommandLine.executeHelpRequest(parsed);
          if (helpExitCode != null) {
            return helpExitCode;
          }
          throw new ParameterException(commandLine, "Which command? See --help.");
        });
    System.exit(commandLine.execute(args));
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"heatscheduler " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
