package io.heatscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Program;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LiveUpdatesTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String API = SERVER.server().apiAddress();
  private static final String PASSWORD = "correct horse battery";

  private final Tenant tenant =
      SERVER.bean(TenantDirectory.class).create("test", "t-" + UUID.randomUUID(), "Works");
  private final List<TestSocket> opened = new ArrayList<>();

  @AfterEach
  void closeAll() {
    opened.forEach(TestSocket::close);
  }

  private TestSocket viewer() {
    return as(SERVER.token(tenant, Role.VIEWER));
  }

  private TestSocket as(String token) {
    return kept(TestSocket.as(token, API));
  }

  private TestSocket kept(TestSocket socket) {
    opened.add(socket);
    return socket;
  }

  private static LivePlant plantOf(Tenant tenant) {
    return new LivePlant(
        new TenantId(tenant.tenantId()),
        SERVER.bean(TenantTransactions.class),
        SERVER.bean(JdbcClient.class));
  }

  private static String type(JsonNode message) {
    return message.path("type").asString("");
  }

  private static void assertError(JsonNode message, String code) {
    assertThat(type(message)).as("%s", message).isEqualTo("error");
    assertThat(message.path("code").asString("")).isEqualTo(code);
    assertThat(message.path("fix").asString("")).isNotEmpty();
  }

  // who gets in

  @Test
  void aBrowserShowsItsTokenAsTheFirstMessage() {
    TestSocket socket = kept(TestSocket.open(API + "/ws"));
    socket.send("{\"type\":\"subscribe\",\"topics\":[\"alerts\"]}");
    assertError(socket.next(), "UNAUTHENTICATED");

    socket.send(
        "{\"type\":\"authenticate\",\"token\":\"%s\"}"
            .formatted(SERVER.token(tenant, Role.VIEWER)));

    JsonNode answer = socket.next();
    assertThat(type(answer)).isEqualTo("authenticated");
    assertThat(answer.path("tokenEnds").asString("")).startsWith("20");
    socket.subscribe("alerts");
  }

  @Test
  void whoShowsNoTokenInTimeIsCutOff() {
    assertThat(kept(TestSocket.open(API + "/ws")).closeCode()).isEqualTo(1008);
  }

  @Test
  void whoShowsAWrongTokenIsCutOff() {
    TestSocket socket = kept(TestSocket.open(API + "/ws"));
    socket.send("{\"type\":\"authenticate\",\"token\":\"wrong\"}");

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void aTokenInTheAddressIsRefusedAndAWrongOneInTheHeaderToo() {
    String token = SERVER.token(tenant, Role.VIEWER);

    assertThat(TestSocket.refusal(API + "/ws?access_token=" + token)).isEqualTo(400);
    assertThat(TestSocket.refusal(API + "/ws", "Authorization", "Bearer x" + token)).isEqualTo(401);
    assertThat(TestSocket.refusal(API + "/ws", "Authorization", "Basic abc")).isEqualTo(401);
  }

  @Test
  void aPageOfAForeignOriginIsRefused() {
    assertThat(TestSocket.refusal(API + "/ws", "Origin", "https://evil.example")).isEqualTo(403);
    assertThat(TestSocket.refusal(API + "/ws", "Origin", "null")).isEqualTo(403);
    assertThat(TestSocket.refusal(API + "/ws", "Origin", TestServer.ISSUER)).isEqualTo(101);
  }

  @Test
  void aClientHasTwentyConnectionsAndNotOneMore() {
    String token = SERVER.token(tenant, Role.VIEWER);
    List<TestSocket> twenty = IntStream.range(0, 20).mapToObj(i -> as(token)).toList();

    TestSocket oneMore = kept(TestSocket.open(API + "/ws", "Authorization", "Bearer " + token));
    assertThat(oneMore.closeCode()).isEqualTo(1013);
    as(SERVER.token(tenant, Role.VIEWER)); // others are not held up

    twenty.getFirst().close();
    TestSocket.eventually(
        () ->
            assertThat(
                    kept(TestSocket.open(API + "/ws", "Authorization", "Bearer " + token))
                        .isWelcome())
                .isTrue());
  }

  // what is told

  @Test
  void aClientIsToldWhatItSubscribedToAndNothingElse() {
    LivePlant plant = plantOf(tenant);
    TestSocket socket = viewer();
    socket.subscribe("runs/" + plant.run, "prices/" + plant.tariff);

    plant.alert("not subscribed to");
    plant.jobs(3);
    plant.progress(1);
    plant.tariff();

    JsonNode progress = socket.next();
    assertThat(progress.path("event").asString("")).isEqualTo("run.progress");
    assertThat(progress.path("topics").get(0).asString("")).isEqualTo("runs/" + plant.run);
    assertThat(progress.path("data").path("runId").asString("")).isEqualTo(plant.run.toString());
    assertThat(progress.path("data").path("details").path("work_units").asInt()).isEqualTo(7);
    JsonNode prices = socket.next();
    assertThat(prices.path("event").asString("")).isEqualTo("tariff.changed");
    assertThat(prices.path("id").asLong()).isGreaterThan(progress.path("id").asLong());
    socket.hasNothingMore();
  }

  @Test
  void allSchedulesAreOneTopicAndAnEventUnderTwoTopicsComesOnce() {
    LivePlant plant = plantOf(tenant);
    TestSocket socket = viewer();
    socket.subscribe("schedules", "schedules/" + plant.schedule, "runs/" + plant.run);

    plant.status("RUNNING");
    plant.jobs(1);

    assertThat(socket.next(2))
        .extracting(event -> event.path("event").asString(""))
        .containsExactly("run.changed", "schedule.jobs.changed");
    socket.hasNothingMore();
  }

  @Test
  void whatIsUnsubscribedFromIsToldNoMore() {
    LivePlant plant = plantOf(tenant);
    TestSocket socket = viewer();
    socket.subscribe("alerts", "schedules");

    socket.send("{\"type\":\"unsubscribe\",\"topics\":[\"alerts\"]}");
    assertThat(type(socket.next())).isEqualTo("unsubscribed");
    plant.alert("nobody listens");
    plant.status("RUNNING");

    assertThat(socket.next().path("event").asString("")).isEqualTo("run.changed");
    socket.hasNothingMore();
  }

  @Test
  void whatAnotherTenantDoesIsNotToldAndItsThingsAreUnknown() {
    LivePlant foreign = plantOf(SERVER.acme());
    LivePlant own = plantOf(tenant);
    TestSocket socket = viewer();
    socket.subscribe("alerts", "schedules");

    for (String topic :
        List.of(
            "runs/" + foreign.run, "schedules/" + foreign.schedule, "prices/" + foreign.tariff)) {
      JsonNode foreignAnswer = refusalOf(socket, topic);
      JsonNode unknownAnswer = refusalOf(socket, topic.replaceAll("[0-9a-f]{4}$", "0000"));
      assertError(foreignAnswer, "TOPIC_UNKNOWN");
      assertThat(foreignAnswer.path("message").asString("").replaceAll("[0-9a-f]{4}\\.$", ""))
          .isEqualTo(unknownAnswer.path("message").asString("").replaceAll("[0-9a-f]{4}\\.$", ""));
    }
    foreign.alert("secret");
    foreign.progress(1);
    foreign.status("RUNNING");
    own.alert("mine");

    assertThat(socket.next().path("data").path("message").asString("")).isEqualTo("mine");
    socket.hasNothingMore();
  }

  private static JsonNode refusalOf(TestSocket socket, String topic) {
    socket.send("{\"type\":\"subscribe\",\"topics\":[\"%s\"]}".formatted(topic));
    return socket.next();
  }

  // coming back

  @Test
  void whoComesBackGetsWhatItMissedOnceAndInOrder() {
    LivePlant plant = plantOf(tenant);
    TestSocket before = viewer();
    before.subscribe("alerts");
    plant.alert("seen");
    long seen = before.next().path("id").asLong();
    before.close();
    for (int i = 1; i <= 5; i++) {
      plant.alert("missed " + i);
      plant.progress(i); // of no interest
    }

    TestSocket after = viewer();
    after.subscribeAfter(seen, "alerts");
    assertThat(after.next(5))
        .extracting(event -> event.path("data").path("message").asString(""))
        .containsExactly("missed 1", "missed 2", "missed 3", "missed 4", "missed 5");
    JsonNode subscribed = after.next();
    assertThat(type(subscribed)).isEqualTo("subscribed");
    assertThat(subscribed.path("lastEventId").asLong()).isEqualTo(seen + 10);
    plant.alert("new");
    assertThat(after.next().path("id").asLong()).isEqualTo(seen + 11);
    after.hasNothingMore();
  }

  @Test
  void aTopicAddedLaterBringsNothingASecondTime() {
    LivePlant plant = plantOf(tenant);
    TestSocket socket = viewer();
    long begin = socket.subscribe("schedules").path("lastEventId").asLong();
    plant.status("RUNNING"); // under both topics
    plant.progress(1); // under the run's only
    assertThat(socket.next().path("event").asString("")).isEqualTo("run.changed");

    socket.subscribeAfter(begin, "runs/" + plant.run);

    assertThat(socket.next().path("event").asString("")).isEqualTo("run.progress");
    assertThat(type(socket.next())).isEqualTo("subscribed");
    socket.hasNothingMore();
  }

  @Test
  void whoseLastEventIsTooOldIsToldToReadEverythingAgain() {
    LivePlant plant = plantOf(tenant);
    TestSocket socket = viewer();
    long last = socket.subscribe("schedules").path("lastEventId").asLong();
    plant.alert("kept");
    SERVER.bean(LiveEvents.class).remove(Duration.ZERO);

    socket.subscribeAfter(last, "alerts");
    JsonNode resync = socket.next();
    assertThat(type(resync)).isEqualTo("resync");
    assertThat(resync.path("topics").get(0).asString("")).isEqualTo("alerts");
    assertThat(resync.path("lastEventId").asLong()).isEqualTo(last + 1);
    plant.alert("told from now on");
    assertThat(socket.next().path("id").asLong()).isEqualTo(last + 2);
  }

  @Test
  void aNumberFromTheFutureIsAnsweredLikeOneThatIsTooOld() {
    TestSocket socket = viewer();

    socket.subscribeAfter(1_000_000, "alerts");

    assertThat(type(socket.next())).isEqualTo("resync");
  }

  @Test
  void whoMissedMoreThanAThousandEventsIsToldToReadEverythingAgain() {
    LivePlant plant = plantOf(tenant);
    TestSocket socket = viewer();
    long last = socket.subscribe("schedules").path("lastEventId").asLong();
    plant.in(() -> IntStream.rangeClosed(1, 1001).forEach(plant::progress));

    socket.subscribeAfter(last, "runs/" + plant.run);

    assertThat(type(socket.next())).isEqualTo("resync");
  }

  @Test
  void clientsThatComeAndGoWhileMuchHappensMissNothingAndGetNothingTwice() {
    LivePlant plant = plantOf(tenant);
    TestSocket first = viewer();
    long seen = first.subscribe("alerts").path("lastEventId").asLong();
    first.close();
    Thread writer =
        Thread.ofVirtual()
            .start(() -> IntStream.range(0, 300).forEach(i -> plant.alert("alert " + i)));
    List<Long> got = new ArrayList<>();
    long begin = seen;
    while (got.size() < 300) {
      TestSocket socket = viewer();
      socket.subscribeAfter(seen, "alerts");
      int most = Math.min(37, 300 - got.size());
      for (int i = 0; i < most; ) {
        JsonNode message = socket.next();
        if (type(message).equals("event")) {
          seen = message.path("id").asLong();
          got.add(seen);
          i++;
        }
      }
      socket.close();
    }

    assertThat(writer.isAlive()).isFalse();
    assertThat(got)
        .containsExactlyElementsOf(LongStream.rangeClosed(begin + 1, begin + 300).boxed().toList());
  }

  // bad input

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json                                            | JSON_SYNTAX",
        "{\"type\":\"ping\",}                                | JSON_SYNTAX",
        "{\"type\":\"ping\",\"type\":\"ping\"}               | JSON_SYNTAX",
        "{\"type\":\"ping\"} {}                              | JSON_SYNTAX",
        "[]                                                  | MESSAGE_INVALID",
        "{}                                                  | MESSAGE_TYPE_UNKNOWN",
        "{\"type\":\"publish\",\"topics\":[\"alerts\"]}      | MESSAGE_TYPE_UNKNOWN",
        "{\"type\":7}                                        | MESSAGE_TYPE_UNKNOWN",
        "{\"type\":\"subscribe\"}                            | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":\"alerts\"}      | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":[]}              | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":[null]}          | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":[\"alerts\"],\"lastEventId\":-1} | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":[\"alerts\"],\"lastEventId\":1e999} | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":[\"alerts\"],\"tenant\":\"acme\"} | MESSAGE_INVALID",
        "{\"type\":\"authenticate\"}                         | MESSAGE_INVALID",
        "{\"type\":\"subscribe\",\"topics\":[\"everything\"]} | TOPIC_UNKNOWN",
        "{\"type\":\"subscribe\",\"topics\":[\"runs/1\"]}    | TOPIC_UNKNOWN",
        "{\"type\":\"subscribe\",\"topics\":[\"runs/*\"]}    | TOPIC_UNKNOWN",
      })
  void aMessageThatIsWrongIsAnsweredAndTheConnectionStaysOpen(String message, String code) {
    TestSocket socket = viewer();

    socket.send(message);

    assertError(socket.next(), code);
    socket.subscribe("alerts");
  }

  @Test
  void whoSendsOneWrongMessageAfterTheOtherIsCutOff() {
    TestSocket socket = viewer();
    for (int i = 0; i < 11; i++) {
      socket.send("nonsense");
    }

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void aFrameOf64KbIsReadAndOneByteMoreClosesTheConnection() {
    String message = "{\"type\":\"ping\"}";
    TestSocket socket = viewer();
    socket.send(message + " ".repeat(64 * 1024 - message.length()));
    assertThat(type(socket.next())).isEqualTo("pong");

    socket.send(message + " ".repeat(64 * 1024 - message.length() + 1));

    assertThat(socket.closeCode()).isEqualTo(1009);
  }

  @Test
  void aMessageOfManyPartsIsNoWayAroundTheLimit() {
    TestSocket socket = viewer();
    for (int i = 0; i < 9 && socket.isOpen(); i++) {
      try {
        socket.raw().sendText("é".repeat(4 * 1024), false).join(); // 8 KB each
      } catch (java.util.concurrent.CompletionException closedMeanwhile) {
        break;
      }
    }

    assertThat(socket.closeCode()).isEqualTo(1009);
  }

  @Test
  void aHundredMessagesAMinuteAreAnsweredAndOneMoreClosesTheConnection() {
    TestSocket socket = viewer();
    for (int i = 0; i < 100; i++) {
      socket.send("{\"type\":\"ping\"}");
    }
    assertThat(socket.next(100)).allSatisfy(answer -> assertThat(type(answer)).isEqualTo("pong"));

    socket.send("{\"type\":\"ping\"}");

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void bytesInsteadOfTextCloseTheConnection() {
    TestSocket socket = viewer();

    socket.raw().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();

    assertThat(socket.closeCode()).isEqualTo(1003);
  }

  // the end of a token

  @Test
  void aConnectionEndsWithItsToken() {
    String client = SERVER.program(tenant, Role.VIEWER).clientId();
    TestSocket socket =
        as(
            SERVER.sign(
                TestServer.claims(tenant, "client", client, Role.VIEWER)
                    .expirationTime(java.util.Date.from(java.time.Instant.now().plusSeconds(2)))
                    .build()));

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void aNewerTokenOfTheSameClientKeepsTheConnectionAndOneOfAnotherEndsIt() {
    String client = SERVER.program(tenant, Role.VIEWER).clientId();
    TestSocket socket =
        as(
            SERVER.sign(
                TestServer.claims(tenant, "client", client, Role.VIEWER)
                    .expirationTime(java.util.Date.from(java.time.Instant.now().plusSeconds(60)))
                    .build()));
    String newer = SERVER.sign(TestServer.claims(tenant, "client", client, Role.VIEWER).build());
    socket.send("{\"type\":\"authenticate\",\"token\":\"%s\"}".formatted(newer));
    JsonNode answer = socket.next();
    assertThat(type(answer)).isEqualTo("authenticated");
    assertThat(java.time.Instant.parse(answer.path("tokenEnds").asString("")))
        .isAfter(java.time.Instant.now().plusSeconds(1800));

    socket.send(
        "{\"type\":\"authenticate\",\"token\":\"%s\"}"
            .formatted(SERVER.token(tenant, Role.VIEWER)));

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void loggingOutEndsTheConnection() {
    String token = SERVER.token(tenant, Role.VIEWER);
    TestSocket socket = as(token);

    assertThat(SERVER.as(token, "POST", "/api/v1/me/logout").send().status()).isEqualTo(204);

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void closingAnAccountEndsItsConnections() {
    User user = SERVER.user(tenant, PASSWORD, Role.VIEWER);
    TestSocket socket = as(SERVER.token(tenant, user));
    TestSocket bystander = viewer();

    SERVER
        .bean(UserDirectory.class)
        .change(
            new TenantId(tenant.tenantId()),
            "test",
            user.userId(),
            "*",
            new User.Change(null, null, null, false));

    assertThat(socket.closeCode()).isEqualTo(1008);
    bystander.hasNothingMore();
  }

  // slow readers

  @Test
  void whoReadsNothingIsCutOffAndHoldsUpNobody() throws Exception {
    LivePlant plant = plantOf(tenant);
    TestSocket reader = viewer();
    reader.subscribe("alerts");
    Program program = SERVER.program(tenant, Role.VIEWER);
    String token =
        SERVER.sign(TestServer.claims(tenant, "client", program.clientId(), Role.VIEWER).build());
    try (SilentSocket silent = SilentSocket.open(API, token)) {
      silent.send("{\"type\":\"subscribe\",\"topics\":[\"alerts\"]}");
      TestSocket.eventually(() -> assertThat(isOpen(program)).isTrue());
      for (int told = 0; isOpen(program) && told < 60_000; told += 500) {
        plant.alerts(500, "x".repeat(6_000));
        reader.next(500);
      }

      assertThat(isOpen(program)).isFalse();
      silent.readToTheEnd();
      reader.hasNothingMore();
    }
  }

  private static boolean isOpen(Program program) {
    return SERVER.bean(Connections.class).all().stream()
        .filter(connection -> !connection.isClosed())
        .map(Connection::client)
        .anyMatch(client -> client != null && client.caller().id().equals(program.clientId()));
  }
}
