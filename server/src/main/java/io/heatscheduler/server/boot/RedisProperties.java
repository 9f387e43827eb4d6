package io.heatscheduler.server.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where processes count requests together, {@code heatscheduler.redis.*}.
 *
 * @param url e.g. {@code redis://cache:6379}, {@code rediss://} with TLS; null: each process counts
 *     alone
 * @param user of Redis' access control list; null: as in the address, or the usual one
 * @param password that user's password
 */
@ConfigurationProperties("heatscheduler.redis")
record RedisProperties(@Nullable String url, @Nullable String user, @Nullable String password) {
  /** Says nothing about the password. */
  @Override
  public String toString() {
    return "RedisProperties[%s]".formatted(url == null ? "none" : "given");
  }
}
