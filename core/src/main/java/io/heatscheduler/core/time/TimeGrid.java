package io.heatscheduler.core.time;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The planned span cut into slots of equal elapsed time.
 *
 * @param zone zone of the site; gives slots their local date and time
 * @param start first instant planned
 * @param end first instant after the plan; a whole number of slots after the start
 * @param slotMinutes slot length: 5, 15, 30 or 60
 */
public record TimeGrid(ZoneId zone, Instant start, Instant end, int slotMinutes) {
  /**
   * Where instants farther away are put: beyond the year 9999, and sums of two still fit an int.
   */
  private static final int FARTHEST_SLOT = 1_000_000_000;

  public TimeGrid {
    Check.that(
        slotMinutes == 5 || slotMinutes == 15 || slotMinutes == 30 || slotMinutes == 60,
        "slotMinutes (%s) must be 5, 15, 30 or 60",
        slotMinutes);
    Check.that(start.isBefore(end), "horizon start (%s) must be before its end (%s)", start, end);
    Check.that(
        Duration.between(start, end).toSeconds() % (slotMinutes * 60L) == 0,
        "the horizon %s to %s is not a whole number of %s-minute slots",
        start,
        end,
        slotMinutes);
  }

  /** Writes instants as the site's clocks show them. */
  public SiteClock clock() {
    return new SiteClock(zone);
  }

  /** Number of slots. */
  public int slotCount() {
    return Math.toIntExact(Duration.between(start, end).toSeconds() / (slotMinutes * 60L));
  }

  /**
   * First instant of a slot.
   *
   * @param slot 0 to {@link #slotCount()}; the count itself gives the horizon's end
   */
  public Instant startOf(int slot) {
    return start.plusSeconds(slot * slotMinutes * 60L);
  }

  /** First instant of every slot, in order. */
  public List<Instant> starts() {
    List<Instant> starts = new ArrayList<>();
    for (int slot = 0; slot < slotCount(); slot++) {
      starts.add(startOf(slot));
    }
    return starts;
  }

  /** Wall-clock date and time at a slot's start. */
  public LocalDateTime localStartOf(int slot) {
    return LocalDateTime.ofInstant(startOf(slot), zone);
  }

  /** Local date of a slot's start. */
  public LocalDate dateOf(int slot) {
    return localStartOf(slot).toLocalDate();
  }

  /** First slot that starts at or after an instant; may be negative or beyond the last slot. */
  public int slotAtOrAfter(Instant instant) {
    Duration since = Duration.between(start, instant);
    long seconds = since.getSeconds() + (since.getNano() > 0 ? 1 : 0);
    return slot(Math.ceilDiv(seconds, slotSeconds()));
  }

  /**
   * Last slot boundary at or before an instant, as the index of the slot starting there; may lie
   * outside.
   */
  public int slotAtOrBefore(Instant instant) {
    return slot(Math.floorDiv(Duration.between(start, instant).getSeconds(), slotSeconds()));
  }

  /** Whole slots needed for a duration, rounded up. */
  public int slotsFor(int minutes) {
    return Math.ceilDiv(minutes, slotMinutes);
  }

  /**
   * Slots whose span touches an interval, as [first, end) clipped to the grid; first equals end if
   * none does.
   */
  public SlotRange touchedBy(Interval interval) {
    int first = Math.max(0, slotAtOrBefore(interval.start()));
    int end = Math.min(slotCount(), slotAtOrAfter(interval.end()));
    return new SlotRange(Math.min(first, Math.max(end, 0)), Math.max(end, 0));
  }

  /** Slots wholly inside an interval, as [first, end) clipped to the grid. */
  public SlotRange insideOf(Interval interval) {
    int first = Math.max(0, slotAtOrAfter(interval.start()));
    int end = Math.min(slotCount(), slotAtOrBefore(interval.end()));
    return new SlotRange(first, Math.max(first, end));
  }

  /**
   * Energy in kWh of a kilowatt held for one slot is {@code slotMinutes / 60}; a twelfth has no
   * decimal form, so callers multiply by these minutes and divide by 60 once.
   */
  public BigDecimal minutes() {
    return BigDecimal.valueOf(slotMinutes);
  }

  private long slotSeconds() {
    return slotMinutes * 60L;
  }

  private static int slot(long index) {
    return Math.clamp(index, -FARTHEST_SLOT, FARTHEST_SLOT);
  }

  /** A half-open range of slots [first, end); empty if both are equal. */
  public record SlotRange(int first, int end) {
    public SlotRange {
      Check.that(first <= end, "slot range first (%s) must not exceed its end (%s)", first, end);
    }

    /** Whether it holds no slot. */
    public boolean isEmpty() {
      return first == end;
    }
  }
}
