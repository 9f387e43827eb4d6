package io.heatscheduler.agents.tariff;

import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Bills loads that a test spells out. */
public final class Bills {
  private Bills() {}

  /** A span of whole local days. */
  public static TimeGrid span(ZoneId zone, LocalDate from, LocalDate to, int minutes) {
    return new TimeGrid(
        zone, from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), minutes);
  }

  /** The bill of a load given by its local time. */
  public static UtilityBill of(
      Tariff tariff, TimeGrid span, Function<LocalDateTime, BigDecimal> kw, MeterState before) {
    List<BigDecimal> load = new ArrayList<>();
    for (int slot = 0; slot < span.slotCount(); slot++) {
      load.add(kw.apply(span.localStartOf(slot)));
    }
    return of(tariff, span, load, before);
  }

  /** The bill of a load given slot by slot. */
  public static UtilityBill of(
      Tariff tariff, TimeGrid span, List<BigDecimal> kw, MeterState before) {
    TariffCalendar calendar = TariffCalendar.of(tariff, MeterCalendar.PLAIN, span).orThrow();
    return BillingEngine.bill(calendar, new MeterReadings(span, kw), before);
  }

  /** Peaks of one component, by month. */
  public static MeterState peaks(String component, Map<YearMonth, BigDecimal> kw) {
    return MeterState.of(
        new PeakHistory(
            kw.entrySet().stream()
                .map(entry -> new PeakHistory.Peak(entry.getKey(), component, entry.getValue()))
                .toList()));
  }
}
