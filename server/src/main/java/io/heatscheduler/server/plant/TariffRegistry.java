package io.heatscheduler.server.plant;

import io.heatscheduler.core.billing.EffectiveRate;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.Change;
import io.heatscheduler.server.persistence.TariffRepository;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.persistence.Versioned;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Electricity contracts of a tenant. */
@Component
public final class TariffRegistry {
  private static final String SELECT =
      """
      SELECT f.*,
        1 + (SELECT count(*) FROM energy_tariffs l WHERE l.first_version_id = f.tariff_id) AS versions,
        CASE WHEN EXISTS (SELECT 1 FROM energy_tariffs l WHERE l.first_version_id = f.tariff_id)
          THEN (SELECT l.expiry_date FROM energy_tariffs l WHERE l.first_version_id = f.tariff_id
                ORDER BY l.effective_date DESC LIMIT 1)
          ELSE f.expiry_date END AS last_date
      FROM energy_tariffs f
      WHERE f.first_version_id IS NULL
      """;
  private static final Map<String, String> SORT =
      Map.of(
          "tariffName", "f.tariff_name",
          "effectiveDate", "f.effective_date",
          "createdAt", "f.created_at");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final TariffRepository tariffs;
  private final TariffMeters meters;
  private final PlantLock lock;
  private final AuditLog audit;

  TariffRegistry(
      TenantTransactions transactions,
      JdbcClient client,
      TariffRepository tariffs,
      TariffMeters meters,
      PlantLock lock,
      AuditLog audit) {
    this.transactions = transactions;
    this.client = client;
    this.tariffs = tariffs;
    this.meters = meters;
    this.lock = lock;
    this.audit = audit;
  }

  /**
   * A contract that was read.
   *
   * @param isNew false: the tenant had one of this content
   */
  public record Kept(TariffView view, List<Finding> findings, boolean isNew) {}

  /** A tariff that could be kept. */
  public record Valid(Object tariff, List<Finding> findings) {}

  /** Where a tariff's hours are read. */
  public record Where(@Nullable UUID site, @Nullable String timeZone) {}

