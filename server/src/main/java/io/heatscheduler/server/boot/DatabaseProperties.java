package io.heatscheduler.server.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to use, {@code heatscheduler.database.*}.
 *
 * @param url JDBC address of a PostgreSQL server; null: the embedded one
 * @param user role the server works with
 * @param password its password
 * @param owner role that owns the schema and migrates it
 * @param ownerPassword its password; null: the schema is migrated by somebody else
 * @param system role without log-in that looks over all tenants
 * @param poolSize most connections at a time, over 0
 */
@ConfigurationProperties("heatscheduler.database")
record DatabaseProperties(
    @Nullable String url,
    @DefaultValue("heatscheduler_app") String user,
    @Nullable String password,
    @DefaultValue("heatscheduler_owner") String owner,
    @Nullable String ownerPassword,
    @DefaultValue("heatscheduler_system") String system,
    @DefaultValue("16") int poolSize) {

  /** Says nothing about the passwords. */
  @Override
  public String toString() {
    return "DatabaseProperties[%s as %s]".formatted(url == null ? "embedded" : url, user);
  }
}
