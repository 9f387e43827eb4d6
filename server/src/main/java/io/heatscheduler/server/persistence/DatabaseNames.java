package io.heatscheduler.server.persistence;

import io.heatscheduler.core.Check;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the database and its roles are called; lower-case letters, digits and underscores only, so
 * that no SQL needs quotes.
 *
 * @param database the database
 * @param owner role that owns the schema and migrates it
 * @param application role the server works with: bound to one tenant per transaction
 * @param system role without log-in that looks over all tenants in a few tables; the application
 *     takes it on for a transaction
 */
public record DatabaseNames(String database, String owner, String application, String system) {
  /** Schema that holds every table. */
  public static final String SCHEMA = "heatscheduler";

  // before the constant below, whose names it checks
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** The names used unless configured otherwise. */
  public static final DatabaseNames DEFAULT = withPrefix("heatscheduler");

  public DatabaseNames {
    for (String name : List.of(database, owner, application, system)) {
      Check.that(
          PLAIN.matcher(name).matches(),
          "database and role names hold lower-case letters, digits and underscores, not \"%s\"",
          name);
    }
  }

  /** Names that begin alike, e.g. {@code heatscheduler_owner}. */
  public static DatabaseNames withPrefix(String prefix) {
    return new DatabaseNames(prefix, prefix + "_owner", prefix + "_app", prefix + "_system");
  }
}
