package io.heatscheduler.server.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the embedded database lives.
 *
 * @param dataDirectory the server's data directory; the database is in {@code database} below it
 * @param cacheDirectory where PostgreSQL's programs are unpacked, once per version
 * @param minFreeBytes space that must be free before a start, so that it does not end half way
 * @param patience how long a start or stop may take
 */
public record EmbeddedSettings(
    Path dataDirectory, Path cacheDirectory, long minFreeBytes, Duration patience) {
  /** A fresh cluster takes 45 MB; the rest is for the first write-ahead log. */
  public static final long DEFAULT_MIN_FREE_BYTES = 128L * 1024 * 1024;

  /** Recovery after a crash replays at most what {@code max_wal_size} holds. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

  public EmbeddedSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    cacheDirectory = cacheDirectory.toAbsolutePath().normalize();
  }

  /** Default limits, and the cache where this user's caches are. */
  public static EmbeddedSettings in(Path dataDirectory) {
    return new EmbeddedSettings(
        dataDirectory, defaultCache(), DEFAULT_MIN_FREE_BYTES, DEFAULT_PATIENCE);
  }

  /** The same settings with another demand for free space. */
  public EmbeddedSettings withMinFreeBytes(long bytes) {
    return new EmbeddedSettings(dataDirectory, cacheDirectory, bytes, patience);
  }

  Path database() {
    return dataDirectory.resolve("database");
  }

  /**
   * {@code heatscheduler.cache}, else below XDG_CACHE_HOME or ~/.cache. Root's home is closed to
   * the user who runs the database, hence /var/cache for root.
   */
  private static Path defaultCache() {
    String configured = System.getProperty("heatscheduler.cache");
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (configured != null) {
      return Path.of(configured);
    }
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg, "heatscheduler");
    }
    return RunAs.isRoot()
        ? Path.of("/var/cache/heatscheduler")
        : Path.of(System.getProperty("user.home"), ".cache", "heatscheduler");
  }
}
