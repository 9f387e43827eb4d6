package io.heatscheduler.server.persistence;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to this release's version, one transaction per step. */
public final class Migrations {
  private final DatabaseNames names;

  /** Migrations for roles of these names. */
  public Migrations(DatabaseNames names) {
    this.names = names;
  }

  /**
   * Applies what is missing.
   *
   * @param owner connections of the schema's owner
   * @return how many steps were applied
   */
  public int apply(DataSource owner) {
    return applyUpTo(owner, "latest");
  }

  /**
   * Applies what is missing up to a version, for a restore of older data.
   *
   * @param owner connections of the schema's owner
   * @param version of the last step to apply
   * @return how many steps were applied
   */
  public int applyUpTo(DataSource owner, String version) {
    return Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        .defaultSchema(DatabaseNames.SCHEMA)
        .createSchemas(true)
        .failOnMissingLocations(true)
        .cleanDisabled(true)
        .target(version)
        .placeholders(
            Map.of(
                "schema", DatabaseNames.SCHEMA,
                "application_role", names.application(),
                "system_role", names.system()))
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
