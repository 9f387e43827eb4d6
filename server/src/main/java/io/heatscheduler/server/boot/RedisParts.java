package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.redis.RedisLink;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis, where the settings name one. */
@Configuration(proxyBeanMethods = false)
class RedisParts {
  @Bean
  @ConditionalOnProperty("heatscheduler.redis.url")
  RedisLink redisLink(RedisProperties properties) {
    return new RedisLink(address(properties));
  }

  /**
   * The address that the settings give.
   *
   * @throws StartRefused if it is none, or its password is a well-known one
   */
  private static RedisURI address(RedisProperties properties) {
    String url = Objects.requireNonNull(properties.url());
    RedisURI address;
    String inUrl;
    try {
      address = RedisURI.create(url);
      inUrl = URI.create(url).getUserInfo();
    } catch (IllegalArgumentException none) {
      throw refused(
          "REDIS_URL_INVALID",
          "The address of Redis cannot be used.",
          "Write it like redis://cache:6379, or rediss://cache:6379 with TLS.");
    }
    String password =
        properties.password() != null || inUrl == null
            ? properties.password()
            : inUrl.substring(inUrl.indexOf(':') + 1);
    if (password != null && WellKnownPasswords.contains(password)) {
      throw refused(
          "DEFAULT_CREDENTIAL",
          "The password of Redis is a well-known one.",
          "Give it one of its own, e.g. from: openssl rand -base64 24");
    }
    if (properties.password() != null) {
      address.setCredentialsProvider(
          RedisCredentialsProvider.from(
              () -> RedisCredentials.just(properties.user(), properties.password())));
    }
    address.setTimeout(RedisLink.PATIENCE);
    return address;
  }

  private static StartRefused refused(String code, String message, String fix) {
    return new StartRefused(List.of(Finding.error(code, Location.NONE, message, fix)));
  }
}
