package io.heatscheduler.testkit.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every on/off pattern an equipment may follow, and for given job slots those worth trying.
 *
 * <p>A pattern is a bit set of on-slots. What it costs beside the jobs' own input is its starts and
 * shut-downs plus idling in on-slots without a job. Of two patterns that both hold the job slots,
 * the second is left out only if the first costs no more, is on in no other slot and starts in no
 * other slot: its load is then nowhere higher, and since demand rates are not negative and the peak
 * limit is an upper limit, the first is at least as good in every plan.
 */
final class OnPatterns {

  /**
   * One pattern.
   *
   * @param on bit per slot
   * @param starts bit per slot in which it starts
   * @param cost starts, shut-downs and idling in all on-slots, in units of the common denominator
   */
  record Pattern(int on, int starts, BigInteger cost) {
    boolean makesNeedless(Pattern other) {
      return (on & ~other.on) == 0 && (starts & ~other.starts) == 0;
    }
  }

  private final EquipmentFacts unit;
  private final SlotFacts slotFacts;
  private final int slots;
  private final boolean loadMatters;
  private final BigInteger denominator;
  private final BigInteger[] idlePrice;
  private final BigInteger[] startPrice;
  private final BigInteger shutdownPrice;
  private final List<Pattern> allowed = new ArrayList<>();
  private final Map<Integer, List<Pattern>> worthTrying = new HashMap<>();

  /**
   * Lists the patterns.
   *
   * @param loadMatters whether any demand charge or peak limit looks at this equipment's load
   */
  OnPatterns(EquipmentFacts unit, SlotFacts slotFacts, boolean loadMatters) {
    this.unit = unit;
    this.slotFacts = slotFacts;
    this.slots = slotFacts.count;
    this.loadMatters = loadMatters;
    Fraction[] idle = new Fraction[slots];
    Fraction[] start = new Fraction[slots];
    BigInteger common = unit.shutdownCost.denominator();
    for (int slot = 0; slot < slots; slot++) {
      idle[slot] = unit.price(slot, unit.runningInputKw(slot, Fraction.ZERO));
      start[slot] = unit.startPrice(slot);
      common = leastCommonMultiple(common, idle[slot].denominator());
      common = leastCommonMultiple(common, start[slot].denominator());
    }
    denominator = common;
    idlePrice = new BigInteger[slots];
    startPrice = new BigInteger[slots];
    for (int slot = 0; slot < slots; slot++) {
      idlePrice[slot] = inCommonUnits(idle[slot]);
      startPrice[slot] = inCommonUnits(start[slot]);
    }
    shutdownPrice = inCommonUnits(unit.shutdownCost);
    extend(0, 0, 0, unit.firstOffSlot, unit.equipment.startsToday(), BigInteger.ZERO);
    allowed.sort(
        (a, b) -> {
          int byCost = a.cost.compareTo(b.cost);
          return byCost != 0 ? byCost : Integer.compare(a.on, b.on);
        });
  }

  /** Patterns that hold all job slots, cheapest first, without those another makes needless. */
  List<Pattern> holding(int jobSlots) {
    return worthTrying.computeIfAbsent(jobSlots, this::select);
  }

  /** What a pattern costs beside the input of jobs in the job slots. */
  Fraction costBesideJobs(Pattern pattern, int jobSlots) {
    BigInteger cost = pattern.cost;
    for (int slot = 0; slot < slots; slot++) {
      if ((jobSlots >> slot & 1) == 1) {
        cost = cost.subtract(idlePrice[slot]); // the job's own input takes its place
      }
    }
    return new Fraction(cost, denominator);
  }

  private List<Pattern> select(int jobSlots) {
    List<Pattern> kept = new ArrayList<>();
    for (Pattern pattern : allowed) {
      if ((jobSlots & ~pattern.on) != 0) {
        continue;
      }
      if (!loadMatters && !kept.isEmpty()) {
        break;
      }
      if (kept.stream().noneMatch(cheaper -> cheaper.makesNeedless(pattern))) {
        kept.add(pattern);
      }
    }
    return kept;
  }

  /**
   * Decides one more slot, both ways.
   *
   * @param bound first slot in which it may be off again; the minimum run forbids it before
   * @param startsOfDay starts so far on the slot's date
   */
  private void extend(int slot, int on, int starts, int bound, int startsOfDay, BigInteger cost) {
    if (slot == slots) {
      allowed.add(new Pattern(on, starts, cost));
      return;
    }
    boolean newDay = slot > 0 && !slotFacts.date[slot].equals(slotFacts.date[slot - 1]);
    int soFar = newDay ? 0 : startsOfDay;
    boolean before = slot == 0 ? unit.equipment.initiallyOn() : (on >> (slot - 1) & 1) == 1;
    if (slot >= bound) {
      BigInteger off = before ? cost.add(shutdownPrice) : cost;
      extend(slot + 1, on, starts, bound, soFar, off);
    }
    if (!unit.mayBeOn[slot]) {
      return;
    }
    BigInteger idling = cost.add(idlePrice[slot]);
    int bit = 1 << slot;
    if (before) {
      extend(slot + 1, on | bit, starts, bound, soFar, idling);
      return;
    }
    Integer limit = unit.equipment.maxStartsPerDay();
    if (limit == null || soFar < limit) {
      BigInteger started = idling.add(startPrice[slot]);
      int until = slot + unit.minRunSlots;
      extend(slot + 1, on | bit, starts | bit, until, soFar + 1, started);
    }
  }

  private BigInteger inCommonUnits(Fraction value) {
    return value.numerator().multiply(denominator.divide(value.denominator()));
  }

  private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }
}
