package io.heatscheduler.server.plant;

import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.plant.SiteDirectory.Meter;
import io.heatscheduler.server.plant.TariffRegistry.Where;
import io.heatscheduler.server.web.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which clock a tariff is read: the site's that a request names, or whose schedules use it. */
@Component
final class TariffMeters {
  private final SiteDirectory sites;
  private final JdbcClient client;

  TariffMeters(SiteDirectory sites, JdbcClient client) {
    this.sites = sites;
    this.client = client;
  }

  /** The zone that a request names; null if it names none. */
  @Nullable ZoneId zone(Where where) {
    Meter named = named(where);
    return named == null ? null : named.zone();
  }

  /** The zone of the only site whose schedules use a tariff; null if there is not exactly one. */
  @Nullable ZoneId zoneIfKnown(UUID tariff) {
    Meter only = only(tariff);
    return only == null ? null : only.zone();
  }

  /** The meter that a request names, or of the only site whose schedules use the tariff. */
  Meter of(UUID tariff, Where where) {
    Meter named = named(where);
    Meter known = named == null ? only(tariff) : named;
    if (known == null) {
      throw wrong(
          "site",
          "PARAMETER_MISSING",
          "It is not clear on whose clock the tariff is to be read.",
          "Add site (an id) or timeZone, e.g. timeZone=Europe/Berlin.");
    }
    return known;
  }

  private @Nullable Meter named(Where where) {
    UUID site = where.site();
    String zone = where.timeZone();
    if (site != null && zone != null) {
      throw wrong(
          "timeZone",
          "PARAMETER_INVALID",
          "site and timeZone are both given.",
          "Give one of them.");
    }
    if (site != null) {
      return sites
          .meter(site)
          .orElseThrow(
              () ->
                  wrong(
                      "site",
                      "PARAMETER_INVALID",
                      "There is no such site.",
                      "Use an id as /api/v1/sites lists them."));
    }
    if (zone == null) {
      return null;
    }
    try {
      return new Meter(ZoneId.of(zone), MeterCalendar.PLAIN);
    } catch (DateTimeException e) {
      throw wrong(
          "timeZone",
          "PARAMETER_INVALID",
          "timeZone is not a time zone.",
          "Use a name of the IANA time zone database, e.g. Europe/Berlin.");
    }
  }

  private @Nullable Meter only(UUID tariff) {
    List<UUID> users =
        client
            .sql("SELECT DISTINCT site_id FROM production_schedules WHERE tariff_id = ?")
            .param(tariff)
            .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
            .list();
    return users.size() == 1 ? sites.meter(users.getFirst()).orElse(null) : null;
  }

  private static Problem wrong(String parameter, String code, String message, String fix) {
    return Problem.unprocessable(
        code, List.of(Finding.error(code, Location.of("query").column(parameter), message, fix)));
  }
}
