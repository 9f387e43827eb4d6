package io.heatscheduler.server.boot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

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
@ConfigurationProperties(DatabaseProperties.PREFIX)
record DatabaseProperties(
    @Nullable String url,
    @DefaultValue("heatscheduler_app") String user,
    @Nullable String password,
    @DefaultValue("heatscheduler_owner") String owner,
    @Nullable String ownerPassword,
    @DefaultValue("heatscheduler_system") String system,
    @DefaultValue("16") int poolSize) {
  static final String PREFIX = "heatscheduler.database";

  /** The embedded database. */
  static final DatabaseProperties EMBEDDED = of(new StandardEnvironment(), "heatscheduler.none");

  /**
   * Reads the settings of a verb that runs without the server: environment variables and options.
   *
   * @param url as given on the command line; null: not given
   */
  static DatabaseProperties read(@Nullable String url) {
    StandardEnvironment environment = new StandardEnvironment();
    if (url != null) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("options", Map.of(PREFIX + ".url", url)));
    }
    ConfigurationPropertySources.attach(environment);
    return of(environment, PREFIX);
  }

  /** The same without the schema's owner: nothing is migrated. */
  DatabaseProperties withoutOwner() {
    return new DatabaseProperties(url, user, password, owner, null, system, poolSize);
  }

  private static DatabaseProperties of(StandardEnvironment environment, String prefix) {
    return Binder.get(environment).bindOrCreate(prefix, DatabaseProperties.class);
  }

  /** Says nothing about the passwords. */
  @Override
  public String toString() {
    return "DatabaseProperties[%s as %s]".formatted(url == null ? "embedded" : url, user);
  }
}
