package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.Topics;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadLettersTest {
  private static final String CONSUMER = "schedule-intake";
  private static final TestServer SERVER = TestServer.get();
  private static final Tenant US = SERVER.main();
  private static final TenantId TENANT = new TenantId(US.tenantId());
  private static final String ADMIN = SERVER.token(US, Role.ADMIN);

  private final JdbcClient client = SERVER.bean(JdbcClient.class);
  private final TenantTransactions transactions = SERVER.bean(TenantTransactions.class);

  /** A letter about a run that is no more. */
  private UUID letter() {
    Event event = Event.of(TENANT, Topics.REQUESTED, "run", UUID.randomUUID());
    UUID letter = UUID.randomUUID();
    transactions.run(
        TENANT,
        () -> {
          SERVER.bean(Outbox.class).add(event);
          client
              .sql(
                  """
                  INSERT INTO dead_letters
                    (dead_letter_id, event_id, consumer, event_type, payload, attempts, error)
                  VALUES (?, ?, ?, ?, '{}', 5, 'it failed')
                  """)
              .params(letter, event.id(), CONSUMER, event.type())
              .update();
        });
    return letter;
  }

  private static Answer send(String method, String path) {
    return SERVER.as(ADMIN, method, "/api/v1/dead-letters" + path).send();
  }

  @Test
  void aLetterIsShownAndListed() {
    UUID letter = letter();

    Answer shown = send("GET", "/" + letter);
    Answer listed = send("GET", "?status=OPEN&size=200&consumer=" + CONSUMER);

    assertThat(shown.status()).as("%s", shown).isEqualTo(200);
    assertThat(shown.json().path("error").asString()).isEqualTo("it failed");
    assertThat(listed.text()).contains(letter.toString());
    assertThat(send("GET", "?status=REPLAYED&size=200").text()).doesNotContain(letter.toString());
  }

  @Test
  void aReplayDeliversTheEventAgainOnce() {
    UUID letter = letter();

    Answer replayed = send("POST", "/" + letter + "/replay");
    Answer again = send("POST", "/" + letter + "/replay");

    assertThat(replayed.status()).as("%s", replayed).isEqualTo(200);
    assertThat(replayed.json().path("status").asString()).isEqualTo("REPLAYED");
    assertThat(again.status()).isEqualTo(409);
    UUID event = UUID.fromString(replayed.json().path("event").asString());
    await().atMost(Duration.ofMinutes(1)).until(() -> deliveries(event) == 2);
  }

  /** How often the consumer was given what the event tells of. */
  private int deliveries(UUID event) {
    return transactions.in(
        TENANT,
        () ->
            client
                .sql(
                    "SELECT count(*) FROM inbox JOIN outbox USING (event_id) WHERE inbox.consumer ="
                        + " ? AND subject_id = (SELECT subject_id FROM outbox WHERE event_id = ?)")
                .params(CONSUMER, event)
                .query(Integer.class)
                .single());
  }

  @Test
  void aDiscardedLetterIsNotReplayed() {
    UUID letter = letter();

    assertThat(send("POST", "/" + letter + "/discard").json().path("status").asString())
        .isEqualTo("DISCARDED");
    assertThat(send("POST", "/" + letter + "/replay").code()).isEqualTo("ALREADY_SETTLED");
  }

  @Test
  void whatWasDoneIsInTheAuditLog() {
    UUID letter = letter();
    send("POST", "/" + letter + "/replay");

    assertThat(
            SERVER
                .as(ADMIN, "GET", "/api/v1/audit?objectId=" + letter)
                .send()
                .json()
                .at("/items/0/action")
                .asString())
        .isEqualTo("dead-letter.replay");
  }
}
