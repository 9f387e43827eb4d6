package io.heatscheduler.server.boot;

import io.heatscheduler.server.audit.AuditCheckpoints;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes checkpoints while the server runs, and the last one after its last request. */
final class RunningCheckpoints implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RunningCheckpoints.class);

  /** Begins before the web server and the pipeline, and ends after both. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private final AuditCheckpoints checkpoints;
  private final Duration interval;
  private @Nullable ScheduledExecutorService ticks;
  private @Nullable ScheduledFuture<?> ticking;

  RunningCheckpoints(AuditCheckpoints checkpoints, Duration interval) {
    this.checkpoints = checkpoints;
    this.interval = interval;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("audit-checkpoints").unstarted(work));
    ticking =
        started.scheduleWithFixedDelay(this::write, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    ticks = started;
  }

  private void write() {
    try {
      checkpoints.write();
    } catch (RuntimeException later) {
      LOG.warn("the audit log could not be signed; it is tried again", later);
    }
  }

  @Override
  public synchronized void stop() {
    if (ticks != null && ticking != null) {
      ticking.cancel(false);
      ticks.close(); // waits for the one in progress
      ticks = null;
      write();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return ticks != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
