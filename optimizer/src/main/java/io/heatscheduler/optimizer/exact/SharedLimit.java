package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntervalVar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A limit that intervals share: in every slot the demands of those running sum to at most it.
 *
 * <p>Demands and limit are divided by the demands' greatest common divisor, which is exact, and
 * where they are still too large for CP-SAT's sums rounded down together, which loses no solution.
 */
final class SharedLimit {
  /** Largest demand or limit handed to CP-SAT. */
  private static final long LARGEST = 1_000_000_000_000L;

  private final long limit;
  private final List<IntervalVar> intervals = new ArrayList<>();
  private final List<Long> demands = new ArrayList<>();
  private @Nullable IntToLongFunction taken;

  /**
   * Nothing shared yet.
   *
   * @param limit in any unit; {@link Long#MAX_VALUE}: none
   */
  SharedLimit(long limit) {
    this.limit = limit;
  }

  void add(IntervalVar interval, long demand) {
    if (demand > 0) {
      intervals.add(interval);
      demands.add(demand);
    }
  }

  /** What is taken from the limit in each slot by others than the intervals, at least 0. */
  void fill(IntToLongFunction takenInSlot) {
    taken = takenInSlot;
  }

  /** Adds the constraint over the slots, unless it can never bind. */
  void addTo(CpModel model, int slots) {
    long total = 0;
    long most = 0;
    long least = Long.MAX_VALUE;
    for (long demand : demands) {
      total += demand;
    }
    for (int t = 0; t < slots; t++) {
      most = Math.max(most, takenIn(t));
      least = Math.min(least, takenIn(t));
    }
    if (demands.isEmpty() || limit == Long.MAX_VALUE || total + most <= limit) {
      return;
    }
    long unit = unit(limit - least);
    CumulativeConstraint shared = model.addCumulative(Math.floorDiv(limit - least, unit));
    for (int i = 0; i < intervals.size(); i++) {
      shared.addDemand(intervals.get(i), demands.get(i) / unit);
    }
    for (int from = 0; from < slots; ) {
      long room = Math.floorDiv(limit - takenIn(from), unit);
      int to = from + 1;
      while (to < slots && Math.floorDiv(limit - takenIn(to), unit) == room) {
        to++;
      }
      long filler = Math.floorDiv(limit - least, unit) - Math.max(0, room);
      if (filler > 0) {
        shared.addDemand(model.newFixedInterval(from, to - from, "taken" + from), filler);
      }
      from = to;
    }
  }

  private long takenIn(int slot) {
    return taken == null ? 0 : taken.applyAsLong(slot);
  }

  private long unit(long room) {
    long divisor = 0;
    for (long demand : demands) {
      divisor = gcd(divisor, demand);
    }
    while (room / divisor > LARGEST) {
      divisor *= 10;
    }
    return divisor;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
