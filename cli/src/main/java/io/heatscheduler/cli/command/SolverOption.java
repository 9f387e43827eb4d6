package io.heatscheduler.cli.command;

import io.heatscheduler.core.Check;
import io.heatscheduler.optimizer.Solver;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The solver of the user's choice as an option. */
final class SolverOption {
  @Option(
      names = "--solver",
      paramLabel = "NAME",
      converter = SolverConverter.class,
      completionCandidates = SolverNames.class,
      description =
          "Who plans: ${COMPLETION-CANDIDATES}. Default: hybrid, ours; the others solve the"
              + " textbook model, and gurobi needs your own library and licence.")
  Solver solver = Solver.HYBRID;

  /**
   * Refuses what means nothing to the solver.
   *
   * @throws IllegalArgumentException if the user gave options of the hybrid to another solver
   */
  void check(SearchOptions search, boolean relax) {
    Check.that(
        solver == Solver.HYBRID || !search.steersHybrid(),
        "--effort, --gap and --seed steer the hybrid solver only; limit %s with --time-limit",
        solver.text());
    Check.that(
        solver == Solver.HYBRID || !relax,
        "--relax needs the hybrid solver; leave out --solver %s",
        solver.text());
  }

  /** Reads the name of a solver. */
  static final class SolverConverter implements ITypeConverter<Solver> {
    @Override
    public Solver convert(String text) {
      return Solver.named(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a solver; there are %s"
                          .formatted(text, String.join(", ", Solver.names()))));
    }
  }

  /** The names of all solvers. */
  static final class SolverNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Solver.names().iterator();
    }
  }
}
