package io.heatscheduler.cli;

import io.heatscheduler.cli.command.BillCommand;
import io.heatscheduler.cli.command.CompareCommand;
import io.heatscheduler.cli.command.CompletionCommand;
import io.heatscheduler.cli.command.ExplainCommand;
import io.heatscheduler.cli.command.FrontCommand;
import io.heatscheduler.cli.command.ImportCommand;
import io.heatscheduler.cli.command.InitCommand;
import io.heatscheduler.cli.command.OptimizeCommand;
import io.heatscheduler.cli.command.ReplanCommand;
import io.heatscheduler.cli.command.ReportCommand;
import io.heatscheduler.cli.command.TemplateCommand;
import io.heatscheduler.cli.command.ValidateCommand;
import io.heatscheduler.cli.command.VerifyCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the command line: parses the arguments, runs the verb and exits with its code. */
@Command(
    name = "heatscheduler",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    description = "Plans industrial heating at the lowest provable energy cost.",
    footerHeading = "%nStart here:%n",
    footer = {
      "  heatscheduler optimize examples/foundry   plan a sample plant",
      "  heatscheduler init myplant                write a plant of your own to edit",
      "  heatscheduler serve                       run the server (built on first use)",
      "",
      "Exit codes: 0 ok, 2 usage, 3 bad input, 4 infeasible, 5 limit reached without a plan,",
      "            6 verification failed; 1 is a bug.",
      "'heatscheduler VERB --help' explains a verb with examples."
    })
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console = Console.ofProcess(System.getenv());
    Interrupt interrupt = new Interrupt();
    interrupt.listen(console);
    int exitCode = run(console, interrupt, Clock.systemDefaultZone(), args);
    interrupt.finished();
    System.exit(exitCode);
  }

  /**
   * Runs the command line without ending the process.
   *
   * @param console where to write
   * @param interrupt cancels long work when the user presses Ctrl-C
   * @param clock today, for {@code init}
   * @return the exit code
   */
  public static int run(Console console, Interrupt interrupt, Clock clock, String... args) {
    boolean plain = Arrays.asList(args).contains("--no-color");
    Console shown = plain ? console.withoutColour() : console;
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.getCommandSpec().version(Version.text());
    commandLine
        .addSubcommand(new OptimizeCommand(shown, interrupt))
        .addSubcommand(new ReplanCommand(shown, interrupt))
        .addSubcommand(new ValidateCommand(shown))
        .addSubcommand(new VerifyCommand(shown))
        .addSubcommand(new ReportCommand(shown, interrupt))
        .addSubcommand(new ExplainCommand(shown, interrupt))
        .addSubcommand(new CompareCommand(shown, interrupt))
        .addSubcommand(new FrontCommand(shown, interrupt))
        .addSubcommand(new BillCommand(shown))
        .addSubcommand(new ImportCommand(shown))
        .addSubcommand(new InitCommand(shown, clock))
        .addSubcommand(new TemplateCommand(shown))
        .addSubcommand(new CompletionCommand(shown));
    commandLine.setOut(new PrintWriter(shown.out(), true));
    commandLine.setErr(new PrintWriter(shown.err(), true));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            shown.palette().enabled() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    commandLine.setUsageHelpWidth(Math.clamp(shown.width(), 80, 110));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (bug, ignored, parsed) -> {
          shown.err().println("This is a bug in heatscheduler, please report it with these lines:");
          bug.printStackTrace(shown.err());
          shown.err().flush();
          return ExitCode.BUG;
        });
    commandLine.setParameterExceptionHandler((wrong, ignored) -> explain(wrong));
    int exitCode = commandLine.execute(args);
    shown.out().flush();
    shown.err().flush();
    return exitCode;
  }

  /**
   * Says what is wrong with the arguments and what may be meant; the whole help is one more call.
   */
  private static int explain(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    CommandLine.Help help = command.getHelp();
    boolean verb = command.getParent() != null;
    if (!verb && !(wrong instanceof UnmatchedArgumentException)) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    if (verb) {
      err.println(
          help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()).stripTrailing());
    }
    err.println(
        "'%s --help' %s."
            .formatted(
                command.getCommandSpec().qualifiedName(),
                verb ? "explains each option" : "lists the verbs"));
    err.flush();
    return ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which verb?");
  }
}
