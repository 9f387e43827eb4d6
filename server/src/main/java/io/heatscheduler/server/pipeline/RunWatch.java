package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the database twice a second what a search has, and the search whether somebody cancelled
 * it.
 */
final class RunWatch implements PipelineListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
  private static final long EVERY_MILLIS = 500;

  private final RunRecords runs;
  private final Run run;
  private final Cancellation cancellation;
  private final AtomicReference<@Nullable Progress> news = new AtomicReference<>();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("run-watch").unstarted(work));

  private final ScheduledFuture<?> ticking;

  RunWatch(RunRecords runs, Run run, Cancellation cancellation) {
    this.runs = runs;
    this.run = run;
    this.cancellation = cancellation;
    this.ticking = ticks.scheduleWithFixedDelay(this::tick, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onProgress(Progress progress) {
    news.set(progress);
  }

  private void tick() {
    try {
      if (runs.find(run.tenant(), run.id()).filter(found -> !found.cancelRequested()).isEmpty()) {
        cancellation.cancel();
      }
      Progress latest = news.getAndSet(null);
      if (latest != null) {
        runs.progress(
            run.tenant(), run.id(), Topics.INPUTS_READY, "search.progress", details(latest));
      }
    } catch (RuntimeException later) {
      LOG.warn("run {}: progress could not be told", run.id(), later);
    }
  }

  private static Map<String, Object> details(Progress progress) {
    Map<String, Object> details = new HashMap<>();
    details.put("work_units", progress.workUnits());
    if (progress.incumbent() != null) {
      details.put("incumbent", progress.incumbent().toPlainString());
    }
    if (progress.bound() != null) {
      details.put("bound", progress.bound().toPlainString());
    }
    return details;
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticks.close(); // waits for the tick in progress
    tick();
  }
}
