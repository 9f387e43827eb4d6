package io.heatscheduler.server.persistence;

import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.server.persistence.Sql.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sites with their calendar: what stays the same from one schedule to the next. */
final class SiteRepository {
  private final Rows rows;

  SiteRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * The lasting part of a site.
   *
   * @param shifts null: operators are not limited
   */
  record Premises(
      String name,
      ZoneId zone,
      Currency currency,
      @Nullable Power contractualPeak,
      int billingDay,
      Set<LocalDate> holidays,
      @Nullable List<Shift> shifts) {

    Premises {
      shifts = shifts == null ? null : sorted(shifts);
    }

    static Premises of(Site site, @Nullable List<Shift> shifts) {
      return new Premises(
          site.name(),
          site.zone(),
          site.currency(),
          site.contractualPeak(),
          site.billing().firstDay(),
          site.holidays(),
          shifts);
    }
  }

  /** Id of the site of a name; empty if the tenant has none. */
  Optional<UUID> idOf(String name) {
    return rows.one(
        "SELECT site_id FROM sites WHERE md5(site_name) = md5(?)",
        row -> row.uuid("site_id"),
        name);
  }

  /** Whether the tenant has a site of this id. */
  boolean has(UUID id) {
    return rows.one("SELECT site_id FROM sites WHERE site_id = ?", row -> id, id).isPresent();
  }

  /** Keeps a site, by its name; changes it if it was kept otherwise. */
  UUID keep(Premises premises) {
    Optional<UUID> known = idOf(premises.name());
    Power peak = premises.contractualPeak();
    BigDecimal peakKw = peak == null ? null : peak.kilowatts();
    if (known.isEmpty()) {
      UUID id = UUID.randomUUID();
      rows.into(
              "sites",
              "site_id, site_name, time_zone, currency, contractual_peak_kw, billing_day,"
                  + " operators_limited")
          .row(
              id,
              premises.name(),
              premises.zone().getId(),
              premises.currency().getCurrencyCode(),
              peakKw,
              premises.billingDay(),
              premises.shifts() != null)
          .flush();
      addCalendar(id, premises);
      return id;
    }
    UUID id = known.get();
    if (!find(id).equals(premises)) {
      rows.update(
          """
          UPDATE sites SET time_zone = ?, currency = ?, contractual_peak_kw = ?, billing_day = ?,
            operators_limited = ?, updated_at = now(), version = version + 1
          WHERE site_id = ?
          """,
          premises.zone().getId(),
          premises.currency().getCurrencyCode(),
          peakKw,
          premises.billingDay(),
          premises.shifts() != null,
          id);
      rows.update("DELETE FROM site_holidays WHERE site_id = ?", id);
      rows.update("DELETE FROM shifts WHERE site_id = ?", id);
      addCalendar(id, premises);
    }
    return id;
  }

  Premises find(UUID id) {
    Set<LocalDate> holidays =
        new TreeSet<>(
            rows.list(
                "SELECT holiday FROM site_holidays WHERE site_id = ?",
                row -> row.date("holiday"),
                id));
    List<Shift> shifts =
        rows.list("SELECT * FROM shifts WHERE site_id = ?", SiteRepository::shift, id);
    return rows.one(
            "SELECT * FROM sites WHERE site_id = ?",
            row -> {
              BigDecimal peak = row.decimalOrNull("contractual_peak_kw");
              return new Premises(
                  row.text("site_name"),
                  ZoneId.of(row.text("time_zone")),
                  Currency.getInstance(row.text("currency")),
                  peak == null ? null : new Power(peak),
                  row.integer("billing_day"),
                  holidays,
                  row.bool("operators_limited") ? shifts : null);
            },
            id)
        .orElseThrow();
  }

  private void addCalendar(UUID site, Premises premises) {
    Rows.Insert holidays = rows.into("site_holidays", "site_id, holiday");
    premises.holidays().forEach(day -> holidays.row(site, day));
    holidays.flush();
    Rows.Insert added =
        rows.into(
            "shifts",
            "shift_id, site_id, shift_name, days, start_time, end_time, operators,"
                + " not_on_holidays");
    List<Shift> shifts = premises.shifts() == null ? List.of() : premises.shifts();
    for (Shift shift : shifts) {
      added.row(
          UUID.randomUUID(),
          site,
          shift.name(),
          Sql.texts(shift.days().stream().map(SiteRepository::day).toList()),
          shift.window().start(),
          shift.window().end(),
          shift.operators(),
          shift.notOnHolidays());
    }
    added.flush();
  }

  /** In an order of its own, so that two lists of the same shifts are equal. */
  private static List<Shift> sorted(List<Shift> shifts) {
    return shifts.stream().sorted(Comparator.comparing(Shift::toString)).toList();
  }

  private static Shift shift(Row row) throws SQLException {
    Set<DayOfWeek> days = new TreeSet<>();
    for (String name : row.texts("days")) {
      days.add(dayOf(name));
    }
    return new Shift(
        row.text("shift_name"),
        days,
        new DailyWindow(row.clock("start_time"), row.clock("end_time")),
        row.integer("operators"),
        row.bool("not_on_holidays"));
  }

  /** E.g. {@code mon}. */
  private static String day(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static DayOfWeek dayOf(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day(day).equals(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("no weekday: " + name);
  }
}
