package io.heatscheduler.server.runs;

import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.web.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Answers that are computed while somebody waits: few at a time, one for each tenant, and each ends
 * with what it has when its time is over.
 */
@Component
class Questions implements ApplicationListener<ContextClosedEvent>, DisposableBean {
  /** Longest computation of an answer. */
  static final Duration LONGEST = Duration.ofSeconds(25);

  private static final Duration WHEN_FULL = Duration.ofSeconds(5);

  private final Semaphore places;
  private final Set<TenantId> asking = ConcurrentHashMap.newKeySet();
  private final Set<Cancellation> computing = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("question-ends").unstarted(work));

  Questions(RunProperties limits) {
    this.places = new Semaphore(limits.maxQuestions());
  }

  /**
   * Computes an answer on this thread.
   *
   * @param answer ends early, with what it has, when it is cancelled
   * @throws Problem 429 while the tenant asks something else, 503 while all places are taken
   */
  <T> T ask(TenantId tenant, Function<Cancellation, T> answer) {
    if (!asking.add(tenant)) {
      throw Problem.tooMany(
          "QUESTION_IN_PROGRESS",
          "Another question of your tenant is being computed. Ask again when it is answered.",
          WHEN_FULL);
    }
    try {
      if (!places.tryAcquire()) {
        throw Problem.busy(
            "TOO_MANY_QUESTIONS",
            "This server computes as many answers as it can at a time. Ask again.",
            WHEN_FULL);
      }
      try {
        return bounded(answer);
      } finally {
        places.release();
      }
    } finally {
      asking.remove(tenant);
    }
  }

  private <T> T bounded(Function<Cancellation, T> answer) {
    Cancellation cancellation = new Cancellation();
    computing.add(cancellation);
    ScheduledFuture<?> end =
        ends.schedule(cancellation::cancel, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answer.apply(cancellation);
    } finally {
      end.cancel(false);
      computing.remove(cancellation);
    }
  }

  /** A server that stops answers with what it has. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    computing.forEach(Cancellation::cancel);
  }

  @Override
  public void destroy() {
    ends.close();
  }
}
