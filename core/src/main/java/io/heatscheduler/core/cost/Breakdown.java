package io.heatscheduler.core.cost;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan cost divided among periods, equipment or jobs; its entries sum to it exactly.
 *
 * <p>Each share is rounded to six decimals; what rounding leaves over is an entry of its own, of
 * kind {@link Kind#ROUNDING}, so that no share carries another's remainder.
 *
 * @param entries shares in a fixed order, the rounding remainder last if there is one
 */
public record Breakdown(List<Entry> entries) {
  public Breakdown {
    entries = List.copyOf(entries);
  }

  /** Who or what a share belongs to. */
  public enum Kind {
    /** A time-of-use period category. */
    PERIOD,
    /** A demand charge that is not of a period category. */
    DEMAND_CHARGE,
    /** A job. */
    JOB,
    /** An equipment; by job only its surplus heat, standby, starts and shut-downs. */
    EQUIPMENT,
    /** The site: the base load's share of demand, and the fixed charge. */
    SITE,
    /** Fixed charge. */
    FIXED,
    /** What tiers cost beyond their first rate, with the percentages on it; not split further. */
    TIERS,
    /** What is missing to a minimum bill, with the percentages on it; not split further. */
    MINIMUM,
    /** What rounding the shares leaves over. */
    ROUNDING
  }

  /**
   * One share.
   *
   * @param kind what the key names
   * @param key period category, demand charge, job or equipment id; {@code site}, {@code fixed} or
   *     {@code rounding}
   * @param amount money, at most six decimals
   */
  public record Entry(Kind kind, String key, BigDecimal amount) {
    public Entry {
      amount = Exactness.canonical(amount);
    }
  }

  /** The sum of all shares: the plan cost. */
  public BigDecimal total() {
    return Exactness.canonical(
        entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Rounds unrounded shares and adds what is missing to the plan cost. */
  static Breakdown of(List<Entry> unrounded, BigDecimal planCost) {
    List<Entry> entries = new ArrayList<>();
    BigDecimal rest = planCost;
    for (Entry share : unrounded) {
      BigDecimal amount = Exactness.roundLine(share.amount());
      rest = rest.subtract(amount);
      entries.add(new Entry(share.kind(), share.key(), amount));
    }
    if (rest.signum() != 0) {
      entries.add(new Entry(Kind.ROUNDING, "rounding", rest));
    }
    return new Breakdown(entries);
  }
}
