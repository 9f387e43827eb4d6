package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * The relaxed rows and their places in the vector of multipliers (docs/model/milp.md, R1 to R6 and
 * R8).
 *
 * <p>A row is multiplied by its scale before its multiplier applies: capacity and minimum load rows
 * are in percent of capacity, dimension rows in percent of their limit, an operator counts {@value
 * #OPERATOR_SCALE}, a batch {@value #BATCH_SCALE}, loads count in kW. The bound is valid for any
 * scale; the scale decides how fast it rises.
 */
final class Rows {
  static final double CAPACITY_SCALE = 100;
  static final double OPERATOR_SCALE = 50;
  static final double BATCH_SCALE = 100;
  static final int ABSENT = -1;

  /** Kilowatts of one power unit. */
  static final double KW = 1.0 / Units.POWER_PER_KW;

  /** Money of one money unit. */
  static final double MONEY = 1.0 / Units.MONEY_PER_ONE;

  /** Offset of an equipment's capacity row of slot 0, shared mode; {@link #ABSENT} otherwise. */
  final int[] capacity;

  /**
   * Offset of an equipment's minimum load row of slot 0; {@link #ABSENT} without a minimum load.
   */
  final int[] minimum;

  /** Offset of an equipment's batch row of slot 0; {@link #ABSENT} in shared mode. */
  final int[] batch;

  /**
   * Offset of the row of slot 0 of a further dimension, [e * D + d]; {@link #ABSENT} in batch mode
   * and where the dimension never limits.
   */
  final int[] dimension;

  /** Offset of the operator row of slot 0; {@link #ABSENT} if operators never limit. */
  final int operators;

  /** Offset of the site limit row of slot 0; {@link #ABSENT} without a limit. */
  final int site;

  /** Offset of a component's peak row of its first slot; rows follow the component's slots. */
  final int[] peak;

  /** Scale of each row. */
  final double[] scale;

  Rows(FlatProblem p) {
    capacity = new int[p.equipment];
    minimum = new int[p.equipment];
    batch = new int[p.equipment];
    dimension = new int[p.equipment * p.dimensions];
    peak = new int[p.components];
    int next = 0;
    for (int e = 0; e < p.equipment; e++) {
      capacity[e] = p.batch[e] ? ABSENT : next;
      batch[e] = p.batch[e] ? next : ABSENT;
      next += p.slots;
      minimum[e] = p.minLoad[e] > 0 ? next : ABSENT;
      next += p.minLoad[e] > 0 ? p.slots : 0;
    }
    boolean[] used = usedDimensions(p);
    for (int i = 0; i < dimension.length; i++) {
      boolean limits = used[i] && p.dimensionCapacity[i] < Long.MAX_VALUE;
      dimension[i] = limits ? next : ABSENT;
      next += limits ? p.slots : 0;
    }
    boolean limited = false;
    for (int available : p.operators) {
      limited |= available < Integer.MAX_VALUE;
    }
    boolean anyNeeded = false;
    for (int needed : p.jobOperators) {
      anyNeeded |= needed > 0;
    }
    operators = limited && anyNeeded ? next : ABSENT;
    next += operators >= 0 ? p.slots : 0;
    site = p.peakLimit < Problem.NO_LIMIT ? next : ABSENT;
    next += site >= 0 ? p.slots : 0;
    for (int k = 0; k < p.components; k++) {
      peak[k] = next;
      next += p.componentSlots[k].length;
    }
    scale = new double[next];
    java.util.Arrays.fill(scale, 1);
    for (int e = 0; e < p.equipment; e++) {
      double perKw = CAPACITY_SCALE * Units.POWER_PER_KW / Math.max(1, p.capacity[e]);
      fill(capacity[e], p.slots, perKw);
      fill(minimum[e], p.slots, perKw);
      fill(batch[e], p.slots, BATCH_SCALE);
    }
    for (int i = 0; i < dimension.length; i++) {
      fill(dimension[i], p.slots, CAPACITY_SCALE / Math.max(1, p.dimensionCapacity[i]));
    }
    fill(operators, p.slots, OPERATOR_SCALE);
  }

  /** Whether a job may need the dimension on shared equipment, [e * D + d]. */
  private static boolean[] usedDimensions(FlatProblem p) {
    boolean[] used = new boolean[p.equipment * p.dimensions];
    for (int j = 0; j < p.jobs; j++) {
      for (int e : p.optionEquipment[j]) {
        for (int d = 0; d < p.dimensions; d++) {
          used[e * p.dimensions + d] |= !p.batch[e] && p.uses[j][d] > 0;
        }
      }
    }
    return used;
  }

  private void fill(int offset, int length, double value) {
    if (offset >= 0) {
      java.util.Arrays.fill(scale, offset, offset + length, value);
    }
  }

  int size() {
    return scale.length;
  }
}
