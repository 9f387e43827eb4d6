package io.heatscheduler.optimizer.exact;

import com.google.ortools.modelbuilder.ModelSolverHelper;

/** A solver of the textbook mixed-integer program. */
public enum TextbookSolver {
  /** HiGHS, branch and cut. */
  HIGHS("highs"),
  /** SCIP, branch and cut. */
  SCIP("scip"),
  /** CP-SAT, on the integer form of the program. */
  CP_SAT("cp-sat"),
  /**
   * Gurobi, branch and cut; loaded from the customer's installation, with the customer's licence.
   */
  GUROBI("gurobi");

  private final String orToolsName;

  TextbookSolver(String orToolsName) {
    this.orToolsName = orToolsName;
  }

  /** Name as OR-Tools knows it. */
  public String orToolsName() {
    return orToolsName;
  }

  /** Whether this machine has it, licence included; loads native code. */
  public boolean isUsable() {
    NativeLibraries.load();
    return this == CP_SAT || new ModelSolverHelper(orToolsName).solverIsSupported();
  }

  /** Name in published results, e.g. {@code textbook-highs}. */
  public String published() {
    return "textbook-" + orToolsName;
  }
}
