package io.heatscheduler.server.boot;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the verbs that need the server. */
@Command(
    name = "heatscheduler",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    description = "The HeatScheduler server.")
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  private Main() {}

  /** Runs a verb and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Clock.systemUTC(), args));
  }

  static int run(Clock clock, String... args) {
    // until Spring sets up logging, and for verbs without it, warnings are enough
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.WARN);
    }
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.addSubcommand(new ServeCommand(clock));
    commandLine.addSubcommand(new DemoCommand(clock));
    commandLine.addSubcommand(new UserCommand(clock));
    commandLine.addSubcommand(new DatabaseCommand(clock));
    commandLine.addSubcommand(new DoctorCommand());
    commandLine.addSubcommand(new AuditCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(100);
    commandLine.setExecutionExceptionHandler(
        (bug, ignored, parsed) -> {
          PrintWriter err = commandLine.getErr();
          err.println("This is a bug in heatscheduler, please report it with these lines:");
          bug.printStackTrace(err);
          err.flush();
          return ExitCode.BUG;
        });
    return commandLine.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which verb?");
  }
}
