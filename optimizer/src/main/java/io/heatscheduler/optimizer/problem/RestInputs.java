package io.heatscheduler.optimizer.problem;

import java.util.BitSet;
import java.util.function.Consumer;

/**
 * What an equipment draws in the gaps of a plan, and whether its states fit into them (C14 to C16,
 * docs/model/milp.md).
 */
public final class RestInputs {
  private final Equipment unit;
  private final BitSet on;
  private final int slots;
  private final Plan plan;
  private final int e;

  private RestInputs(Problem problem, Plan plan, int e) {
    this.unit = problem.equipment().get(e);
    this.on = plan.on().get(e);
    this.slots = problem.slots();
    this.plan = plan;
    this.e = e;
  }

  /** Input while not on, and on top in start slots, power units, [t]. */
  public static long[] of(Problem problem, Plan plan, int e) {
    long[] input = new long[problem.slots()];
    if (!problem.equipment().get(e).resting().isInstant()) {
      new RestInputs(problem, plan, e)
          .eachGap(
              (state, first, end, stopped, starts) ->
                  state.write(input, first, end, stopped, starts));
    }
    return input;
  }

  /** Tells every gap whose state does not fit. */
  static void check(Problem problem, Plan plan, int e, Consumer<String> violations) {
    RestInputs inputs = new RestInputs(problem, plan, e);
    BitSet standbySlots = inputs.unit.resting().standbySlots();
    inputs.eachGap(
        (state, first, end, stopped, starts) -> {
          boolean standby = state != inputs.unit.resting().off();
          boolean tooShort = stopped && starts && end - first < state.shortestGap();
          boolean forbidden = standby && (!stopped || standbySlots.nextClearBit(first) < end);
          if (tooShort || forbidden || !stopped && starts && end < state.startupSlots()) {
            violations.accept(
                "%s cannot wait so from slot %d to %d".formatted(inputs.unit.id(), first, end));
          }
        });
  }

  private interface GapVisitor {
    void visit(RestState state, int first, int end, boolean stopped, boolean starts);
  }

  private void eachGap(GapVisitor visitor) {
    boolean stopped = unit.initiallyOn();
    for (int first = 0; first <= slots; ) {
      int next = on.nextSetBit(first);
      int end = next < 0 ? slots : next;
      boolean atOnce = first == 0 && next == 0 && !stopped;
      if (end > first || atOnce) {
        int state = next < 0 ? 0 : plan.stateBefore(e, end);
        visitor.visit(unit.resting().states().get(state), first, end, stopped, next >= 0);
      }
      if (next < 0) {
        return;
      }
      first = on.nextClearBit(end);
      stopped = true;
    }
  }
}
