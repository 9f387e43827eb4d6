package io.heatscheduler.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.security.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
  private static final TestServer SERVER = TestServer.get();

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "changeme", "Password", "heatscheduler_app"})
  void aDatabasePasswordThatEverybodyKnowsIsRefused(String password) {
    assertThat(refusal(Map.of("heatscheduler.database.password", password)))
        .isEqualTo("DEFAULT_CREDENTIAL");
  }

  @Test
  void aDatabaseWithoutAPasswordIsRefused() {
    assertThat(refusal(Map.of())).isEqualTo("DATABASE_PASSWORD_MISSING");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() {
    assertThat(refusal(Map.of("heatscheduler.database.password", "one of its own")))
        .isEqualTo("DATABASE_UNREACHABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "/actuator/health, 200",
    "/actuator/health/liveness, 200",
    "/actuator/health/readiness, 200",
    "/actuator/prometheus, 200",
    "/actuator/env, 404",
    "/actuator/heapdump, 404",
    "/actuator/configprops, 404",
    "/api/v1/me, 401",
  })
  void theManagementPortShowsHealthAndMetricsOnly(String path, int status) throws Exception {
    assertThat(management(path).statusCode()).isEqualTo(status);
  }

  @Test
  void healthSaysNothingAboutTheParts() throws Exception {
    assertThat(management("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void metricsCountRequestsWithoutTheirValues() throws Exception {
    SERVER.anonymous("GET", "/").send();
    SERVER.anonymous("GET", "/api/v1/users/secret-looking-id").send();

    assertThat(management("/actuator/prometheus").body())
        .contains("http_server_requests_seconds_count", "jvm_memory_used_bytes")
        .doesNotContain("secret-looking-id");
  }

  private String refusal(Map<String, String> properties) {
    Map<String, String> all = new java.util.HashMap<>(properties);
    all.put("heatscheduler.database.url", "jdbc:postgresql://127.0.0.1:1/heatscheduler");
    return switch (Server.start(new ServerSettings(data, all), Clock.systemUTC())) {
      case Outcome.Rejected<Server>(var findings) ->
          findings.stream().map(Finding::code).findFirst().orElseThrow();
      case Outcome.Done<Server>(Server started, var ignored) -> {
        started.close();
        yield "started";
      }
    };
  }

  private static HttpResponse<String> management(String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(SERVER.server().managementAddress() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
