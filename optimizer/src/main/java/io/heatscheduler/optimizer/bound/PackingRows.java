package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knapsack rows of a peak box by dual-feasible functions: in every slot, sum over running electric
 * jobs of f(input / room) is at most 1, room being the box's upper end less the base load
 * (docs/model/milp.md, R7).
 *
 * <p>A dual-feasible function never sums to more than 1 over numbers that sum to at most 1 (Fekete
 * and Schepers 2001); it rounds big jobs up, which fractional starts cannot evade. Jobs with a
 * profile or on a load curve count 0, which only weakens a row.
 */
public final class PackingRows {
  private static final int[] ROUNDED = {1, 2, 3, 4};
  private static final double[] CUT_OFF = {0.12, 0.22, 0.3, 0.4};
  private static final double SHY = 1e-9;
  private static final double SLACK_KW = 1e-5;
  private static final long MAX_COEFFICIENTS = 3_000_000;

  /** Number of functions and so of rows per slot. */
  final int functions;

  /** Number of (equipment, heat) classes. */
  final int classes;

  /** Class of a job's option, -1 if it counts nothing; [j][option]. */
  final int[][] classOf;

  /** f(input / room), [(class * T + t) * functions + f]. */
  final double[] coefficient;

  PackingRows(FlatProblem p, PeakBox box, boolean wanted) {
    Map<List<Long>, Integer> known = new HashMap<>();
    List<long[]> members = new ArrayList<>();
    classOf = new int[p.jobs][];
    for (int j = 0; j < p.jobs; j++) {
      classOf[j] = new int[p.optionEquipment[j].length];
      for (int o = 0; o < classOf[j].length; o++) {
        int e = p.optionEquipment[j][o];
        boolean counts = p.electric[e] && p.linear[e] && p.constant[j] && p.heat[j][0] > 0;
        classOf[j][o] = -1;
        if (counts) {
          long heat = p.heat[j][0];
          classOf[j][o] =
              known.computeIfAbsent(
                  List.of((long) e, heat),
                  key -> {
                    members.add(new long[] {e, heat});
                    return members.size() - 1;
                  });
        }
      }
    }
    boolean fits = wanted && (long) members.size() * p.slots * count() <= MAX_COEFFICIENTS;
    classes = members.size();
    functions = fits && p.components > 0 ? count() : 0;
    coefficient = new double[classes * p.slots * functions];
    double[] roomKw = roomKw(p, box);
    for (int c = 0; c < classes && functions > 0; c++) {
      int e = (int) members.get(c)[0];
      for (int t = 0; t < p.slots; t++) {
        double input = members.get(c)[1] * p.scale[e * p.slots + t] / Units.POWER_PER_KW;
        if (roomKw[t] > 0 && roomKw[t] < Double.POSITIVE_INFINITY) {
          fill((c * p.slots + t) * functions, input / roomKw[t]);
        }
      }
    }
  }

  private static int count() {
    return ROUNDED.length + CUT_OFF.length;
  }

  /** Most kW the heating may draw in each slot by the box, with room for rounding. */
  public static double[] roomKw(FlatProblem p, PeakBox box) {
    double[] room = new double[p.slots];
    Arrays.fill(room, Double.POSITIVE_INFINITY);
    for (int k = 0; k < p.components; k++) {
      for (int t : p.componentSlots[k]) {
        room[t] =
            Math.min(
                room[t], box.highKw(k) - p.baseLoad[t] / (double) Units.POWER_PER_KW + SLACK_KW);
      }
    }
    return room;
  }

  private void fill(int offset, double share) {
    double x = Math.min(1, Math.max(0, share - SHY));
    int f = offset;
    for (int k : ROUNDED) {
      double scaled = (k + 1) * x;
      double whole = Math.floor(scaled);
      coefficient[f++] = scaled == whole ? x : whole / k;
    }
    for (double cut : CUT_OFF) {
      coefficient[f++] = x > 1 - cut ? 1 : x < cut ? 0 : x;
    }
  }
}
