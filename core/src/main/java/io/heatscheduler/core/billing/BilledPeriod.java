package io.heatscheduler.core.billing;

import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.TimeGrid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A billing period, as far as a span reaches into it.
 *
 * @param start first local date of the whole period
 * @param days days of the whole period
 * @param slots its slots in the span
 * @param fromStart whether the span holds its first moment
 * @param whole whether the span holds all of it
 * @param versions versions of the tariff on the dates of the span, in order, with their days
 */
public record BilledPeriod(
    LocalDate start,
    int days,
    TimeGrid.SlotRange slots,
    boolean fromStart,
    boolean whole,
    List<VersionDays> versions) {
  public BilledPeriod {
    versions = List.copyOf(versions);
  }

  /**
   * Days on which a version of the tariff holds.
   *
   * @param version the version
   * @param days local dates that the span touches
   */
  public record VersionDays(Tariff version, int days) {}

  /** The month it bears: the one in which it begins. */
  public YearMonth month() {
    return YearMonth.from(start);
  }

  /** Local dates of the period that the span touches. */
  public int daysInSpan() {
    return versions.stream().mapToInt(VersionDays::days).sum();
  }

  /** The version at the end, by which the whole period's minimum is reckoned. */
  public Tariff lastVersion() {
    return versions.getLast().version();
  }
}
