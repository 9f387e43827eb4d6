package io.heatscheduler.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Rate limits of this process alone; forgets clients that were silent for a while. */
final class LocalRateLimits implements RateLimits {
  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(100_000)
          .expireAfterAccess(Duration.ofMinutes(30)) // longer than every window
          .build();

  private record Key(String policy, String client) {}

  @Override
  public Decision take(Policy policy, String client) {
    Bucket bucket = buckets.get(new Key(policy.name(), client), key -> bucketOf(policy));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Decision(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
  }

  private static Bucket bucketOf(Policy policy) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(policy.quota()).refillIntervally(policy.quota(), policy.window()))
        .build();
  }
}
