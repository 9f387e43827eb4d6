package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cheapest configuration of each slot: what every equipment does, together within the room the
 * peak box leaves to electric loads.
 *
 * <p>One choice per equipment under one limit is a multiple-choice knapsack. A price on load that
 * brings the sum under the room gives a lower bound and a configuration; choices whose reduced
 * price exceeds the difference of the two are dropped, the rest is merged into one front of load
 * and price.
 */
final class SlotChoices {
  private static final int MOST_PRICES = 60;
  private static final double CLOSE = 1e-9;

  private final FlatProblem p;
  private final ConfigurationPoint point;
  private final double[] roomKw;
  private final Menu[] menus;
  private final int[] choice;

  private int[] electric = new int[0];
  private final List<PackingFront> fronts = new ArrayList<>();
  private final PackingFront scratch = new PackingFront();
  private int[] best = new int[0];
  private double room;
  private double loadPrice;

  SlotChoices(FlatProblem p, Copies copies, ConfigurationPoint point, double[] roomKw) {
    this.p = p;
    this.point = point;
    this.roomKw = roomKw.clone();
    SlotItems items = new SlotItems(p, copies);
    menus = new Menu[p.equipment];
    Arrays.setAll(menus, e -> new Menu(p, copies, items, point));
    choice = new int[p.equipment];
  }

  /** Sum over all slots; subtracts the choices from the subgradient. */
  double cheapestConfigurations() {
    double total = 0;
    for (int t = 0; t < p.slots; t++) {
      total += point.term(cheapest(t));
      for (int e = 0; e < p.equipment; e++) {
        menus[e].take(choice[e]);
      }
    }
    return total;
  }

  private double cheapest(int t) {
    double total = 0;
    double load = 0;
    for (int e = 0; e < p.equipment; e++) {
      menus[e].list(e, t);
      choice[e] = menus[e].cheapest();
      total += menus[e].price[choice[e]];
      load += menus[e].loadKw[choice[e]];
    }
    return load <= roomKw[t] ? total : packed(t);
  }

  /** The cheapest configuration where the room decides. */
  private double packed(int t) {
    room = roomKw[t];
    electric = new int[p.equipment];
    int count = 0;
    double fixed = 0;
    for (int e = 0; e < p.equipment; e++) {
      if (p.electric[e] && menus[e].size > 1) {
        electric[count++] = e;
      } else {
        fixed += menus[e].price[choice[e]];
      }
    }
    electric = Arrays.copyOf(electric, count);
    best = new int[count]; // all off fits: room is at least 0
    int[] heavy = new int[count];
    double heavyLoad = at(0, heavy);
    double heavyPrice = priceOf(heavy);
    double cheapest = priceOf(best);
    double lightLoad = 0;
    double bound = Double.NEGATIVE_INFINITY;
    int[] trial = new int[count];
    for (int i = 0; i < MOST_PRICES; i++) { // from both sides to the price at which load meets room
      double middle = (cheapest - heavyPrice) / (heavyLoad - lightLoad);
      double load = at(middle, trial);
      double price = priceOf(trial);
      bound = price + middle * (load - room);
      loadPrice = middle;
      double onTheLine = heavyPrice + middle * (heavyLoad - room);
      if (bound >= onTheLine - CLOSE * (1 + Math.abs(onTheLine))) {
        break;
      }
      if (load > room) {
        heavyLoad = load;
        heavyPrice = price;
      } else {
        lightLoad = load;
        cheapest = price;
        System.arraycopy(trial, 0, best, 0, count);
      }
    }
    if (cheapest - bound > CLOSE * (1 + Math.abs(cheapest))) {
      cheapest = Math.min(cheapest, merged(cheapest, bound));
    }
    for (int i = 0; i < count; i++) {
      choice[electric[i]] = best[i];
    }
    return fixed + cheapest;
  }

  /** Choices at a price of load; returns their load. */
  private double at(double ofLoad, int[] chosen) {
    double load = 0;
    for (int i = 0; i < electric.length; i++) {
      Menu menu = menus[electric[i]];
      int least = 0;
      double lowest = menu.price[0] + ofLoad * menu.loadKw[0];
      for (int c = 1; c < menu.size; c++) {
        double value = menu.price[c] + ofLoad * menu.loadKw[c];
        if (value < lowest) {
          lowest = value;
          least = c;
        }
      }
      chosen[i] = least;
      load += menu.loadKw[least];
      point.work += 1 + menu.size / 16;
    }
    return load;
  }

  private double priceOf(int[] chosen) {
    double price = 0;
    for (int i = 0; i < electric.length; i++) {
      price += menus[electric[i]].price[chosen[i]];
    }
    return price;
  }

  /**
   * The cheapest configuration that beats a known one, exact among the choices that can be part of
   * it; infinite if there is none.
   */
  private double merged(double known, double bound) {
    int count = electric.length;
    double gap = known - bound;
    int[][] kept = new int[count][];
    double[] leastLoad = new double[count + 1];
    double[] leastPriced = new double[count + 1];
    for (int i = count - 1; i >= 0; i--) {
      Menu menu = menus[electric[i]];
      double lowest = lowestPriced(menu);
      kept[i] = within(menu, lowest + gap);
      double least = Double.POSITIVE_INFINITY;
      for (int c : kept[i]) {
        least = Math.min(least, menu.loadKw[c]);
      }
      leastLoad[i] = leastLoad[i + 1] + least;
      leastPriced[i] = leastPriced[i + 1] + lowest;
    }
    while (fronts.size() <= count) {
      fronts.add(new PackingFront());
    }
    fronts.getFirst().clear();
    double most = known + loadPrice * room;
    for (int i = 0; i < count; i++) {
      PackingFront.Limits limits =
          new PackingFront.Limits(
              room - leastLoad[i + 1], loadPrice, most - leastPriced[i + 1] - CLOSE);
      fronts.get(i + 1).extend(fronts.get(i), kept[i], menus[electric[i]], limits, scratch);
      point.work += 1 + fronts.get(i).size * kept[i].length / 4;
    }
    int last = fronts.get(count).size - 1;
    if (last < 0 || fronts.get(count).price[last] >= known) {
      return Double.POSITIVE_INFINITY;
    }
    double price = fronts.get(count).price[last];
    for (int i = count; i > 0; i--) {
      best[i - 1] = fronts.get(i).choice[last];
      last = fronts.get(i).before[last];
    }
    return price;
  }

  private double lowestPriced(Menu menu) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < menu.size; c++) {
      lowest = Math.min(lowest, menu.price[c] + loadPrice * menu.loadKw[c]);
    }
    return lowest;
  }

  /** Choices whose price, load priced in, is at most a limit. */
  private int[] within(Menu menu, double limit) {
    int[] choices = new int[menu.size];
    int n = 0;
    for (int c = 0; c < menu.size; c++) {
      if (menu.price[c] + loadPrice * menu.loadKw[c] <= limit) {
        choices[n++] = c;
      }
    }
    return Arrays.copyOf(choices, n);
  }
}
