package io.heatscheduler.optimizer.improve;

import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.Rng;
import io.heatscheduler.optimizer.state.SearchState;

/**
 * Chooses the jobs to take out of a complete plan: at random, around a slot, from one equipment,
 * from a slot of high load, or near a job in time and eligibility.
 */
final class Ruin {
  private static final int MAX_REMOVED = 12;

  private final FlatProblem p;
  private final SearchState state;
  private final Rng rng;
  private final int[] candidates;
  private final int[] chosen = new int[MAX_REMOVED];

  Ruin(FlatProblem p, SearchState state, Rng rng) {
    this.p = p;
    this.state = state;
    this.rng = rng;
    candidates = new int[p.jobs];
  }

  /** Chosen jobs; the first {@link #choose} entries are valid. */
  int[] chosen() {
    return chosen;
  }

  /** Chooses jobs and returns their number, at least 1. */
  int choose() {
    double u = rng.nextDouble();
    int wanted = 1 + (int) (u * u * Math.min(MAX_REMOVED, p.jobs));
    wanted = Math.min(wanted, p.jobs);
    int found =
        switch (rng.nextInt(10)) {
          case 0 -> everyJob();
          case 1, 2, 3 -> aroundSlot(rng.nextInt(p.slots), rng.nextInt(1 + p.slots / 16));
          case 4, 5 -> onEquipment(rng.nextInt(p.equipment), rng.nextInt(p.slots), p.slots / 3);
          case 6, 7 -> aroundSlot(highSlot(), 0);
          default -> related(rng.nextInt(p.jobs));
        };
    if (found == 0) {
      found = everyJob();
    }
    int count = Math.min(wanted, found);
    for (int i = 0; i < count; i++) {
      int pick = i + rng.nextInt(found - i);
      chosen[i] = candidates[pick];
      candidates[pick] = candidates[i];
    }
    return count;
  }

  private int everyJob() {
    for (int j = 0; j < p.jobs; j++) {
      candidates[j] = j;
    }
    return p.jobs;
  }

  private int aroundSlot(int slot, int distance) {
    int found = 0;
    for (int j = 0; j < p.jobs; j++) {
      if (overlaps(j, slot - distance, slot + distance + 1)) {
        candidates[found++] = j;
      }
    }
    return found;
  }

  private int onEquipment(int e, int slot, int distance) {
    int found = 0;
    for (int j = 0; j < p.jobs; j++) {
      if (state.equipmentOf(j) == e && overlaps(j, slot - distance, slot + distance + 1)) {
        candidates[found++] = j;
      }
    }
    return found;
  }

  /** A random slot among those above a component's soft level, or anywhere. */
  private int highSlot() {
    if (p.components > 0) {
      int[] slots = p.componentSlots[rng.nextInt(p.components)];
      int k = p.componentOf[p.componentFrom[slots[0]]];
      int best = slots[rng.nextInt(slots.length)];
      for (int trial = 0; trial < 8 && state.load(best) < state.softPeakLevel(k); trial++) {
        int other = slots[rng.nextInt(slots.length)];
        if (state.load(other) > state.load(best)) {
          best = other;
        }
      }
      return best;
    }
    return rng.nextInt(p.slots);
  }

  private int related(int seedJob) {
    int start = state.startOf(seedJob);
    int reach = Math.max(4, p.slots / 24);
    int found = 0;
    candidates[found++] = seedJob;
    for (int j = 0; j < p.jobs; j++) {
      if (j != seedJob
          && Math.abs(state.startOf(j) - start) <= reach
          && mayRunOn(j, state.equipmentOf(seedJob))) {
        candidates[found++] = j;
      }
    }
    return found;
  }

  private boolean mayRunOn(int job, int e) {
    for (int option : p.optionEquipment[job]) {
      if (option == e) {
        return true;
      }
    }
    return false;
  }

  private boolean overlaps(int job, int from, int to) {
    return state.startOf(job) < to && state.startOf(job) + p.duration[job] > from;
  }
}
