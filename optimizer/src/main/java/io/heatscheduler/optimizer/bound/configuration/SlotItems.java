package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What may run where in each slot: for every equipment and slot the jobs (phases of jobs) of which
 * an allowed start covers the slot, as contiguous ranges of flat arrays.
 */
final class SlotItems {
  /** Items of equipment e in slot t are from[e * T + t] to from[e * T + t + 1]. */
  final int[] from;

  /** Place of an item's copy among the multipliers. */
  final int[] copy;

  /** Heat of an item, power units. */
  final long[] heat;

  SlotItems(FlatProblem p, Copies copies) {
    int cells = p.equipment * p.slots;
    from = new int[cells + 1];
    int[] covered = new int[p.slots + 1];
    int total = count(p, copies, covered);
    copy = new int[total];
    heat = new long[total];
    for (int i = 0; i < cells; i++) {
      from[i + 1] += from[i];
    }
    int[] next = from.clone();
    for (int j = 0; j < p.jobs; j++) {
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        int e = p.optionEquipment[j][o];
        for (int phase = 0; phase < copies.phases(j); phase++) {
          cover(p.optionStarts[j][o], copies.phaseFrom[j], phase, covered);
          int base = copies.base(j, e, phase);
          long ofPhase = p.heat[j][copies.phaseFrom[j][phase]];
          int running = 0;
          for (int t = 0; t < p.slots; t++) {
            running += covered[t];
            if (running > 0) {
              int place = next[e * p.slots + t]++;
              copy[place] = base + t;
              heat[place] = ofPhase;
            }
          }
        }
      }
    }
  }

  /** Counts the items of each cell into {@code from}, shifted by one; returns their number. */
  private int count(FlatProblem p, Copies copies, int[] covered) {
    int total = 0;
    for (int j = 0; j < p.jobs; j++) {
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        int e = p.optionEquipment[j][o];
        for (int phase = 0; phase < copies.phases(j); phase++) {
          cover(p.optionStarts[j][o], copies.phaseFrom[j], phase, covered);
          int running = 0;
          for (int t = 0; t < p.slots; t++) {
            running += covered[t];
            if (running > 0) {
              from[e * p.slots + t + 1]++;
              total++;
            }
          }
        }
      }
    }
    return total;
  }

  /** Differences of the number of starts whose phase covers each slot. */
  private static void cover(BitSet starts, int[] phaseFrom, int phase, int[] covered) {
    Arrays.fill(covered, 0);
    for (int s = starts.nextSetBit(0); s >= 0; s = starts.nextSetBit(s + 1)) {
      covered[s + phaseFrom[phase]]++;
      covered[s + phaseFrom[phase + 1]]--;
    }
  }
}
