package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.bound.RowPrices;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each multiplier of the configuration bound stands (docs/model/milp.md, section
 * Configuration bound): copies of "job j runs on e in slot t in a phase of its heat", copies of "e
 * is on in t", operator rows and peak rows.
 *
 * <p>Laid out once for the widest problem; every narrower problem of the same tree uses the same
 * places, so that multipliers carry over.
 */
public final class Copies {
  static final int ABSENT = -1;

  /** Stretches of equal heat in a job's run: first slot of each, then the duration, [j][phase]. */
  final int[][] phaseFrom;

  /** Place of the first copy of a job on an equipment, {@link #ABSENT} if not eligible, [j][e]. */
  private final int[][] offset;

  /** First slot the job can cover there, and number of slots, [j][e]. */
  private final int[][] first;

  private final int[][] length;

  /** Place of the on-copy of equipment 0 in slot 0; [e * T + t] follow. */
  final int on;

  /** Place of the operator row of slot 0; {@link #ABSENT} if operators never limit. */
  final int operators;

  /** Place of a component's peak row of its first slot, [k]. */
  final int[] peak;

  private final int size;

  /** Lays out the multipliers of a problem. */
  public Copies(FlatProblem p) {
    phaseFrom = new int[p.jobs][];
    offset = new int[p.jobs][p.equipment];
    first = new int[p.jobs][p.equipment];
    length = new int[p.jobs][p.equipment];
    int next = 0;
    for (int j = 0; j < p.jobs; j++) {
      phaseFrom[j] = phases(p.heat[j]);
      Arrays.fill(offset[j], ABSENT);
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        int e = p.optionEquipment[j][o];
        offset[j][e] = next;
        first[j][e] = p.optionFirst[j][o];
        length[j][e] = p.optionLast[j][o] - p.optionFirst[j][o] + p.duration[j];
        next += length[j][e] * (phaseFrom[j].length - 1);
      }
    }
    on = next;
    next += p.equipment * p.slots;
    boolean limited = Arrays.stream(p.operators).anyMatch(people -> people < Integer.MAX_VALUE);
    boolean needed = Arrays.stream(p.jobOperators).anyMatch(people -> people > 0);
    operators = limited && needed ? next : ABSENT;
    next += limited && needed ? p.slots : 0;
    peak = new int[p.components];
    for (int k = 0; k < p.components; k++) {
      peak[k] = next;
      next += p.componentSlots[k].length;
    }
    size = next;
  }

  private static int[] phases(long[] heat) {
    List<Integer> from = new ArrayList<>(List.of(0));
    for (int k = 1; k < heat.length; k++) {
      if (heat[k] != heat[k - 1]) {
        from.add(k);
      }
    }
    from.add(heat.length);
    return from.stream().mapToInt(i -> i).toArray();
  }

  /**
   * Multipliers that give the configuration bound at least the value of a Lagrangian bound.
   *
   * @param p the problem of both, as laid out here or narrower
   * @param prices what the Lagrangian bound's multipliers mean
   */
  public double[] multipliers(FlatProblem p, RowPrices prices) {
    double[] all = new double[size];
    for (int j = 0; j < p.jobs; j++) {
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        int e = p.optionEquipment[j][o];
        for (int phase = 0; phase < phases(j); phase++) {
          int k = phaseFrom[j][phase];
          int last = p.optionLast[j][o] + phaseFrom[j][phase + 1] - 1;
          for (int t = p.optionFirst[j][o] + k; t <= last; t++) {
            all[base(j, e, phase) + t] = prices.running(j, o, k, t);
          }
        }
      }
    }
    for (int e = 0; e < p.equipment; e++) {
      for (int t = 0; t < p.slots; t++) {
        all[on + e * p.slots + t] = prices.on(e, t);
      }
    }
    for (int t = 0; t < p.slots && operators >= 0; t++) {
      all[operators + t] = prices.operator(t);
    }
    for (int k = 0; k < p.components; k++) {
      for (int i = 0; i < p.componentSlots[k].length; i++) {
        all[peak[k] + i] = prices.peak(k, i);
      }
    }
    return all;
  }

  /** Number of multipliers. */
  public int size() {
    return size;
  }

  /** Number of phases of a job's heat. */
  int phases(int job) {
    return phaseFrom[job].length - 1;
  }

  /** Place of the copy of a phase in slot 0 if it existed: add the slot to it. */
  int base(int job, int e, int phase) {
    return offset[job][e] + phase * length[job][e] - first[job][e];
  }
}
