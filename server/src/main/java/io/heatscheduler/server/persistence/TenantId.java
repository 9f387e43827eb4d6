package io.heatscheduler.server.persistence;

import java.util.UUID;

/** The company whose rows a transaction may see. */
public record TenantId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
