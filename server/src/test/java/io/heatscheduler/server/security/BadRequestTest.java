package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.security.TestServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong request is answered by one shape that says what is wrong. */
class BadRequestTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String ADMIN = SERVER.token(SERVER.main(), Role.ADMIN);

  @ParameterizedTest
  @CsvSource({
    "size=-1, PARAMETER_INVALID, size",
    "size=0, PARAMETER_INVALID, size",
    "size=1000000000, PARAMETER_INVALID, size",
    "size=99999999999999999999, PARAMETER_INVALID, size",
    "size=ten, PARAMETER_INVALID, size",
    "page=0, PARAMETER_INVALID, page",
    "sort=password_hash, PARAMETER_INVALID, sort",
    "sort=username;DROP TABLE users, PARAMETER_INVALID, sort",
    "sort=username%2Cusername, PARAMETER_INVALID, sort",
    "sort=, PARAMETER_INVALID, sort",
    "role=ROOT, PARAMETER_INVALID, role",
    "active=maybe, PARAMETER_INVALID, active",
    "size=5&size=6, PARAMETER_REPEATED, size",
    "tenant=acme, PARAMETER_UNKNOWN, tenant",
  })
  void aWrongParameterIsNamed(String query, String code, String parameter) {
    Answer answer = SERVER.as(ADMIN, "GET", "/api/v1/users?" + query.replace(" ", "%20")).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertProblem(answer, code);
    assertThat(answer.json().at("/findings/0/location/column").asString()).isEqualTo(parameter);
    assertThat(answer.json().at("/findings/0/fix").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":\"a\",}                                  | 400 | JSON_SYNTAX   | ",
        "{\"username\":\"a\",\"username\":\"b\"}                | 400 | JSON_SYNTAX   | ",
        "{\"username\":\"a\",\"roles\":[\"VIEWER\"]} x          | 400 | JSON_SYNTAX   | ",
        "{\"username\":NaN}                                     | 400 | JSON_SYNTAX   | ",
        "{\"username\":\"a\",\"roles\":[\"VIEWER\"],\"admin\":1} | 422 | FIELD_UNKNOWN | /admin",
        "{\"username\":\"a\",\"roles\":[\"VIEWER\"],\"userId\":\"1\"} | 422 | FIELD_UNKNOWN |"
            + " /userId",
        "{\"username\":\"a\",\"roles\":\"VIEWER\"}              | 422 | FIELD_INVALID | /roles",
        "{\"username\":\"a\",\"roles\":[\"BOSS\"]}              | 422 | FIELD_INVALID | /roles/0",
        "{\"username\":\"a\",\"roles\":[0]}                     | 422 | FIELD_INVALID | /roles/0",
        "{\"username\":null,\"roles\":[\"VIEWER\"]}             | 422 | FIELDS_INVALID | /username",
        "{\"username\":\"A B\",\"roles\":[\"VIEWER\"]}          | 422 | FIELDS_INVALID | /username",
        "{\"username\":\"a\",\"roles\":[]}                      | 422 | FIELDS_INVALID | /roles",
        "{\"username\":\"a\",\"roles\":[\"VIEWER\"],\"email\":\"x\"} | 422 | FIELDS_INVALID |"
            + " /email",
        "[]                                                     | 422 | FIELD_INVALID | ",
        "''                                                     | 422 | BODY_MISSING  | ",
      })
  void aWrongBodyIsNamedWithItsPlace(String body, int status, String code, String pointer) {
    Answer answer = SERVER.as(ADMIN, "POST", "/api/v1/users").json(body == null ? "" : body).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertProblem(answer, code);
    if (pointer != null) {
      assertThat(answer.json().at("/findings/0/location/pointer").asString()).isEqualTo(pointer);
    }
  }

  @Test
  void aBodyOfAThousandLevelsIsRefused() {
    String deep = "[".repeat(2000) + "]".repeat(2000);

    Answer answer =
        SERVER
            .as(ADMIN, "POST", "/api/v1/users")
            .json("{\"username\":%s,\"roles\":[\"VIEWER\"]}".formatted(deep))
            .send();

    assertThat(answer.status()).as("%s", answer).isIn(400, 422);
    assertThat(answer.text()).doesNotContain("Exception");
  }

  @Test
  void anIdThatIsNoneIsNamed() {
    Answer answer = SERVER.as(ADMIN, "GET", "/api/v1/users/17").send();

    assertThat(answer.status()).isEqualTo(422);
    assertProblem(answer, "PARAMETER_INVALID");
    assertThat(answer.json().at("/findings/0/location/column").asString()).isEqualTo("userId");
  }

  @Test
  void whatIsNotThereIs404() {
    assertProblem(SERVER.as(ADMIN, "GET", "/api/v1/nothing").send(), 404, "NOT_FOUND");
    assertProblem(SERVER.anonymous("GET", "/nothing").send(), 404, "NOT_FOUND");
    assertProblem(SERVER.anonymous("GET", "/error").send(), 404, "NOT_FOUND");
    assertProblem(SERVER.anonymous("GET", "/actuator/health").send(), 404, "NOT_FOUND");
  }

  @Test
  void anotherMethodIs405AndTypesAre415And406() {
    Answer method = SERVER.as(ADMIN, "DELETE", "/api/v1/users").send();
    assertProblem(method, 405, "METHOD_NOT_ALLOWED");
    assertThat(method.header("Allow")).contains("GET", "POST");
    assertProblem(
        SERVER.as(ADMIN, "POST", "/api/v1/users").body("text/plain", "x").send(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    assertProblem(
        SERVER.as(ADMIN, "POST", "/api/v1/users").body("application/xml", "<x/>").send(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    assertProblem(
        SERVER.as(ADMIN, "POST", "/api/v1/users").body("application/yaml", "a: b").send(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    assertProblem(
        SERVER.as(ADMIN, "GET", "/api/v1/users").header("Accept", "text/csv").send(),
        406,
        "NOT_ACCEPTABLE");
  }

  @Test
  void aBodyOverTheLimitIsRefusedAnnouncedOrNot() {
    String big = "{\"username\":\"" + "a".repeat(1 << 20) + "\"}";

    assertProblem(SERVER.as(ADMIN, "POST", "/api/v1/users").json(big).send(), 413, "TOO_LARGE");
  }

  @Test
  void aRequestThatTomcatRefusesIsAProblemToo() throws IOException {
    assertThat(raw("GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .doesNotContain("Tomcat");
  }

  @Test
  void aRequestThatNeverEndsIsHungUpOn() throws IOException {
    URI address = URI.create(SERVER.server().apiAddress());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));

      // ends when the server closes; a server that waits for ever fails by the time limit above
      assertThat(socket.getInputStream().readAllBytes().length).isLessThan(1000);
    }
  }

  @Test
  void everyAnswerCarriesTheSafetyHeadersAndItsTraceId() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Answer answer =
        SERVER
            .as(ADMIN, "GET", "/api/v1/me")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .send();

    assertThat(answer.header("Trace-Id")).isEqualTo(trace);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aBrowserOfAnotherOriginMayNotCall() {
    Answer preflight =
        SERVER
            .anonymous("OPTIONS", "/api/v1/users")
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "GET")
            .send();

    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theApiDescribesItselfAndEveryRouteSaysWhatItDoes() {
    Answer answer = SERVER.anonymous("GET", "/api/v1/openapi.json").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
    answer
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            assertThat(method.getValue().path("summary").asString(""))
                                .as("%s %s", method.getKey(), path.getKey())
                                .isNotEmpty()));
  }

  private static String raw(String request) throws IOException {
    URI address = URI.create(SERVER.server().apiAddress());
    try (Socket socket = new Socket(address.getHost(), address.getPort());
        InputStream answer = socket.getInputStream()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertProblem(answer, code);
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.code()).as("%s", answer).isEqualTo(code);
    assertThat(answer.json().path("traceId").asString()).isEqualTo(answer.header("Trace-Id"));
    assertThat(answer.text()).doesNotContain("Exception", "io.heatscheduler", "springframework");
  }
}
