package io.heatscheduler.core.billing;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays price series over the slots in which their version of the tariff holds. */
final class SeriesLayout {
  private static final Location PRICES = new Location(null, null, null, "/tariff/prices");

  private final TimeGrid time;
  private final Tariff[] versionOfSlot;
  private final Findings findings;

  SeriesLayout(TimeGrid time, Tariff[] versionOfSlot, Findings findings) {
    this.time = time;
    this.versionOfSlot = versionOfSlot;
    this.findings = findings;
  }

  /** The price of each slot, null where none is given; null if no version has prices. */
  BigDecimal @Nullable [] lay(List<Tariff> versions) {
    BigDecimal[] prices = null;
    for (Tariff version : versions) {
      StepSeries series = version.prices();
      if (series != null) {
        prices = prices == null ? new BigDecimal[time.slotCount()] : prices;
        lay(version, series, prices);
      }
    }
    return prices;
  }

  private void lay(Tariff version, StepSeries series, BigDecimal[] prices) {
    List<Integer> slots = new ArrayList<>();
    List<Instant> starts = new ArrayList<>();
    for (int slot = 0; slot < versionOfSlot.length; slot++) {
      if (versionOfSlot[slot] == version) {
        slots.add(slot);
        starts.add(time.startOf(slot));
      }
    }
    if (slots.isEmpty()) {
      return;
    }
    Instant end = time.startOf(slots.getLast() + 1);
    if (series.start().isAfter(starts.getFirst()) || series.end().isBefore(end)) {
      findings.error(
          "SERIES_TOO_SHORT",
          PRICES,
          "The prices cover %s to %s, but the load profile needs them from %s to %s."
              .formatted(
                  time.clock().at(series.start()),
                  time.clock().at(series.end()),
                  time.clock().at(starts.getFirst()),
                  time.clock().at(end)),
          "Extend the prices to the whole load profile.");
      return;
    }
    requireOnGrid(series, starts.getFirst(), end);
    BigDecimal[] values = series.valuesAt(starts);
    for (int i = 0; i < values.length; i++) {
      prices[slots.get(i)] = values[i];
    }
  }

  private void requireOnGrid(StepSeries series, Instant first, Instant end) {
    for (StepSeries.Step step : series.steps()) {
      Instant at = step.start();
      boolean inside = at.isAfter(first) && at.isBefore(end);
      if (inside && !time.startOf(time.slotAtOrBefore(at)).equals(at)) {
        findings.error(
            "SERIES_OFF_GRID",
            PRICES,
            "A price begins at %s, inside a %d-minute interval."
                .formatted(time.clock().at(at), time.slotMinutes()),
            "Give the load in shorter intervals.");
        return;
      }
    }
  }
}
