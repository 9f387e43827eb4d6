package io.heatscheduler.server.runs;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.pipeline.RunProgressFeed;
import io.heatscheduler.server.pipeline.RunProgressFeed.News;
import io.heatscheduler.server.pipeline.RunRecords;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Requests that would rather wait for a run to end than ask again. */
@Component
class RunWaits implements ApplicationListener<ContextClosedEvent> {
  /** More requests than this are answered at once. */
  private static final int MOST = 200;

  private final RunRecords runs;
  private final RunProgressFeed feed;
  private final Semaphore places = new Semaphore(MOST);
  private volatile boolean stopping;

  RunWaits(RunRecords runs, RunProgressFeed feed) {
    this.runs = runs;
    this.feed = feed;
  }

  /** A server that stops lets nobody wait. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    stopping = true;
  }

  /**
   * Waits until a run has ended.
   *
   * @param most longest wait; zero: none
   * @return whether it has ended; not waited for inside a transaction, whose changes no stage sees
   */
  boolean ended(TenantId tenant, UUID run, Duration most) {
    if (most.isZero()
        || TransactionSynchronizationManager.isActualTransactionActive()
        || !places.tryAcquire()) {
      return false;
    }
    Told told = new Told(run);
    feed.subscribe(told);
    try {
      long end = System.nanoTime() + most.toNanos();
      while (true) {
        if (hasEnded(tenant, run)) {
          return true;
        }
        long left = end - System.nanoTime();
        if (left <= 0 || stopping) {
          return false;
        }
        told.await(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      feed.unsubscribe(told);
      places.release();
    }
  }

  private boolean hasEnded(TenantId tenant, UUID run) {
    return runs.find(tenant, run).map(Run::status).filter(status -> !status.isOpen()).isPresent();
  }

  /** Wakes one request when its run told something. */
  private static final class Told implements RunProgressFeed.Listener {
    private final UUID run;
    private final Semaphore news = new Semaphore(0);

    Told(UUID run) {
      this.run = run;
    }

    @Override
    public void onNews(News told) {
      if (told.run().equals(run)) {
        news.release();
      }
    }

    @Override
    public void onGap() {
      news.release();
    }

    void await(long nanos) throws InterruptedException {
      if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        news.drainPermits();
      }
    }
  }
}