  /** A page of contracts; filter: currency. */
  public Page<TariffView> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          String currency = query.filter("currency").orElse(null);
          List<TariffView> found =
              client
                  .sql(
                      SELECT
                          + " AND (:currency::text IS NULL OR f.currency = :currency::text) ORDER"
                          + " BY "
                          + query.orderBy(SORT, "f.tariff_id")
                          + " LIMIT :size OFFSET :offset")
                  .param("currency", currency)
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query((row, number) -> view(row))
                  .list();
          long total =
              client
                  .sql(
                      "SELECT count(*) FROM energy_tariffs WHERE first_version_id IS NULL AND"
                          + " (:currency::text IS NULL OR currency = :currency::text)")
                  .param("currency", currency)
                  .query(Long.class)
                  .single();
          return Page.of(query, found, total);
        });
  }

  /** One contract with its document; 404 if the tenant has no such. */
  public TariffView get(TenantId tenant, UUID id) {
    return transactions.in(tenant, () -> view(id));
  }

  /** Keeps the contract of a request's body; one of the same content is not kept twice. */
  public Kept add(TenantId tenant, String actor, Node document, Where where) {
    return alone(
        tenant, () -> kept(tenant, actor, TariffIntake.document(document, meters.zone(where))));
  }

  /** Keeps the contract of a file. */
  public Kept importFile(TenantId tenant, String actor, PlantFolder file, Where where) {
    return alone(tenant, () -> kept(tenant, actor, TariffIntake.file(file, meters.zone(where))));
  }

  /** Reads the contract of a file and keeps nothing. */
  public Valid validate(TenantId tenant, PlantFolder file, Where where) {
    return transactions.in(
        tenant,
        () -> {
          TariffIntake.Read read = TariffIntake.file(file, meters.zone(where));
          return new Valid(Documents.plain(CanonicalInput.of(read.tariff())), read.findings());
        });
  }

  /** Makes a contract's content another; schedules under it that have a plan are drafts again. */
  public Kept replace(
      TenantId tenant,
      String actor,
      UUID id,
      @Nullable String ifMatch,
      Node document,
      Where where) {
    return alone(
        tenant,
        () -> {
          Versioned<Tariff> before = found(id, ifMatch);
          Where used = where.site() == null && where.timeZone() == null ? null : where;
          return replaced(
              tenant,
              actor,
              "tariff.change",
              id,
              before,
              TariffIntake.document(
                  document, used == null ? meters.zoneIfKnown(id) : meters.zone(used)));
        });
  }

  /** Gives a contract the prices of a file. */
  public Kept importPrices(
      TenantId tenant,
      String actor,
      UUID id,
      @Nullable String ifMatch,
      PlantFolder file,
      Where where) {
    return alone(
        tenant,
        () -> {
          Versioned<Tariff> before = found(id, ifMatch);
          return replaced(
              tenant,
              actor,
              "tariff.prices",
              id,
              before,
              TariffIntake.withPrices(before.value(), file, meters.of(id, where).zone()));
        });
  }

  /** Removes a contract under which no schedule is planned. */
  public void remove(TenantId tenant, String actor, UUID id, @Nullable String ifMatch) {
    alone(
        tenant,
        () -> {
          Versioned<Tariff> before = found(id, ifMatch);
          if (tariffs.uses(id) > 0) {
            throw Problem.conflict(
                "TARIFF_IN_USE",
                "%d schedules are planned under this tariff. Give them another one first."
                    .formatted(tariffs.uses(id)));
          }
          tariffs.remove(id);
          tell(tenant, actor, "tariff.delete", id, CanonicalInput.of(before.value()), Json.NULL);
          return before;
        });
  }

  /** What a contract charges at a moment. */
  public TariffRate rate(TenantId tenant, UUID id, Instant at, Where where) {
    return transactions.in(
        tenant,
        () -> {
          Tariff tariff = tariffs.find(id).orElseThrow(Problem::notFound).value();
          SiteDirectory.Meter meter = meters.of(id, where);
          Outcome<EffectiveRate> rate =
              EffectiveRate.at(tariff, meter.calendar(), meter.zone(), at);
          return TariffRate.of(id, at, PlantRefusals.valueOf(rate, "RATE_UNKNOWN"));
        });
  }

  private Kept kept(TenantId tenant, String actor, TariffIntake.Read read) {
    boolean isNew = tariffs.idOf(read.tariff()).isEmpty();
    UUID id = tariffs.keep(read.tariff());
    if (isNew) {
      tell(tenant, actor, "tariff.create", id, Json.NULL, CanonicalInput.of(read.tariff()));
    }
    return new Kept(view(id), read.findings(), isNew);
  }

  private Kept replaced(
      TenantId tenant,
      String actor,
      String action,
      UUID id,
      Versioned<Tariff> before,
      TariffIntake.Read read) {
    if (!read.tariff().currency().equals(before.value().currency()) && tariffs.uses(id) > 0) {
      throw Problem.conflict(
          "TARIFF_IN_USE", "Schedules are planned under this tariff in another currency.");
    }
    Change change = tariffs.replace(id, read.tariff(), before.version());
    if (!(change instanceof Change.Made)) {
      throw Versions.stale();
    }
    tell(
        tenant,
        actor,
        action,
        id,
        CanonicalInput.of(before.value()),
        CanonicalInput.of(read.tariff()));
    return new Kept(view(id), read.findings(), false);
  }

  private Versioned<Tariff> found(UUID id, @Nullable String ifMatch) {
    Versioned<Tariff> found = tariffs.find(id).orElseThrow(Problem::notFound);
    Versions.require(ifMatch, found.version());
    return found;
  }

  private <T> T alone(TenantId tenant, Supplier<T> change) {
    return transactions.in(
        tenant,
        () -> {
          lock.take(tenant);
          return change.get();
        });
  }

  private TariffView view(UUID id) {
    Tariff tariff = tariffs.find(id).orElseThrow(Problem::notFound).value();
    return client
        .sql(SELECT + " AND f.tariff_id = ?")
        .param(id)
        .query((row, number) -> view(row))
        .optional()
        .orElseThrow(Problem::notFound)
        .with(Documents.plain(CanonicalInput.of(tariff)));
  }

  private static TariffView view(ResultSet row) throws SQLException {
    return new TariffView(
        Objects.requireNonNull(row.getObject("tariff_id", UUID.class)),
        row.getString("tariff_name"),
        row.getString("utility_provider"),
        row.getString("rate_schedule_code"),
        Objects.requireNonNull(row.getObject("effective_date", LocalDate.class)),
        row.getObject("last_date", LocalDate.class),
        row.getString("currency"),
        row.getInt("versions"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        null,
        row.getLong("version"));
  }

  private void tell(
      TenantId tenant, String actor, String action, UUID id, Json before, Json after) {
    audit.append(tenant, new AuditEntry(actor, action, "tariff", id.toString(), before, after));
  }
}
