package io.heatscheduler.server.security;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.heatscheduler.server.redis.RedisLink;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rate limits that all processes share in Redis.
 *
 * <p>This process counts along: a request needs both counts, so that an emptied Redis gives nobody
 * a new quota here. While Redis does not answer, this process alone decides, and lets half of the
 * quota pass.
 */
final class SharedRateLimits implements RateLimits {
  private final RedisLink redis;
  private final LocalRateLimits here = new LocalRateLimits();
  private final Counter alone;
  private volatile @Nullable Shared shared;

  SharedRateLimits(RedisLink redis, MeterRegistry metrics) {
    this.redis = redis;
    this.alone =
        Counter.builder("heatscheduler.ratelimit.alone")
            .description("requests that were counted without Redis")
            .register(metrics);
  }

  /** The counts over a connection. */
  private record Shared(
      StatefulRedisConnection<String, byte[]> connection, ProxyManager<String> counts) {
    static Shared over(StatefulRedisConnection<String, byte[]> connection) {
      return new Shared(
          connection,
          Bucket4jLettuce.casBasedBuilder(connection)
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                      Duration.ofSeconds(10)))
              .requestTimeout(RedisLink.PATIENCE)
              .build());
    }
  }

  @Override
  public Decision take(Policy policy, String client) {
    Decision mine = here.take(policy, client);
    if (!mine.allowed()) {
      return mine;
    }
    Optional<StatefulRedisConnection<String, byte[]>> connection = redis.connection();
    if (connection.isPresent()) {
      try {
        Decision everybodys = takeShared(connection.get(), policy, client);
        redis.succeeded();
        return mine.remaining() < everybodys.remaining()
            ? new Decision(everybodys.allowed(), mine.remaining(), mine.reset())
            : everybodys;
      } catch (RedisException | BucketExceptions.BucketExecutionException unanswered) {
        redis.failed(unanswered);
      }
    }
    alone.increment();
    int held = policy.quota() - policy.quota() / 2;
    return new Decision(
        mine.remaining() >= held, Math.max(0, mine.remaining() - held), mine.reset());
  }

  private Decision takeShared(
      StatefulRedisConnection<String, byte[]> connection, Policy policy, String client) {
    Shared counts = shared;
    if (counts == null || !counts.connection().equals(connection)) {
      counts = Shared.over(connection);
      shared = counts;
    }
    ConsumptionProbe probe =
        counts
            .counts()
            .getProxy(
                "heatscheduler:limit:%s:%s".formatted(policy.name(), client),
                () ->
                    BucketConfiguration.builder()
                        .addLimit(
                            limit ->
                                limit
                                    .capacity(policy.quota())
                                    .refillIntervally(policy.quota(), policy.window()))
                        .build())
            .tryConsumeAndReturnRemaining(1);
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Decision(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
  }
}
