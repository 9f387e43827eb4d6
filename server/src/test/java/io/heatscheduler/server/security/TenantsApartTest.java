package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Program;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one tenant can learn of another over HTTP: nothing. */
class TenantsApartTest {
  private static final TestServer SERVER = TestServer.get();
  private static final User THEIRS =
      SERVER.user(SERVER.acme(), "correct horse battery", Role.PLANNER);
  private static final Program THEIR_PROGRAM = SERVER.program(SERVER.acme(), Role.PLANNER);
  private static final String OUR_ADMIN = SERVER.token(SERVER.main(), Role.ADMIN);
  private static final String THEIR_ADMIN = SERVER.token(SERVER.acme(), Role.ADMIN);

  static Stream<Arguments> idsOfTheirs() {
    String nobody = UUID.randomUUID().toString();
    String id = THEIRS.userId().toString();
    return Stream.of(
        Arguments.of("GET", "/api/v1/users/%s", id, nobody, null),
        Arguments.of("PATCH", "/api/v1/users/%s", id, nobody, "{\"active\":false}"),
        Arguments.of("POST", "/api/v1/users/%s/password", id, nobody, null),
        Arguments.of(
            "DELETE", "/api/v1/clients/%s", THEIR_PROGRAM.clientId(), "client-" + nobody, null));
  }

  @ParameterizedTest
  @MethodSource("idsOfTheirs")
  void anotherTenantsThingIsAnsweredLikeOneThatDoesNotExist(
      String method, String path, String theirs, String missing, String body) {
    Answer ofTheirs = call(method, path.formatted(theirs), body);
    Answer ofNothing = call(method, path.formatted(missing), body);

    assertThat(ofTheirs.status()).as("%s", ofTheirs).isEqualTo(404);
    assertThat(withoutTrace(ofTheirs)).isEqualTo(withoutTrace(ofNothing));
    assertThat(SERVER.as(THEIR_ADMIN, "GET", "/api/v1/users/" + THEIRS.userId()).send().status())
        .isEqualTo(200);
  }

  @Test
  void listsShowTheCallersTenantOnly() {
    assertThat(SERVER.as(OUR_ADMIN, "GET", "/api/v1/users?size=200").send().text())
        .doesNotContain(THEIRS.username());
    assertThat(SERVER.as(OUR_ADMIN, "GET", "/api/v1/clients?size=200").send().text())
        .doesNotContain(THEIR_PROGRAM.clientId());
    assertThat(SERVER.as(OUR_ADMIN, "GET", "/api/v1/audit?size=200").send().text())
        .doesNotContain(THEIRS.userId().toString());
    assertThat(SERVER.as(THEIR_ADMIN, "GET", "/api/v1/users?size=200").send().text())
        .contains(THEIRS.username());
  }

  @Test
  void aHeaderThatNamesATenantChangesNothing() {
    Answer answer =
        SERVER
            .as(OUR_ADMIN, "GET", "/api/v1/me")
            .header("X-Tenant-ID", SERVER.acme().tenantId().toString())
            .send();

    assertThat(answer.json().path("tenantKey").asString()).isEqualTo("main");
  }

  @Test
  void aTenantInTheBodyIsRefused() {
    Answer answer =
        SERVER
            .as(OUR_ADMIN, "POST", "/api/v1/users")
            .json(
                """
                {"username":"mass","roles":["VIEWER"],"tenantId":"%s"}\
                """
                    .formatted(SERVER.acme().tenantId()))
            .send();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("FIELD_UNKNOWN");
    assertThat(answer.json().path("findings").get(0).path("location").path("pointer").asString())
        .isEqualTo("/tenantId");
  }

  @Test
  void anIdempotencyKeyOfAnotherTenantIsAnotherKey() {
    String key = UUID.randomUUID().toString();
    String name = "k" + key;
    String body =
        "{\"username\":\"%s\",\"roles\":[\"VIEWER\"],\"password\":\"correct horse battery\"}"
            .formatted(name);

    Answer ours =
        SERVER
            .as(OUR_ADMIN, "POST", "/api/v1/users")
            .header("Idempotency-Key", key)
            .json(body)
            .send();
    Answer theirs =
        SERVER
            .as(THEIR_ADMIN, "POST", "/api/v1/users")
            .header("Idempotency-Key", key)
            .json(body)
            .send();

    assertThat(ours.status()).as("%s", ours).isEqualTo(201);
    assertThat(theirs.status()).as("%s", theirs).isEqualTo(201);
    assertThat(theirs.header("Idempotency-Replayed")).isEmpty();
    assertThat(theirs.json().at("/user/userId")).isNotEqualTo(ours.json().at("/user/userId"));
  }

  @Test
  void anAdminOfAnotherTenantDoesNotLookAfterTenants() {
    assertThat(
            SERVER
                .as(THEIR_ADMIN, "GET", "/api/v1/tenants/" + SERVER.acme().tenantId())
                .send()
                .status())
        .isEqualTo(403);
  }

  private static Answer call(String method, String path, String body) {
    TestServer.Call call = SERVER.as(OUR_ADMIN, method, path);
    return body == null ? call.send() : call.header("If-Match", "*").json(body).send();
  }

  private static String withoutTrace(Answer answer) {
    return answer.status() + answer.text().replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "");
  }
}
