package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices on what a plan may do but should not, beside the bill: the search minimises bill + these
 * (docs/model/milp.md, Soft terms).
 *
 * <p>They widen nothing: the caller hands in a plant that allows what is priced here. Examples: a
 * plant without deadlines and a price for each late start; a plant without a maintenance window and
 * a price for running in it; for re-planning, a price for every place of a job but its published
 * one, which keeps a plan stable. Indexes of jobs and equipment are those of the grid.
 *
 * @param starts price of a job's start on an equipment, by start slot; absent: free
 * @param on price of an equipment being on, by slot; absent: free
 * @param operators price of each operator above the shifts' number, by slot; null: the number is a
 *     hard limit
 * @param peaks price of load above a level: rate x max(0, highest load over the slots - floor)
 */
public record SoftTerms(
    Map<Place, SlotPrices> starts,
    Map<Integer, SlotPrices> on,
    @Nullable SlotPrices operators,
    List<DemandComponent> peaks) {
  /** Nothing but the bill. */
  public static final SoftTerms NONE = new SoftTerms(Map.of(), Map.of(), null, List.of());

  /** A job on an equipment, both as indexes. */
  public record Place(int job, int equipment) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return job == other.job
          ? Integer.compare(equipment, other.equipment)
          : Integer.compare(job, other.job);
    }
  }

  /** Copies the collections. */
  public SoftTerms {
    starts = java.util.Collections.unmodifiableMap(new TreeMap<>(starts));
    on = java.util.Collections.unmodifiableMap(new TreeMap<>(on));
    peaks = List.copyOf(peaks);
  }

  /** Whether nothing is priced. */
  public boolean isNone() {
    return starts.isEmpty() && on.isEmpty() && operators == null && peaks.isEmpty();
  }

  /** Price of starting a job on an equipment in a slot, money units. */
  public long startPrice(int job, int equipment, int slot) {
    return startPrices(job, equipment).units(slot);
  }

  /** Prices of a job's starts on an equipment, {@link SlotPrices#FREE} if there is none. */
  public SlotPrices startPrices(int job, int equipment) {
    return starts.isEmpty()
        ? SlotPrices.FREE
        : starts.getOrDefault(new Place(job, equipment), SlotPrices.FREE);
  }

  /** Price of an equipment being on in a slot, money units. */
  public long onPrice(int equipment, int slot) {
    SlotPrices prices = on.isEmpty() ? null : on.get(equipment);
    return prices == null ? 0 : prices.units(slot);
  }

  /**
   * Price of operators above the shifts' number in a slot, money units.
   *
   * @param missing operators needed less those available; 0 or less: none missing
   */
  public long operatorPrice(int slot, long missing) {
    return operators == null || missing <= 0 ? 0 : missing * operators.units(slot);
  }

  /** Most these terms can add up to for a problem, money units, peaks apart. */
  double most(List<Job> jobs, int slots) {
    double most = 0;
    double people = 0;
    for (SlotPrices prices : starts.values()) {
      most += highest(prices);
    }
    for (Job job : jobs) {
      people += job.operators();
    }
    for (SlotPrices prices : on.values()) {
      most += (double) slots * highest(prices);
    }
    return operators == null ? most : most + people * slots * highest(operators);
  }

  private static long highest(SlotPrices prices) {
    long highest = 0;
    for (int t = 0; t < prices.slots(); t++) {
      highest = Math.max(highest, prices.units(t));
    }
    return highest;
  }

  /**
   * Most by which these terms may differ from the same in exact amounts, money units: half a unit
   * for each that is paid; the peaks' share is counted with the demand components.
   */
  double roundingError(List<Job> jobs, int slots) {
    double people = 0;
    for (Job job : jobs) {
      people += job.operators();
    }
    double paid = starts.isEmpty() ? 0 : jobs.size();
    paid += (double) on.size() * slots;
    return 0.5 * (operators == null ? paid : paid + people * slots);
  }

  /** Checks that prices cover the horizon. */
  void check(int slots) {
    starts.forEach(
        (place, prices) ->
            Check.that(
                prices.slots() == slots,
                "start prices of job %d on equipment %d must have %d slots",
                place.job(),
                place.equipment(),
                slots));
    on.forEach(
        (e, prices) ->
            Check.that(
                prices.slots() == slots, "on prices of equipment %d must have %d slots", e, slots));
    Check.that(
        operators == null || operators.slots() == slots,
        "operator prices must have %d slots",
        slots);
  }
}
