package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.RestState;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The gaps of one equipment that takes time between off and on or has standby states: (X15)-(X17),
 * docs/model/milp.md, section "Exact models".
 *
 * <p>Per state and slot three binaries: it waits in the state, it has gone into it from on, it
 * comes back to on.
 */
final class CpSatGaps {
  private final Equipment unit;
  private final List<RestState> states;
  private final int slots;
  private final BoolVar[][] waits;
  private final BoolVar[][] enters;
  private final BoolVar[][] leaves;

  /** Adds variables and constraints beside the equipment's on, start-up and shut-down binaries. */
  CpSatGaps(CpModel model, Equipment unit, BoolVar[] on, BoolVar[] up, BoolVar[] down) {
    this.unit = unit;
    states = unit.resting().states();
    slots = on.length;
    waits = binaries(model, "waits");
    enters = binaries(model, "enters");
    leaves = binaries(model, "leaves");
    for (int t = 0; t < slots; t++) {
      LinearExprBuilder somewhere = LinearExpr.newBuilder().add(on[t]);
      LinearExprBuilder started = LinearExpr.newBuilder().addTerm(up[t], -1);
      LinearExprBuilder stopped = LinearExpr.newBuilder().addTerm(down[t], -1);
      for (int k = 0; k < states.size(); k++) {
        somewhere.add(waits[k][t]);
        started.add(leaves[k][t]);
        stopped.add(enters[k][t]);
        addFlow(model, k, t);
      }
      model.addEquality(somewhere, 1);
      model.addEquality(started, 0);
      model.addEquality(stopped, 0);
    }
    BitSet standbySlots = unit.resting().standbySlots();
    for (int k = 1; k < states.size(); k++) {
      for (int t = 0; t < slots; t++) {
        if (!standbySlots.get(t) || t == slots - 1) {
          model.addEquality(waits[k][t], 0);
        }
      }
    }
  }

  private BoolVar[][] binaries(CpModel model, String name) {
    BoolVar[][] all = new BoolVar[states.size()][slots];
    for (int k = 0; k < all.length; k++) {
      for (int t = 0; t < slots; t++) {
        all[k][t] = model.newBoolVar(name + unit.id() + "_" + k + "_" + t);
      }
    }
    return all;
  }

  /** Waiting begins and ends by entering and leaving, and lasts for the way there and back. */
  private void addFlow(CpModel model, int k, int t) {
    LinearExprBuilder flow = LinearExpr.newBuilder().addTerm(waits[k][t], -1);
    flow.add(enters[k][t]).addTerm(leaves[k][t], -1);
    if (t > 0) {
      flow.add(waits[k][t - 1]);
    } else if (k == 0 && !unit.initiallyOn()) {
      flow.add(1);
    }
    model.addEquality(flow, 0);
    LinearExprBuilder recent = LinearExpr.newBuilder();
    for (int r = Math.max(0, t - states.get(k).shortestGap() + 1); r <= t; r++) {
      recent.add(enters[k][r]);
    }
    model.addLessOrEqual(recent, waits[k][t]);
  }

  /** 1 if it starts from off in a slot: a start that counts and costs. */
  BoolVar startsFromOff(int t) {
    return leaves[0][t];
  }

  /** 1 if it shuts down to off in a slot. */
  BoolVar stopsToOff(int t) {
    return enters[0][t];
  }

  /** Adds weight x input while not on, and on top in start slots. */
  void addInput(WeightedRow row, int t, double weight) {
    for (int k = 0; k < states.size(); k++) {
      RestState state = states.get(k);
      double holding = state.holdingInput();
      row.add(waits[k][t], weight * holding);
      for (int i = 0; i < state.shutdownSlots() && i <= t; i++) {
        row.add(enters[k][t - i], weight * (state.shutdownInput() - holding));
      }
      for (int i = 1; i <= state.startupSlots() && t + i < slots; i++) {
        row.add(leaves[k][t + i], weight * (state.startupInput() - holding));
      }
      if (state.startupSlots() == 0) {
        row.add(leaves[k][t], weight * state.startupInput());
      }
    }
  }

  /** Starts the solver at a known plan. */
  void hint(CpModel model, Plan plan, int e) {
    BitSet on = plan.on().get(e);
    boolean before = unit.initiallyOn();
    int stateBefore = 0;
    for (int t = 0; t < slots; t++) {
      boolean now = on.get(t);
      int next = on.nextSetBit(t);
      int state = now || next < 0 ? 0 : plan.stateBefore(e, next);
      for (int k = 0; k < states.size(); k++) {
        model.addHint((IntVar) waits[k][t], !now && state == k ? 1 : 0);
        model.addHint((IntVar) enters[k][t], before && !now && state == k ? 1 : 0);
        model.addHint((IntVar) leaves[k][t], !before && now && stateBefore == k ? 1 : 0);
      }
      before = now;
      stateBefore = state;
    }
  }

  /** The runs that begin from a standby state, by first slot. */
  Map<Integer, Integer> standby(ToLongFunction<LinearArgument> value) {
    Map<Integer, Integer> standby = new HashMap<>();
    for (int k = 1; k < states.size(); k++) {
      for (int t = 0; t < slots; t++) {
        if (value.applyAsLong(leaves[k][t]) == 1) {
          standby.put(t, k);
        }
      }
    }
    return standby;
  }
}
