package io.heatscheduler.server.api;

import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log of the caller's tenant, to read. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = "application/json")
@Tag(name = "audit", description = "Who changed what.")
class AuditController {
  private static final String COLUMNS =
      """
      SELECT seq, occurred_at, actor, action, object_type, object_id, trace_id, canonical, leaf_hash
      FROM audit_log
      """;
  private static final String FILTERS =
      """
      WHERE (:actor::text IS NULL OR actor = :actor)
        AND (:action::text IS NULL OR action = :action)
        AND (:objectType::text IS NULL OR object_type = :objectType)
        AND (:objectId::text IS NULL OR object_id = :objectId)
      """;
  private static final Map<String, String> SORT = Map.of("seq", "seq");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final JsonMapper json;

  AuditController(TenantTransactions transactions, JdbcClient client, JsonMapper json) {
    this.transactions = transactions;
    this.client = client;
    this.json = json;
  }

  /** One record, as it was written. */
  record AuditRecord(
      @Schema(example = "17") long seq,
      Instant occurredAt,
      @Schema(example = "user:0b0e6f0a-6f1c-4a61-9f0e-2f6a7d1f9b11") String actor,
      @Schema(example = "user.change") String action,
      @Schema(example = "user") String objectType,
      @Nullable String objectId,
      @Nullable String traceId,
      @Nullable @Schema(type = "object") JsonNode before,
      @Nullable @Schema(type = "object") JsonNode after,
      @Schema(description = "SHA-256 of the record's leaf in the Merkle tree.") String leafHash) {}

  @GetMapping
  @Allowed(Role.ADMIN)
  @Operation(summary = "Lists records, the newest first; seq has no gaps.")
  Page<AuditRecord> list(
      Caller caller,
      @Listed(
              sort = "seq",
              filter = {"actor", "action", "objectType", "objectId"},
              usually = "-seq")
          ListQuery query) {
    return transactions.in(
        caller.tenant(),
        () -> {
          List<AuditRecord> records =
              filtered(
                      COLUMNS
                          + FILTERS
                          + "ORDER BY %s LIMIT :size OFFSET :offset"
                              .formatted(query.orderBy(SORT, "seq")),
                      query)
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query((row, number) -> read(row))
                  .list();
          long total =
              filtered("SELECT count(*) FROM audit_log " + FILTERS, query)
                  .query(Long.class)
                  .single();
          return Page.of(query, records, total);
        });
  }

  @GetMapping("/{seq}")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Shows a record.")
  AuditRecord get(Caller caller, @PathVariable long seq) {
    return transactions.in(
        caller.tenant(),
        () ->
            client
                .sql(COLUMNS + "WHERE seq = ?")
                .param(seq)
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(Problem::notFound));
  }

  private JdbcClient.StatementSpec filtered(String sql, ListQuery query) {
    JdbcClient.StatementSpec statement = client.sql(sql);
    for (String name : List.of("actor", "action", "objectType", "objectId")) {
      statement = statement.param(name, query.filter(name).orElse(null));
    }
    return statement;
  }

  private AuditRecord read(ResultSet row) throws SQLException {
    JsonNode canonical = json.readTree(row.getBytes("canonical"));
    return new AuditRecord(
        row.getLong("seq"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("object_type"),
        row.getString("object_id"),
        row.getString("trace_id"),
        canonical.get("before"),
        canonical.get("after"),
        row.getString("leaf_hash"));
  }
}
