package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String PROGRAM = SERVER.program(SERVER.main(), Role.ADMIN).clientId();
  private static final String ADMIN =
      SERVER.sign(TestServer.claims(SERVER.main(), "client", PROGRAM, Role.ADMIN).build());

  @Test
  void aRepeatGetsTheFirstAnswerAndDoesNothing() {
    String key = UUID.randomUUID().toString();

    Answer first = create(key, body(key));
    Answer again = create(key, body(key));

    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    String key = UUID.randomUUID().toString();
    create(key, body(key));

    Answer changed = create(key, body("other" + key));
    Answer elsewhere =
        SERVER
            .as(ADMIN, "POST", "/api/v1/clients")
            .header("Idempotency-Key", key)
            .json(body(key))
            .send();

    assertThat(changed.status()).isEqualTo(422);
    assertThat(changed.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(elsewhere.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    String key = UUID.randomUUID().toString();

    Answer refused = create(key, "{\"username\":\"NO\",\"roles\":[\"VIEWER\"]}");
    Answer corrected = create(key, body(key));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(corrected.status()).as("%s", corrected).isEqualTo(201);
  }

  @Test
  void ofManyAtTheSameTimeOneIsDone() throws Exception {
    String key = UUID.randomUUID().toString();
    Callable<Answer> request = () -> create(key, body(key));
    List<Answer> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(request)).toList();
      answers = new java.util.ArrayList<>();
      for (Future<Answer> answer : running) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
    assertThat(
            answers.stream()
                .filter(answer -> answer.status() == 201)
                .filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_IN_FLIGHT"));
  }

  @Test
  void whileTheFirstRunsTheSecondIsTold() {
    String key = UUID.randomUUID().toString();
    TenantTransactions transactions = SERVER.bean(TenantTransactions.class);
    JdbcClient client = SERVER.bean(JdbcClient.class);
    TenantId tenant = new TenantId(SERVER.main().tenantId());

    // as the first request does at its beginning
    Answer second =
        transactions.in(
            tenant,
            () -> {
              client
                  .sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                  .param(tenant + " client:" + PROGRAM + " " + key)
                  .query(String.class)
                  .optional();
              return create(key, body(key));
            });

    assertThat(second.status()).as("%s", second).isEqualTo(409);
    assertThat(second.code()).isEqualTo("IDEMPOTENCY_KEY_IN_FLIGHT");
  }

  @Test
  void aSecretIsNotKeptForRepeats() {
    String key = UUID.randomUUID().toString();
    String body = "{\"clientName\":\"once\",\"role\":\"VIEWER\"}";

    Answer first = client(key, body);
    Answer again = client(key, body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("clientSecret").asString()).hasSizeGreaterThan(40);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("DONE_ALREADY");
  }

  private static Answer client(String key, String body) {
    return SERVER
        .as(ADMIN, "POST", "/api/v1/clients")
        .header("Idempotency-Key", key)
        .json(body)
        .send();
  }

  private static Answer create(String key, String body) {
    return SERVER
        .as(ADMIN, "POST", "/api/v1/users")
        .header("Idempotency-Key", key)
        .json(body)
        .send();
  }

  private static String body(String name) {
    return "{\"username\":\"%s\",\"roles\":[\"VIEWER\"],\"password\":\"correct horse battery\"}"
        .formatted(name);
  }
}
