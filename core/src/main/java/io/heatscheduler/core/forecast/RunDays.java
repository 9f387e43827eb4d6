package io.heatscheduler.core.forecast;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.cost.CostBySlot;
import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.PastDay.Pricing;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins runs into days: of runs that cover the same time, the one made later counts, from its first
 * slot to its last, so a re-planned run takes over where it begins.
 *
 * <p>What runs pay for a billing period as a whole is spread evenly over the hours of it that they
 * cover together. The days of runs that do not overlap cost what the runs cost, to the last digit.
 */
public final class RunDays {
  private final ZoneId zone;
  private final List<Interval> taken = new ArrayList<>();
  private final SortedMap<LocalDate, Sum> sums = new TreeMap<>();
  private final SortedMap<LocalDate, Period> periods = new TreeMap<>();

  private RunDays(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The days that runs cover, ascending.
   *
   * @param zone of the site
   */
  public static List<PastDay> of(List<RunSlots> runs, ZoneId zone) {
    RunDays days = new RunDays(zone);
    runs.stream()
        .sorted(Comparator.comparing(RunSlots::asOf).thenComparing(RunSlots::key).reversed())
        .forEach(days::add);
    days.periods.values().forEach(Period::spread);
    return days.sums.entrySet().stream()
        .map(day -> day.getValue().day(day.getKey(), zone))
        .toList();
  }

  private void add(RunSlots run) {
    List<Interval> later = overlapping(taken, run.time().start(), run.time().end());
    long slotSeconds = run.time().slotMinutes() * 60L;
    SortedMap<LocalDate, Long> own = new TreeMap<>();
    SortedMap<LocalDate, Long> all = new TreeMap<>();
    for (int slot = 0; slot < run.time().slotCount(); slot++) {
      Instant start = run.time().startOf(slot);
      long free = slotSeconds - takenSeconds(later, start, run.time().startOf(slot + 1));
      LocalDate period = run.billingPeriods().get(slot);
      all.merge(period, slotSeconds, Long::sum);
      if (free > 0) {
        own.merge(period, free, Long::sum);
        LocalDate date = start.atZone(zone).toLocalDate();
        Sum day = sums.computeIfAbsent(date, any -> new Sum());
        day.add(run, slot, date, share(free, slotSeconds), free);
        periods.computeIfAbsent(period, any -> new Period()).add(day, free);
      }
    }
    own.forEach(
        (period, seconds) ->
            periods
                .computeIfAbsent(period, any -> new Period())
                .add(run, period, share(seconds, all.getOrDefault(period, seconds))));
    taken.add(new Interval(run.time().start(), run.time().end()));
  }

  private static BigDecimal share(long part, long whole) {
    return part == whole
        ? BigDecimal.ONE
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMAL128);
  }

  /** Seconds of a slot that later runs cover, each second once. */
  private static long takenSeconds(List<Interval> later, Instant start, Instant end) {
    long seconds = 0;
    Instant until = start;
    for (Interval span : overlapping(later, start, end)) {
      Instant from = span.start().isAfter(until) ? span.start() : until;
      Instant to = span.end().isBefore(end) ? span.end() : end;
      if (from.isBefore(to)) {
        seconds += Duration.between(from, to).toSeconds();
        until = to;
      }
    }
    return seconds;
  }

  private static List<Interval> overlapping(List<Interval> spans, Instant start, Instant end) {
    return spans.stream()
        .filter(span -> span.start().isBefore(end) && start.isBefore(span.end()))
        .sorted()
        .toList();
  }

  /** What runs pay for one billing period as a whole, and the days it is spread over. */
  private static final class Period {
    private final Map<Sum, Long> days = new LinkedHashMap<>();
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal fifoCost = BigDecimal.ZERO;

    void add(Sum day, long seconds) {
      days.merge(day, seconds, Long::sum);
    }

    void add(RunSlots run, LocalDate period, BigDecimal share) {
      BigDecimal paid = run.cost().periods().getOrDefault(period, BigDecimal.ZERO);
      cost = cost.add(Exactness.roundLine(Sum.part(paid, share)));
      CostBySlot fifo = run.fifoCost();
      if (fifo != null) {
        BigDecimal fifoPaid = fifo.periods().getOrDefault(period, BigDecimal.ZERO);
        fifoCost = fifoCost.add(Exactness.roundLine(Sum.part(fifoPaid, share)));
      }
    }

    /** Rounds the running sum, so that the days' parts sum to the whole exactly. */
    void spread() {
      long total = days.values().stream().mapToLong(Long::longValue).sum();
      long until = 0;
      BigDecimal given = BigDecimal.ZERO;
      BigDecimal fifoGiven = BigDecimal.ZERO;
      for (Map.Entry<Sum, Long> day : days.entrySet()) {
        until += day.getValue();
        BigDecimal part = Exactness.roundLine(Sum.part(cost, share(until, total))).subtract(given);
        BigDecimal fifoPart =
            Exactness.roundLine(Sum.part(fifoCost, share(until, total))).subtract(fifoGiven);
        given = given.add(part);
        fifoGiven = fifoGiven.add(fifoPart);
        day.getKey().add(part, fifoPart);
      }
    }
  }

  /** What runs say of one day. */
  private static final class Sum {
    private BigDecimal heatKwh = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private @Nullable BigDecimal fifoCost = BigDecimal.ZERO;
    private long seconds;
    private boolean holiday;
    private Pricing pricing = Pricing.CURRENT;

    void add(RunSlots run, int slot, LocalDate date, BigDecimal share, long free) {
      heatKwh = heatKwh.add(part(run.heatKwh().get(slot), share));
      cost = cost.add(part(run.cost().slots().get(slot), share));
      CostBySlot fifo = run.fifoCost();
      fifoCost =
          fifo == null || fifoCost == null
              ? null
              : fifoCost.add(part(fifo.slots().get(slot), share));
      seconds += free;
      holiday |= run.holidays().contains(date);
      pricing = run.pricing().compareTo(pricing) > 0 ? run.pricing() : pricing;
    }

    void add(BigDecimal ofPeriod, BigDecimal fifoOfPeriod) {
      cost = cost.add(ofPeriod);
      fifoCost = fifoCost == null ? null : fifoCost.add(fifoOfPeriod);
    }

    private static BigDecimal part(BigDecimal amount, BigDecimal share) {
      return share.compareTo(BigDecimal.ONE) == 0 ? amount : amount.multiply(share, DECIMAL128);
    }

    PastDay day(LocalDate date, ZoneId zone) {
      long length =
          Duration.between(date.atStartOfDay(zone), date.plusDays(1).atStartOfDay(zone))
              .toSeconds();
      return new PastDay(
          date,
          holiday,
          rounded(heatKwh),
          rounded(cost),
          fifoCost == null ? null : rounded(fifoCost),
          seconds >= length,
          pricing);
    }

    private static BigDecimal rounded(BigDecimal value) {
      return Exactness.canonical(Exactness.roundLine(value));
    }
  }
}
