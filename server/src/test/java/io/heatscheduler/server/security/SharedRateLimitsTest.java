package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.redis.RedisLink;
import io.heatscheduler.server.redis.RedisProcess;
import io.heatscheduler.server.security.RateLimits.Decision;
import io.heatscheduler.server.security.RateLimits.Policy;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes that count over one real Redis. */
class SharedRateLimitsTest {
  private static final Policy POLICY = new Policy("test", 20, Duration.ofMinutes(10));

  private final RedisProcess redis = RedisProcess.start();
  private final Counting one = new Counting(redis.address());
  private final Counting other = new Counting(redis.address());
  private final String client = "client-" + UUID.randomUUID();

  /** The limits of one process. */
  private static final class Counting {
    final RedisLink link;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final SharedRateLimits limits;

    Counting(RedisURI address) {
      link = new RedisLink(address);
      limits = new SharedRateLimits(link, metrics);
    }

    Decision take(String who) {
      return limits.take(POLICY, who);
    }

    int allowed(String who, int requests) {
      return (int) IntStream.range(0, requests).filter(i -> take(who).allowed()).count();
    }

    /** Whether the last request was counted in Redis. */
    boolean shares() {
      double before = alone();
      take("probe-" + UUID.randomUUID());
      return alone() == before;
    }

    double alone() {
      return metrics.get("heatscheduler.ratelimit.alone").counter().count();
    }
  }

  @BeforeEach
  void awaitConnections() {
    await().atMost(Duration.ofSeconds(20)).until(() -> one.shares() && other.shares());
  }

  @AfterEach
  void close() {
    one.link.close();
    other.link.close();
    redis.close();
  }

  @Test
  void twoProcessesCountTogether() {
    assertThat(one.allowed(client, 12)).isEqualTo(12);
    assertThat(other.take(client).remaining()).isEqualTo(7);
    assertThat(other.allowed(client, 12)).isEqualTo(7);
    assertThat(one.take(client).allowed()).isFalse();
    assertThat(one.take("client-" + UUID.randomUUID()).allowed()).isTrue();
  }

  @Test
  void withoutRedisAProcessLetsHalfOfTheQuotaPassAndSharesAgainLater() {
    redis.kill();

    assertThat(one.allowed(client, 30)).isEqualTo(10);
    assertThat(one.alone()).isPositive();

    redis.startAgain();
    await().atMost(Duration.ofSeconds(30)).until(() -> one.shares() && other.shares());
    String later = "client-" + UUID.randomUUID();
    assertThat(one.allowed(later, 15)).isEqualTo(15);
    assertThat(other.allowed(later, 15)).isEqualTo(5);
  }

  @Test
  void whoUsedHalfOfTheQuotaBeforeRedisWentIsRefused() {
    assertThat(one.allowed(client, 10)).isEqualTo(10);
    redis.kill();

    assertThat(one.allowed(client, 10)).isZero();
  }

  @Test
  void aRedisThatHangsHoldsUpOneRequestInASecondNotAll() {
    redis.freeze();
    long begin = System.nanoTime();

    int allowed = one.allowed(client, 200);

    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertThat(allowed).isEqualTo(10);
    assertThat(millis)
        .as("200 requests, of which one waits for Redis in each second")
        .isLessThan(200 * RedisLink.PATIENCE.toMillis() / 4);

    redis.thaw();
    await().atMost(Duration.ofSeconds(30)).until(() -> one.shares() && other.shares());
  }

  @Test
  void anEmptiedRedisGivesNobodyANewQuotaInAProcess() {
    assertThat(one.allowed(client, 20)).isEqualTo(20);
    assertThat(redis.keys()).isPositive();

    redis.flush();

    assertThat(one.take(client).allowed()).isFalse();
  }

  @Test
  void aServerThatIsNotThereYetIsFoundLater() {
    redis.kill();
    Counting early = new Counting(redis.address());
    try {
      assertThat(early.allowed(client, 30)).isEqualTo(10);

      redis.startAgain();

      await().atMost(Duration.ofSeconds(30)).until(early::shares);
    } finally {
      early.link.close();
    }
  }

  @Test
  void countsAreForgottenWhenTheirWindowIsOver() {
    Policy brief = new Policy("brief", 5, Duration.ofMillis(200));
    one.limits.take(brief, client);
    long before = redis.keys();

    // the probes' windows are longer; only the brief one ends
    await().atMost(Duration.ofSeconds(30)).until(() -> redis.keys() < before);
  }
}
