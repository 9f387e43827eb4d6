package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures demand over the slots of a component: the highest mean over its averaging interval.
 *
 * <p>An interval counts if all of it lies in the component's slots. Where none does, because a
 * window is shorter or lies across the clock's intervals, and where slots are longer than the
 * interval, slots count by themselves.
 */
public final class DemandMeter {
  private final TimeGrid time;
  private final int slotsPerInterval;
  private final List<Assessed> assessed = new ArrayList<>();

  /** Intervals that are assessed together: of the part, or of one of its days. */
  private record Assessed(int[] starts, int length) {}

  /**
   * The highest mean of the intervals assessed together.
   *
   * @param kw mean power
   * @param slots the interval in which it first occurs
   */
  public record Peak(BigDecimal kw, TimeGrid.SlotRange slots) {}

  private DemandMeter(TimeGrid time, @Nullable DemandInterval interval) {
    this.time = time;
    this.slotsPerInterval =
        interval == null ? 1 : Math.max(1, interval.minutes() / time.slotMinutes());
  }

  DemandMeter(TimeGrid time, DemandPart part) {
    this(time, part.charge().terms().interval());
    DemandInterval interval = part.charge().terms().interval();
    boolean rolling = interval != null && interval.rolling();
    if (part.charge().terms().assessment() == Assessment.DAILY) {
      byDay(part.slots()).forEach(day -> assess(day, rolling));
    } else {
      assess(part.slots(), rolling);
    }
  }

  /**
   * The highest mean over some slots.
   *
   * @param slots at least one
   * @param interval span over which power is averaged; null: the slot
   * @param kw mean power, shape [slot]
   */
  public static Peak highest(
      TimeGrid time, BitSet slots, @Nullable DemandInterval interval, List<BigDecimal> kw) {
    DemandMeter meter = new DemandMeter(time, interval);
    meter.assess(slots, interval != null && interval.rolling());
    return meter.measure(kw).getFirst();
  }

  /**
   * Intervals over which power is averaged.
   *
   * @param slots slots inside one of them
   * @param length slots of each
   */
  public record Intervals(BitSet slots, int length) {}

  /** The intervals that {@link #highest} measures. */
  public static Intervals intervals(
      TimeGrid time, BitSet slots, @Nullable DemandInterval interval) {
    DemandMeter meter = new DemandMeter(time, interval);
    meter.assess(slots, interval != null && interval.rolling());
    Assessed measured = meter.assessed.getFirst();
    BitSet inside = new BitSet();
    for (int start : measured.starts) {
      inside.set(start, start + measured.length);
    }
    return new Intervals(inside, measured.length);
  }

  private List<BitSet> byDay(BitSet slots) {
    List<BitSet> days = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
      LocalDate date = time.dateOf(slot);
      if (!date.equals(last)) {
        days.add(new BitSet());
        last = date;
      }
      days.getLast().set(slot);
    }
    return days;
  }

  private void assess(BitSet slots, boolean rolling) {
    int[] whole =
        slotsPerInterval == 1
            ? new int[0]
            : slots.stream().filter(slot -> isInterval(slots, slot, rolling)).toArray();
    assessed.add(
        whole.length == 0
            ? new Assessed(slots.stream().toArray(), 1)
            : new Assessed(whole, slotsPerInterval));
  }

  private boolean isInterval(BitSet slots, int first, boolean rolling) {
    if (slots.nextClearBit(first) < first + slotsPerInterval) {
      return false;
    }
    LocalDateTime local = time.localStartOf(first);
    return rolling || local.getMinute() % (slotsPerInterval * time.slotMinutes()) == 0;
  }

  /** The peak of the part, or of each of its days. */
  List<Peak> measure(List<BigDecimal> kw) {
    List<Peak> peaks = new ArrayList<>();
    for (Assessed together : assessed) {
      int at = together.starts[0];
      BigDecimal highest = sum(kw, at, together.length);
      for (int start : together.starts) {
        BigDecimal sum = together.length == 1 ? kw.get(start) : sum(kw, start, together.length);
        if (sum.compareTo(highest) > 0) {
          highest = sum;
          at = start;
        }
      }
      peaks.add(
          new Peak(
              together.length == 1
                  ? highest
                  : highest.divide(BigDecimal.valueOf(together.length), DECIMAL128),
              new TimeGrid.SlotRange(at, at + together.length)));
    }
    return peaks;
  }

  private static BigDecimal sum(List<BigDecimal> kw, int start, int length) {
    BigDecimal sum = kw.get(start);
    for (int slot = start + 1; slot < start + length; slot++) {
      sum = sum.add(kw.get(slot));
    }
    return sum;
  }
}
