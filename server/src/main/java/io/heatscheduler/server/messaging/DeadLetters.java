package io.heatscheduler.server.messaging;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events given up after repeated failures, for a person to replay or discard. */
public final class DeadLetters {
  /** Type of the event that an event was given up. */
  public static final String BURIED = "dead.letter";

  /** Type of the event that a dead letter was replayed or discarded. */
  public static final String SETTLED = "dead.letter.settled";

  private static final String SUBJECT = "dead-letter";
  private static final String FILTERS =
      """
      WHERE (:status::text IS NULL OR status = :status)
        AND (:consumer::text IS NULL OR consumer = :consumer)
      """;
  private static final Map<String, String> SORT =
      Map.of("failedAt", "failed_at", "consumer", "consumer");

  private final JdbcClient client;
  private final TenantTransactions transactions;
  private final Outbox outbox;

  /** The dead letters of a database. */
  public DeadLetters(JdbcClient client, TenantTransactions transactions, Outbox outbox) {
    this.client = client;
    this.transactions = transactions;
    this.outbox = outbox;
  }

  /**
   * One dead letter.
   *
   * @param id of the letter
   * @param event given up
   * @param consumer that failed
   * @param type of the event
   * @param attempts made
   * @param error of the last one
   * @param failedAt when it was given up
   * @param status OPEN, REPLAYED or DISCARDED
   * @param settledBy who replayed or discarded it; null while open
   */
  public record DeadLetter(
      UUID id,
      UUID event,
      String consumer,
      String type,
      int attempts,
      String error,
      Instant failedAt,
      String status,
      @Nullable String settledBy) {}

  /** Adds a letter in the tenant's transaction, and an event that says so. */
  void bury(String consumer, Event event, int attempts, String error) {
    UUID letter = UUID.randomUUID();
    client
        .sql(
            """
            INSERT INTO dead_letters
              (dead_letter_id, event_id, consumer, event_type, payload, attempts, error)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?)\
            """)
        .params(
            letter,
            event.id(),
            consumer,
            event.type(),
            event.payload(),
            attempts,
            error.replace("\0", ""))
        .update();
    if (!event.type().equals(BURIED)) { // whoever fails on that cannot be told of it
      outbox.add(Event.of(event.tenant(), BURIED, SUBJECT, letter));
    }
  }

  /** A page of a tenant's letters; filters: status, consumer. */
  public Page<DeadLetter> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<DeadLetter> found =
              filtered(
                      "SELECT * FROM dead_letters "
                          + FILTERS
                          + "ORDER BY %s LIMIT :size OFFSET :offset"
                              .formatted(query.orderBy(SORT, "dead_letter_id")),
                      query)
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query(DeadLetters::letter)
                  .list();
          long total =
              filtered("SELECT count(*) FROM dead_letters " + FILTERS, query)
                  .query(Long.class)
                  .single();
          return Page.of(query, found, total);
        });
  }

  private JdbcClient.StatementSpec filtered(String sql, ListQuery query) {
    return client
        .sql(sql)
        .param("status", query.filter("status").orElse(null))
        .param("consumer", query.filter("consumer").orElse(null));
  }

  /** A letter; empty if the tenant has none with this id. */
  public Optional<DeadLetter> find(TenantId tenant, UUID letter) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT * FROM dead_letters WHERE dead_letter_id = ?")
                .param(letter)
                .query(DeadLetters::letter)
                .optional());
  }

  /** A tenant's letters, the newest first. */
  public List<DeadLetter> list(TenantId tenant) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT * FROM dead_letters ORDER BY failed_at DESC, dead_letter_id")
                .query(DeadLetters::letter)
                .list());
  }

  /**
   * Delivers an event again to the consumer that failed.
   *
   * @param by who asks
   * @return false if the tenant has no such open letter
   */
  public boolean replay(TenantId tenant, UUID letter, String by) {
    return transactions.in(
        tenant,
        () -> {
          if (!settle(tenant, letter, "REPLAYED", by)) {
            return false;
          }
          DeadLetter settled = find(tenant, letter).orElseThrow();
          outbox.add(outbox.find(tenant, settled.event()).orElseThrow().again(settled.consumer()));
          return true;
        });
  }

  /**
   * Lets a letter rest for good.
   *
   * @param by who asks
   * @return false if the tenant has no such open letter
   */
  public boolean discard(TenantId tenant, UUID letter, String by) {
    return transactions.in(tenant, () -> settle(tenant, letter, "DISCARDED", by));
  }

  private boolean settle(TenantId tenant, UUID letter, String status, String by) {
    boolean settled =
        client
                .sql(
                    "UPDATE dead_letters SET status = ?, settled_at = now(), settled_by = ?,"
                        + " version = version + 1 WHERE dead_letter_id = ? AND status = 'OPEN'")
                .params(status, by, letter)
                .update()
            == 1;
    if (settled) {
      outbox.add(Event.of(tenant, SETTLED, SUBJECT, letter));
    }
    return settled;
  }

  private static DeadLetter letter(ResultSet row, int number) throws SQLException {
    return new DeadLetter(
        Objects.requireNonNull(row.getObject("dead_letter_id", UUID.class)),
        Objects.requireNonNull(row.getObject("event_id", UUID.class)),
        Objects.requireNonNull(row.getString("consumer")),
        Objects.requireNonNull(row.getString("event_type")),
        row.getInt("attempts"),
        Objects.requireNonNull(row.getString("error")),
        Objects.requireNonNull(row.getObject("failed_at", OffsetDateTime.class)).toInstant(),
        Objects.requireNonNull(row.getString("status")),
        row.getString("settled_by"));
  }
}
