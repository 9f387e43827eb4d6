package io.heatscheduler.server.messaging;

import io.heatscheduler.server.messaging.Consumer.Effect;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One delivery of an event to a consumer, the same for every transport: work, effect and inbox row
 * in one transaction, retry or dead letter.
 */
public final class Handling {
  private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
  private static final int LONGEST_ERROR = 2_000;

  private final TenantTransactions transactions;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final RetryRule retries;
  private final Milestones milestones;

  /** Handling over a database. */
  public Handling(
      JdbcClient client,
      TenantTransactions transactions,
      DeadLetters deadLetters,
      RetryRule retries,
      Milestones milestones) {
    this.transactions = transactions;
    this.inbox = new Inbox(client, transactions);
    this.deadLetters = deadLetters;
    this.retries = retries;
    this.milestones = milestones;
  }

  /**
   * How a delivery ended; all but {@link Retry} and {@link HandedOver} mean that the transport is
   * done with it.
   */
  public sealed interface Result {
    /** The effect is committed, now or by an earlier delivery. */
    record Handled() implements Result {}

    /** It failed and is to be delivered again. */
    record Retry(Duration after) implements Result {}

    /** This process stops before it is through; it is to be delivered again as if it never was. */
    record HandedOver() implements Result {}

    /** It failed too often and is a dead letter. */
    record GivenUp() implements Result {}
  }

  /**
   * Handles a delivery.
   *
   * @param attempt from 1
   */
  public Result handle(Consumer consumer, Event event, int attempt) {
    if (attempt > retries.attempts()) { // every one before ended without a word: it kills processes
      return giveUp(consumer, event, attempt - 1, "no attempt came to an end");
    }
    try {
      if (!inbox.has(consumer.name(), event)) {
        Effect effect = consumer.handle(event);
        milestones.reached(consumer.name(), Milestones.Point.BEFORE_COMMIT);
        commit(consumer, event, effect);
      }
      milestones.reached(consumer.name(), Milestones.Point.BEFORE_ACK);
      return new Result.Handled();
    } catch (io.heatscheduler.server.messaging.HandedOver unfinished) {
      LOG.info("consumer {}: {}", consumer.name(), unfinished.getMessage());
      return new Result.HandedOver();
    } catch (RuntimeException failure) {
      LOG.warn(
          "consumer {} failed on event {} ({}), attempt {}",
          consumer.name(),
          event.id(),
          event.type(),
          attempt,
          failure);
      return retries.isLast(attempt)
          ? giveUp(consumer, event, attempt, describe(failure))
          : new Result.Retry(retries.pauseAfter(attempt));
    }
  }

  private void commit(Consumer consumer, Event event, Effect effect) {
    transactions.run(
        event.tenant(),
        () -> {
          if (inbox.accept(consumer.name(), event)) {
            effect.apply();
          }
        });
  }

  private Result giveUp(Consumer consumer, Event event, int attempts, String error) {
    transactions.run(
        event.tenant(),
        () -> {
          if (inbox.accept(consumer.name(), event)) {
            deadLetters.bury(consumer.name(), event, attempts, error);
            consumer.givenUp(event, error).apply();
          }
        });
    return new Result.GivenUp();
  }

  private static String describe(RuntimeException failure) {
    String text = failure.toString();
    return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }
}
