package io.heatscheduler.server.boot;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a start is told from outside.
 *
 * @param data folder of the database and the keys, absolute
 * @param properties Spring properties that were given explicitly; they win over every file
 */
public record ServerSettings(Path data, Map<String, String> properties) {
  public ServerSettings {
    data = data.toAbsolutePath().normalize();
    properties = Map.copyOf(properties);
  }

  /** Settings of the command line; null means not given. */
  static ServerSettings of(
      Path data,
      @Nullable String databaseUrl,
      @Nullable String rabbitmqUrl,
      @Nullable String redisUrl,
      @Nullable ProcessRole role,
      @Nullable String address,
      @Nullable Integer port,
      @Nullable Integer managementPort) {
    Map<String, String> properties = new LinkedHashMap<>();
    put(properties, "heatscheduler.database.url", databaseUrl);
    put(properties, "heatscheduler.pipeline.rabbitmq-url", rabbitmqUrl);
    put(properties, "heatscheduler.redis.url", redisUrl);
    put(properties, "heatscheduler.pipeline.role", role);
    put(properties, "server.address", address);
    put(properties, "management.server.address", address);
    put(properties, "server.port", port);
    put(properties, "management.server.port", managementPort);
    return new ServerSettings(data, properties);
  }

  /** The same with one more property. */
  ServerSettings with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(key, value);
    return new ServerSettings(data, more);
  }

  /**
   * Where a user's programs keep their data: XDG_DATA_HOME or ~/.local/share. Root's home is closed
   * to the user who runs the database, hence /var/lib for root.
   */
  static Path defaultData() {
    String xdg = System.getenv("XDG_DATA_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg, "heatscheduler");
    }
    return System.getProperty("user.name").equals("root")
        ? Path.of("/var/lib/heatscheduler")
        : Path.of(System.getProperty("user.home"), ".local", "share", "heatscheduler");
  }

  private static void put(Map<String, String> properties, String key, @Nullable Object value) {
    if (value != null) {
      properties.put(key, value.toString());
    }
  }
}
