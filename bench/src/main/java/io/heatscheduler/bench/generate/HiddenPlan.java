package io.heatscheduler.bench.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The plan a generated plant is built around: jobs are placed first, then windows, crew and limits
 * are drawn so that it keeps them all.
 */
final class HiddenPlan {

  /**
   * A job's place.
   *
   * @param heater index of the heater
   * @param start first slot
   * @param slots length
   * @param heatKw heat output
   * @param operators people it binds
   */
  record Place(int heater, int start, int slots, int heatKw, int operators) {}

  private final List<HeaterDraw> heaters;
  private final int[][] heatKw;
  private final BitSet[] busy;
  private final int[] operators;
  private final List<Place> places = new ArrayList<>();

  HiddenPlan(List<HeaterDraw> heaters, int slots) {
    this.heaters = heaters;
    heatKw = new int[heaters.size()][slots];
    busy = new BitSet[heaters.size()];
    Arrays.setAll(busy, h -> new BitSet(slots));
    operators = new int[slots];
  }

  /** Places a job if its heater has room there. */
  boolean place(Place place) {
    HeaterDraw heater = heaters.get(place.heater());
    int end = place.start() + place.slots();
    if (end > operators.length || heater.isDown(place.start(), end)) {
      return false;
    }
    for (int t = place.start(); t < end; t++) {
      boolean full = heatKw[place.heater()][t] + place.heatKw() > heater.capacityKw();
      if (full || heater.batch() && busy[place.heater()].get(t)) {
        return false;
      }
    }
    for (int t = place.start(); t < end; t++) {
      heatKw[place.heater()][t] += place.heatKw();
      operators[t] += place.operators();
    }
    busy[place.heater()].set(place.start(), end);
    places.add(place);
    return true;
  }

  List<Place> places() {
    return places;
  }

  /** Slots in which a heater has a job. */
  BitSet busy(int heater) {
    return (BitSet) busy[heater].clone();
  }

  /** Most people at work in the slots of a window of every day, [from, to) of 96. */
  int mostOperators(int from, int to) {
    int most = 0;
    for (int t = 0; t < operators.length; t++) {
      most = t % 96 >= from && t % 96 < to ? Math.max(most, operators[t]) : most;
    }
    return most;
  }

  /** Shortest time without a break for which a heater has jobs, in slots; none: a day. */
  int shortestRun(int heater) {
    int shortest = 96;
    BitSet on = busy[heater];
    for (int first = on.nextSetBit(0); first >= 0; ) {
      int end = on.nextClearBit(first);
      shortest = Math.min(shortest, end - first);
      first = on.nextSetBit(end);
    }
    return shortest;
  }

  /** Most times a heater starts on one day. */
  int mostStartsPerDay(int heater) {
    int[] starts = new int[operators.length / 96 + 1];
    BitSet on = busy[heater];
    for (int first = on.nextSetBit(0); first >= 0; first = on.nextSetBit(on.nextClearBit(first))) {
      starts[first / 96]++;
    }
    return Arrays.stream(starts).max().orElse(0);
  }

  /** Highest load of the site in kW, rounded up. */
  int highestLoadKw(double[] baseLoadKw) {
    double highest = 0;
    for (int t = 0; t < operators.length; t++) {
      double load = baseLoadKw[t];
      for (int h = 0; h < heaters.size(); h++) {
        HeaterDraw heater = heaters.get(h);
        if (heater.electric() && busy[h].get(t)) {
          int heat = Math.max(heatKw[h][t], heater.minLoadKw());
          load += heat * 1000.0 / heater.efficiencyPermille();
        }
      }
      highest = Math.max(highest, load);
    }
    return (int) Math.ceil(highest);
  }
}
