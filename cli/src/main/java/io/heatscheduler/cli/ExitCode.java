package io.heatscheduler.cli;

import io.heatscheduler.agents.PlanResult;

/** Exit codes of every command; documented in docs/cli.md. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** A bug: something that should never happen did. */
  public static final int BUG = 1;

  /** The command line was not understood. */
  public static final int USAGE = 2;

  /** The input was refused; the findings say why. */
  public static final int BAD_INPUT = 3;

  /** No schedule can meet every constraint; the findings say which. */
  public static final int INFEASIBLE = 4;

  /** A limit was reached, or the run was cancelled, before any schedule was found. */
  public static final int NO_PLAN = 5;

  /** A run does not verify: something was changed, or does not follow from its inputs. */
  public static final int VERIFICATION_FAILED = 6;

  /** A real bill differs from ours by more than rounding. */
  public static final int BILL_DIFFERS = 7;

  private ExitCode() {}

  /** How a command ends that planned a plant. */
  public static int of(PlanResult result) {
    if (result instanceof PlanResult.Planned) {
      return OK;
    }
    return switch (result.status()) {
      case INVALID -> BAD_INPUT;
      case INFEASIBLE -> INFEASIBLE;
      case FAILED, CANCELLED -> NO_PLAN;
      case OPTIMAL, FEASIBLE -> throw new IllegalStateException("the plan is missing");
    };
  }
}
