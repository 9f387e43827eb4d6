package io.heatscheduler.optimizer.exact;

/** A solver of the textbook mixed-integer program. */
public enum TextbookSolver {
  /** HiGHS, branch and cut. */
  HIGHS("highs"),
  /** SCIP, branch and cut. */
  SCIP("scip"),
  /** CP-SAT, on the integer form of the program. */
  CP_SAT("cp-sat");

  private final String orToolsName;

  TextbookSolver(String orToolsName) {
    this.orToolsName = orToolsName;
  }

  /** Name as OR-Tools knows it. */
  String orToolsName() {
    return orToolsName;
  }

  /** Name in published results, e.g. {@code textbook-highs}. */
  public String published() {
    return "textbook-" + orToolsName;
  }
}
