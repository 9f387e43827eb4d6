package io.heatscheduler.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Runs the verbs most used once in one process, so that the virtual machine can record which
 * classes they load. The launcher does this once for each build; a later start finds them linked.
 */
public final class Rehearsal {
  private static final String LITTLE_WORK = "20";

  private Rehearsal() {}

  /**
   * Checks, plans, verifies and reports a plant; ends with the exit code of the verb that failed.
   *
   * @param args plant folder, and a folder for the run that need not exist
   */
  public static void main(String[] args) {
    System.exit(run(Console.ofProcess(System.getenv()), Path.of(args[0]), Path.of(args[1])));
  }

  /**
   * The same without ending the process.
   *
   * @param plant folder of a plant that has a plan
   * @param out folder for its run
   * @return the exit code of the first verb that failed, else 0
   */
  static int run(Console console, Path plant, Path out) {
    List<List<String>> commands =
        List.of(
            List.of("validate", plant.toString()),
            List.of(
                "optimize",
                plant.toString(),
                "--out",
                out.toString(),
                "--effort",
                LITTLE_WORK,
                "--report",
                "pdf,xlsx,html,ics,csv"),
            List.of("verify", out.toString()),
            List.of("report", out.toString(), "--report", "html"));
    for (List<String> command : commands) {
      int exitCode =
          Main.run(
              console, new Interrupt(), Clock.systemDefaultZone(), command.toArray(String[]::new));
      if (exitCode != ExitCode.OK) {
        return exitCode;
      }
    }
    return ExitCode.OK;
  }
}
