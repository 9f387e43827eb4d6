package io.heatscheduler.server.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to Redis that callers may find missing: it is made in the background, and a server
 * that does not answer in {@link #PATIENCE} is left alone for {@link #PAUSE}, so that no request
 * waits for it twice.
 */
public final class RedisLink implements AutoCloseable {
  /** Longest time a request waits for Redis. */
  public static final Duration PATIENCE = Duration.ofMillis(150);

  /** Time without Redis after it did not answer. */
  public static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

  private final ClientResources resources =
      ClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
  private final RedisClient client;
  private final AtomicBoolean connecting = new AtomicBoolean();
  private final AtomicBoolean missing = new AtomicBoolean();
  private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
  private volatile long usableAt = System.nanoTime();

  /** A link to a server, which need not be there yet. */
  public RedisLink(RedisURI address) {
    client = RedisClient.create(resources, address);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(true)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(10_000)
            .socketOptions(
                SocketOptions.builder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .keepAlive(true)
                    .build())
            .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
            .build());
    connect();
  }

  /** The connection; empty while Redis does not answer. Never waits. */
  public Optional<StatefulRedisConnection<String, byte[]>> connection() {
    if (System.nanoTime() - usableAt < 0) {
      return Optional.empty();
    }
    StatefulRedisConnection<String, byte[]> made = connection;
    if (made == null) {
      connect();
    }
    return Optional.ofNullable(made);
  }

  /** Redis answered. */
  public void succeeded() {
    if (missing.compareAndSet(true, false)) {
      LOG.info("Redis answers again: limits are shared between processes");
    }
  }

  /** Redis did not answer; it is left alone for a while. */
  public void failed(RuntimeException why) {
    usableAt = System.nanoTime() + PAUSE.toNanos();
    if (missing.compareAndSet(false, true)) {
      LOG.warn("Redis does not answer, limits are stricter until it does: {}", why.toString());
    }
  }

  private void connect() {
    if (connecting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("redis-connect").start(this::connectNow);
    }
  }

  private void connectNow() {
    try {
      connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    } catch (RedisException later) {
      failed(later);
    } finally {
      connecting.set(false);
    }
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
