package io.heatscheduler.server.audit;

import io.heatscheduler.server.audit.AuditRecords.Row;
import io.heatscheduler.server.persistence.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the columns of an audit record with the bytes its leaf is the hash of. */
final class RecordCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TenantId tenant;

  RecordCheck(TenantId tenant) {
    this.tenant = tenant;
  }

  /** What does not fit, after "Record 17"; empty if all does. */
  Optional<String> problem(Row row) {
    if (!MerkleTree.leaf(row.canonical()).hex().equals(row.leafHash())) {
      return Optional.of("is not what its hash is of");
    }
    JsonNode canonical;
    try {
      canonical = JSON.readTree(row.canonical());
    } catch (JacksonException damaged) {
      return Optional.of("is no JSON");
    }
    for (Map.Entry<String, String> column : columns(row).entrySet()) {
      String written = canonical.path(column.getKey()).asString("");
      if (!written.equals(column.getValue())) {
        return Optional.of(
            "has %s %s in its column and %s in what was hashed"
                .formatted(column.getKey(), column.getValue(), written));
      }
    }
    return Optional.empty();
  }

  private Map<String, String> columns(Row row) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("tenant_id", tenant.toString());
    columns.put("seq", Long.toString(row.seq()));
    columns.put("occurred_at", row.occurredAt().toString());
    columns.put("actor", row.actor());
    columns.put("action", row.action());
    columns.put("object_type", row.objectType());
    columns.put("object_id", Objects.requireNonNullElse(row.objectId(), ""));
    columns.put("trace_id", Objects.requireNonNullElse(row.traceId(), ""));
    return columns;
  }
}
