package io.heatscheduler.server.audit;

import io.heatscheduler.core.provenance.Json;

/**
 * What happened, as far as the one who did it knows.
 *
 * @param actor user or client, e.g. {@code user:6f1c...}
 * @param action e.g. {@code user.create}
 * @param objectType what was changed, e.g. {@code user}
 * @param objectId which one; empty if there is none
 * @param before the values before; {@link Json#NULL} if it was not there
 * @param after the values after; {@link Json#NULL} if it is gone
 */
public record AuditEntry(
    String actor, String action, String objectType, String objectId, Json before, Json after) {

  /** Something that changed no stored object. */
  public static AuditEntry event(String actor, String action, String objectType, String objectId) {
    return new AuditEntry(actor, action, objectType, objectId, Json.NULL, Json.NULL);
  }
}
