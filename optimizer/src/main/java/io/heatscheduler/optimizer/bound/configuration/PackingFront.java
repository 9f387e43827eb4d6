package io.heatscheduler.optimizer.bound.configuration;

import java.util.Arrays;

/**
 * Partial configurations of the equipment seen so far, by load: each needs more load than the one
 * before and has a lower price. Built by adding one equipment's choices after the other.
 */
final class PackingFront {
  private static final int LONGEST = 1_500;

  /** Number of partial configurations, load in kW ascending, price in money descending. */
  int size;

  double[] loadKw = new double[64];
  double[] price = new double[64];

  /** Partial configuration of the front before, and choice added to it. */
  int[] before = new int[64];

  int[] choice = new int[64];

  /** The front of no equipment: no load, no price. */
  void clear() {
    size = 1;
    loadKw[0] = 0;
    price[0] = 0;
  }

  /**
   * Becomes the union of another front with each of some choices added.
   *
   * @param from the front of the equipment before
   * @param choices indexes into the menu
   * @param menu what the equipment may do
   * @param limits which results are worth keeping
   * @param scratch a third front
   */
  void extend(PackingFront from, int[] choices, Menu menu, Limits limits, PackingFront scratch) {
    size = 0;
    for (int c : choices) {
      scratch.merge(this, from, c, menu.loadKw[c], menu.price[c], limits);
      swap(scratch);
    }
    if (size > LONGEST) {
      thin();
    }
  }

  /**
   * What bounds a partial configuration: the load the rest needs at least, and its price at the
   * price of load, which must stay under a limit.
   */
  record Limits(double mostLoadKw, double loadPrice, double mostPriced) {
    boolean allows(double loadKw, double price) {
      return loadKw <= mostLoadKw && price + loadPrice * loadKw <= mostPriced;
    }
  }

  private void merge(
      PackingFront known, PackingFront from, int c, double load, double cost, Limits limits) {
    reserve(known.size + from.size);
    size = 0;
    int a = 0;
    int b = 0;
    double lowest = Double.POSITIVE_INFINITY;
    while (a < known.size || b < from.size) {
      boolean added = a >= known.size || b < from.size && from.loadKw[b] + load < known.loadKw[a];
      double l = added ? from.loadKw[b] + load : known.loadKw[a];
      double m = added ? from.price[b] + cost : known.price[a];
      if (m < lowest && limits.allows(l, m)) {
        lowest = m;
        loadKw[size] = l;
        price[size] = m;
        before[size] = added ? b : known.before[a];
        choice[size++] = added ? c : known.choice[a];
      }
      if (added) {
        b++;
      } else {
        a++;
      }
    }
  }

  /** Joins neighbours into one that needs the lower load at the lower price: a bound. */
  private void thin() {
    int kept = 0;
    for (int i = 0; i < size; i += 2) {
      int last = Math.min(size - 1, i + 1);
      loadKw[kept] = loadKw[i];
      price[kept] = price[last];
      before[kept] = before[last];
      choice[kept++] = choice[last];
    }
    size = kept;
  }

  private void reserve(int wanted) {
    if (loadKw.length < wanted) {
      loadKw = Arrays.copyOf(loadKw, 2 * wanted);
      price = Arrays.copyOf(price, 2 * wanted);
      before = Arrays.copyOf(before, 2 * wanted);
      choice = Arrays.copyOf(choice, 2 * wanted);
    }
  }

  private void swap(PackingFront other) {
    int n = size;
    size = other.size;
    other.size = n;
    double[] d = loadKw;
    loadKw = other.loadKw;
    other.loadKw = d;
    d = price;
    price = other.price;
    other.price = d;
    int[] i = before;
    before = other.before;
    other.before = i;
    i = choice;
    choice = other.choice;
    other.choice = i;
  }
}
