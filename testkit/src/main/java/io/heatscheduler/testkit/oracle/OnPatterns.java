package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.equipment.StandbyState;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * @param cost starts, shut-downs, gaps and idling in all on-slots, in units of the common
   *     denominator
   * @param gaps what it draws beside its on-slots; null if it goes on and off at once, then it
   *     draws the start-up energy in the start slot
   * @param standby standby states before runs, by first slot
   */
  record Pattern(
      int on, int starts, BigInteger cost, @Nullable GapFacts gaps, Map<Integer, String> standby) {
    boolean makesNeedless(Pattern other) {
      return (on & ~other.on) == 0
          && (starts & ~other.starts) == 0
          && (gaps == null || other.gaps == null || drawsNoMore(gaps, other.gaps));
    }

    private static boolean drawsNoMore(GapFacts here, GapFacts there) {
      for (int slot = 0; slot < here.inputKw.length; slot++) {
        if (here.inputKw[slot].compareTo(there.inputKw[slot]) > 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** A pattern before its cost is known in common units. */
  private record Drafted(int on, Fraction cost, GapFacts gaps, Map<Integer, String> standby) {}

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
    List<Drafted> drafted = unit.takesTime() ? draftAll() : List.of();
    Fraction[] idle = new Fraction[slots];
    Fraction[] start = new Fraction[slots];
    BigInteger common = unit.shutdownCost.denominator();
    for (int slot = 0; slot < slots; slot++) {
      idle[slot] = unit.price(slot, unit.runningInputKw(slot, Fraction.ZERO));
      start[slot] = unit.startPrice(slot);
      common = leastCommonMultiple(common, idle[slot].denominator());
      common = leastCommonMultiple(common, start[slot].denominator());
    }
    for (Drafted pattern : drafted) {
      common = leastCommonMultiple(common, pattern.cost.denominator());
    }
    denominator = common;
    idlePrice = new BigInteger[slots];
    startPrice = new BigInteger[slots];
    for (int slot = 0; slot < slots; slot++) {
      idlePrice[slot] = inCommonUnits(idle[slot]);
      startPrice[slot] = inCommonUnits(start[slot]);
    }
    shutdownPrice = inCommonUnits(unit.shutdownCost);
    for (Drafted p : drafted) {
      allowed.add(new Pattern(p.on, 0, inCommonUnits(p.cost), p.gaps, p.standby));
    }
    if (!unit.takesTime()) {
      extend(0, 0, 0, unit.firstOffSlot, unit.equipment.startsToday(), BigInteger.ZERO);
    }
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
      allowed.add(new Pattern(on, starts, cost, null, Map.of()));
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

  /**
   * Every pattern of equipment that takes time between off and on, with every choice of standby
   * states: all subsets of slots, checked one by one.
   */
  private List<Drafted> draftAll() {
    List<Drafted> drafted = new ArrayList<>();
    for (int mask = 0; mask < 1 << slots; mask++) {
      boolean[] on = new boolean[slots];
      boolean possible = true;
      List<Integer> begins = new ArrayList<>();
      for (int slot = 0; slot < slots; slot++) {
        on[slot] = (mask >> slot & 1) == 1;
        boolean before = slot == 0 ? unit.equipment.initiallyOn() : on[slot - 1];
        possible &= on[slot] ? unit.mayBeOn[slot] : slot >= unit.firstOffSlot;
        if (on[slot] && !before) {
          begins.add(slot);
        }
      }
      for (int first : begins) {
        for (int slot = first; slot < Math.min(slots, first + unit.minRunSlots); slot++) {
          possible &= on[slot];
        }
      }
      if (possible) {
        chooseStates(mask, on, begins, 0, new HashMap<>(), drafted);
      }
    }
    return drafted;
  }

  private void chooseStates(
      int mask,
      boolean[] on,
      List<Integer> begins,
      int run,
      Map<Integer, String> standby,
      List<Drafted> drafted) {
    if (run < begins.size()) {
      chooseStates(mask, on, begins, run + 1, standby, drafted);
      for (StandbyState state : unit.equipment.transitions().standbyStates()) {
        standby.put(begins.get(run), state.stateId());
        chooseStates(mask, on, begins, run + 1, standby, drafted);
        standby.remove(begins.get(run));
      }
      return;
    }
    GapFacts gaps = new GapFacts(unit, slotFacts, on, standby);
    if (!gaps.broken.isEmpty() || !startsAllowed(gaps)) {
      return;
    }
    Fraction cost = gaps.wear;
    for (int slot = 0; slot < slots; slot++) {
      cost = cost.plus(unit.price(slot, gaps.inputKw[slot]));
      cost =
          on[slot] ? cost.plus(unit.price(slot, unit.runningInputKw(slot, Fraction.ZERO))) : cost;
    }
    drafted.add(new Drafted(mask, cost, gaps, Map.copyOf(standby)));
  }

  private boolean startsAllowed(GapFacts gaps) {
    Integer limit = unit.equipment.maxStartsPerDay();
    if (limit == null) {
      return true;
    }
    Map<LocalDate, Integer> perDay = new HashMap<>();
    perDay.put(slotFacts.date[0], unit.equipment.startsToday());
    return gaps.starts.stream()
        .allMatch(slot -> perDay.merge(slotFacts.date[slot], 1, Integer::sum) <= limit);
  }

  private BigInteger inCommonUnits(Fraction value) {
    return value.numerator().multiply(denominator.divide(value.denominator()));
  }

  private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }
}
