package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Intervals in the order of time, none over another. */
final class Timeline {
  private final TreeMap<Instant, Interval> byStart = new TreeMap<>();

  /**
   * Adds an interval; one that repeats another in start, end and value changes nothing.
   *
   * @return the interval it would lie over, if it cannot be added
   */
  Optional<Interval> add(Interval interval) {
    Optional<Interval> other = overlapping(interval);
    if (other.isEmpty()) {
      byStart.put(interval.start(), interval);
      return Optional.empty();
    }
    return other.filter(
        there ->
            !there.start().equals(interval.start())
                || !there.end().equals(interval.end())
                || there.value().compareTo(interval.value()) != 0);
  }

  /** Puts an interval in the place of one that {@link #add} refused it for. */
  void replace(Interval there, Interval by) {
    byStart.remove(there.start());
    byStart.put(by.start(), by);
  }

  /**
   * Adds the parts of an interval that no other one covers.
   *
   * @return whether a part was covered
   */
  boolean addUncovered(Interval interval) {
    List<Interval> free = new ArrayList<>();
    Instant from = interval.start();
    for (Interval there : covering(interval)) {
      if (from.isBefore(there.start())) {
        free.add(new Interval(from, there.start(), interval.value(), interval.location()));
      }
      from = there.end();
    }
    if (from.isBefore(interval.end())) {
      free.add(new Interval(from, interval.end(), interval.value(), interval.location()));
    }
    boolean covered = free.size() != 1 || !free.getFirst().equals(interval);
    free.forEach(part -> byStart.put(part.start(), part));
    return covered;
  }

  /** All of them, ascending. */
  List<Interval> intervals() {
    return List.copyOf(byStart.values());
  }

  private Optional<Interval> overlapping(Interval interval) {
    return covering(interval).stream().findFirst();
  }

  private List<Interval> covering(Interval interval) {
    List<Interval> found = new ArrayList<>();
    Map.Entry<Instant, Interval> before = byStart.lowerEntry(interval.start());
    if (before != null && before.getValue().end().isAfter(interval.start())) {
      found.add(before.getValue());
    }
    found.addAll(byStart.subMap(interval.start(), true, interval.end(), false).values());
    return found;
  }
}
