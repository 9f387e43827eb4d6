package io.heatscheduler.server.plant;

import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.plant.SiteView.ShiftView;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sites of a tenant; they come with imported plants. */
@Component
public final class SiteDirectory {
  private static final Map<String, String> SORT =
      Map.of("name", "site_name", "createdAt", "created_at");

  private final TenantTransactions transactions;
  private final JdbcClient client;

  SiteDirectory(TenantTransactions transactions, JdbcClient client) {
    this.transactions = transactions;
    this.client = client;
  }

  /** A page of sites. */
  public Page<SiteView> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<SiteView> sites =
              client
                  .sql(
                      "SELECT * FROM sites ORDER BY %s LIMIT ? OFFSET ?"
                          .formatted(query.orderBy(SORT, "site_id")))
                  .params(query.size(), query.offset())
                  .query((row, number) -> site(row))
                  .list();
          long total = client.sql("SELECT count(*) FROM sites").query(Long.class).single();
          return Page.of(query, sites, total);
        });
  }

  /** One site; 404 if the tenant has no such. */
  public SiteView get(TenantId tenant, UUID id) {
    return transactions.in(tenant, () -> find(id).orElseThrow(Problem::notFound));
  }

  /** Zone and currency of a site, in the tenant's transaction of this thread. */
  Optional<EquipmentDocument.Place> place(UUID site) {
    return client
        .sql("SELECT time_zone, currency FROM sites WHERE site_id = ?")
        .param(site)
        .query(
            (row, number) ->
                new EquipmentDocument.Place(
                    ZoneId.of(row.getString(1)), Currency.getInstance(row.getString(2))))
        .optional();
  }

  /**
   * A meter's clock and calendar.
   *
   * @param zone its clock
   * @param calendar its holidays and billing periods
   */
  record Meter(ZoneId zone, MeterCalendar calendar) {}

  /** The meter of a site, in the tenant's transaction of this thread. */
  Optional<Meter> meter(UUID site) {
    return find(site)
        .map(
            found ->
                new Meter(
                    ZoneId.of(found.timeZone()),
                    new MeterCalendar(
                        new HashSet<>(found.holidays()), new BillingPeriods(found.billingDay()))));
  }

  private Optional<SiteView> find(UUID id) {
    return client
        .sql("SELECT * FROM sites WHERE site_id = ?")
        .param(id)
        .query((row, number) -> site(row))
        .optional();
  }

  private SiteView site(ResultSet row) throws SQLException {
    UUID id = Objects.requireNonNull(row.getObject("site_id", UUID.class));
    return new SiteView(
        id,
        row.getString("site_name"),
        row.getString("time_zone"),
        row.getString("currency"),
        row.getBigDecimal("contractual_peak_kw"),
        row.getInt("billing_day"),
        client
            .sql("SELECT holiday FROM site_holidays WHERE site_id = ? ORDER BY holiday")
            .param(id)
            .query((day, number) -> Objects.requireNonNull(day.getObject(1, LocalDate.class)))
            .list(),
        row.getBoolean("operators_limited"),
        client
            .sql("SELECT * FROM shifts WHERE site_id = ? ORDER BY shift_name, start_time, shift_id")
            .param(id)
            .query((shift, number) -> shift(shift))
            .list(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  private static ShiftView shift(ResultSet row) throws SQLException {
    return new ShiftView(
        row.getString("shift_name"),
        List.of((String[]) row.getArray("days").getArray()),
        row.getObject("start_time", LocalTime.class).toString(),
        row.getObject("end_time", LocalTime.class).toString(),
        row.getInt("operators"),
        row.getBoolean("not_on_holidays"));
  }
}
