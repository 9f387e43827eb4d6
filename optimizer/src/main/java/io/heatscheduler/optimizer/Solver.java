package io.heatscheduler.optimizer;

import io.heatscheduler.optimizer.exact.TextbookSolver;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The solvers a plan can be made with, by the names a user gives them. */
public enum Solver {
  /** Ours; the default. */
  HYBRID("hybrid", HybridOptimizer::new),
  /** CP-SAT on the textbook model. */
  CP_SAT("cp-sat", () -> new TextbookOptimizer(TextbookSolver.CP_SAT)),
  /** SCIP on the textbook model. */
  SCIP("scip", () -> new TextbookOptimizer(TextbookSolver.SCIP)),
  /** HiGHS on the textbook model. */
  HIGHS("highs", () -> new TextbookOptimizer(TextbookSolver.HIGHS)),
  /** Gurobi on the textbook model; needs the customer's library and licence. */
  GUROBI("gurobi", () -> new TextbookOptimizer(TextbookSolver.GUROBI));

  private final String text;
  private final Supplier<PlantOptimizer> optimizer;

  Solver(String text, Supplier<PlantOptimizer> optimizer) {
    this.text = text;
    this.optimizer = optimizer;
  }

  /** A solver by its name; empty if there is none of that name. */
  public static Optional<Solver> named(String text) {
    return Arrays.stream(values()).filter(solver -> solver.text.equals(text)).findFirst();
  }

  /** All names, the default first. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Solver::text).toList();
  }

  /** Its name, e.g. {@code cp-sat}. */
  public String text() {
    return text;
  }

  /** The solver behind its port, native code in this program's one child process. */
  public PlantOptimizer optimizer() {
    return optimizer.get();
  }
}
