package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ApiExplorerTest {
  private static final TestServer SERVER = TestServer.get();

  @ParameterizedTest
  @CsvSource({
    "/swagger-ui/index.html, text/html",
    "/swagger-ui/swagger-ui-bundle.js, text/javascript",
    "/swagger-ui/swagger-initializer.js, text/javascript",
    "/swagger-ui/oauth2-redirect.html, text/html",
  })
  void itsFilesComeFromHereAndRunNoScriptOfTheirOwnPage(String path, String type) {
    TestServer.Answer answer = SERVER.anonymous("GET", path).send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("script-src");
  }

  @Test
  void theDescriptionSaysHowToLogIn() {
    TestServer.Answer answer = SERVER.anonymous("GET", "/api/v1/openapi.json").send();
    JsonNode flows = answer.json().at("/components/securitySchemes/login/flows");

    assertThat(flows.at("/authorizationCode/authorizationUrl").asString())
        .isEqualTo(TestServer.ISSUER + "/oauth2/authorize");
    assertThat(flows.at("/clientCredentials/tokenUrl").asString())
        .isEqualTo(TestServer.ISSUER + "/oauth2/token");
  }

  @ParameterizedTest
  @CsvSource({
    "/swagger-ui/oauth2-redirect.html, 302", // to the log-in page
    "/swagger-ui/other.html, 400",
  })
  void aLogInComesBackToTheExplorerOnly(String path, int status) {
    String query =
        "response_type=code&client_id=heatscheduler-ui&scope=openid&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
            + URLEncoder.encode(TestServer.ISSUER + path, StandardCharsets.UTF_8);

    TestServer.Answer answer =
        SERVER.anonymous("GET", "/oauth2/authorize?" + query).header("Accept", "text/html").send();

    assertThat(answer.status()).isEqualTo(status);
  }
}
