package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.people.Program;
import io.heatscheduler.server.people.ProgramDirectory;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.security.TestServer.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two ways to a token: a person through the browser, a program with its secret. */
class LoginTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String PASSWORD = "correct horse battery";
  private static final String CALLBACK = TestServer.ISSUER + "/callback";
  private static final String VERIFIER = "v".repeat(64);
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String address = TestServer.newAddress();
  private String cookie = "";

  @Test
  void aPersonLogsInByCodeAndProofAndGetsATokenOfAnHour() throws Exception {
    User user = SERVER.user(SERVER.acme(), PASSWORD, Role.PLANNER, Role.VIEWER);
    String code = code("acme/" + user.username(), PASSWORD);

    Answer answer = exchange(code, VERIFIER, CALLBACK);

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("expires_in").asInt()).isBetween(3590, 3600);
    assertThat(answer.json().has("refresh_token")).isFalse();
    String token = answer.json().path("access_token").asString();
    SignedJWT read = SignedJWT.parse(token);
    assertThat(read.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(read.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(read.getHeader().getKeyID()).isEqualTo(SERVER.signingKey().getKeyID());
    assertThat(read.getJWTClaimsSet().getStringClaim("tenant"))
        .isEqualTo(SERVER.acme().tenantId().toString());
    Answer me = SERVER.as(token, "GET", "/api/v1/me").send();
    assertThat(me.json().path("id").asString()).isEqualTo(user.userId().toString());
    assertThat(me.json().path("roles").toString()).isEqualTo("[\"PLANNER\",\"VIEWER\"]");
    String idToken = answer.json().path("id_token").asString();
    assertThat(SERVER.as(idToken, "GET", "/api/v1/me").send().status()).isEqualTo(401);
  }

  @Test
  void aCodeWorksOnce() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);
    String code = code(user.username(), PASSWORD); // without a tenant: the operator's

    assertThat(exchange(code, VERIFIER, CALLBACK).status()).isEqualTo(200);
    assertThat(exchange(code, VERIFIER, CALLBACK).status()).isEqualTo(400);
  }

  @Test
  void aStolenCodeIsWorthNothingWithoutTheProof() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);

    assertThat(exchange(code(user.username(), PASSWORD), "w".repeat(64), CALLBACK).status())
        .isEqualTo(400);
  }

  @Test
  void aRequestWithoutAProofOrToAnotherAddressGetsNoCode() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);
    logIn(user.username(), PASSWORD);

    Answer unproven = get(authorize().replaceFirst("&code_challenge=[^&]*", ""));
    Answer elsewhere =
        get(authorize().replace(encoded(CALLBACK), encoded("https://evil.example/callback")));

    assertThat(unproven.header("Location")).contains("error=invalid_request");
    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(elsewhere.header("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "acme/%s", "main/", "/", "%s' OR '1'='1"})
  void aNameThatIsNotThereIsRefusedLikeAWrongPassword(String name) {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);

    Answer missing = logIn(name.formatted(user.username()), PASSWORD);
    Answer wrong = logIn(user.username(), "another password");

    assertThat(missing.status()).isEqualTo(302);
    assertThat(missing.header("Location")).endsWith("/login?error");
    assertThat(wrong.header("Location")).isEqualTo(missing.header("Location"));
  }

  @Test
  void afterFiveWrongPasswordsEvenTheRightOneWaits() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);
    for (int i = 0; i < 5; i++) {
      logIn(user.username(), "wrong password " + i);
    }

    assertThat(logIn(user.username(), PASSWORD).header("Location")).endsWith("/login?error");
  }

  @Test
  void aFormFromElsewhereDoesNotLogIn() {
    User user = SERVER.user(SERVER.main(), PASSWORD, Role.VIEWER);

    Answer answer =
        SERVER
            .anonymous("POST", "/login")
            .body(
                "application/x-www-form-urlencoded",
                form(Map.of("username", user.username(), "password", PASSWORD)))
            .send();

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void aProgramGetsATokenForItsSecretAndEndsItEarly() {
    ClientSecrets secrets = new ClientSecrets();
    String secret = secrets.generate();
    Program program =
        SERVER
            .bean(ProgramDirectory.class)
            .create(
                new TenantId(SERVER.acme().tenantId()),
                "test",
                "mes",
                Role.OPERATOR,
                secrets.encode(secret));

    Answer wrong = clientCredentials(program.clientId(), secrets.generate());
    Answer answer = clientCredentials(program.clientId(), secret);
    String token = answer.json().path("access_token").asString();

    assertThat(wrong.status()).isEqualTo(401);
    Answer me = SERVER.as(token, "GET", "/api/v1/me").send();
    assertThat(me.json().path("tenantKey").asString()).isEqualTo("acme");
    assertThat(me.json().path("roles").toString()).isEqualTo("[\"OPERATOR\"]");
    Answer revoked =
        SERVER
            .anonymous("POST", "/oauth2/revoke")
            .header("Authorization", basic(program.clientId(), secret))
            .body("application/x-www-form-urlencoded", "token=" + token)
            .send();
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(SERVER.as(token, "GET", "/api/v1/me").send().status()).isEqualTo(401);
  }

  @Test
  void anotherProgramCannotEndAToken() {
    ClientSecrets secrets = new ClientSecrets();
    String secret = secrets.generate();
    Program other =
        SERVER
            .bean(ProgramDirectory.class)
            .create(
                new TenantId(SERVER.acme().tenantId()),
                "test",
                "other",
                Role.ADMIN,
                secrets.encode(secret));
    String token = SERVER.token(SERVER.acme(), Role.VIEWER);

    SERVER
        .anonymous("POST", "/oauth2/revoke")
        .header("Authorization", basic(other.clientId(), secret))
        .body("application/x-www-form-urlencoded", "token=" + token)
        .send();

    assertThat(SERVER.as(token, "GET", "/api/v1/me").send().status()).isEqualTo(200);
  }

  @Test
  void theServersKeysArePublishedWithoutTheirPrivateParts() {
    Answer answer = SERVER.anonymous("GET", "/oauth2/jwks").send();

    assertThat(answer.json().at("/keys/0/kid").asString())
        .isEqualTo(SERVER.signingKey().getKeyID());
    assertThat(answer.json().at("/keys/0").propertyNames()).doesNotContain("d", "p", "q", "dp");
  }

  private Answer clientCredentials(String id, String secret) {
    return SERVER
        .anonymous("POST", "/oauth2/token")
        .header("Authorization", basic(id, secret))
        .body("application/x-www-form-urlencoded", "grant_type=client_credentials")
        .send();
  }

  private static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private String code(String name, String password) {
    Answer loggedIn = logIn(name, password);
    assertThat(loggedIn.header("Location")).doesNotContain("error");
    String location = get(authorize()).header("Location");
    assertThat(location).startsWith(CALLBACK + "?code=").contains("state=xyz");
    return URLDecoder.decode(
        location.replaceFirst(".*code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
  }

  private static String authorize() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", "heatscheduler-ui");
    query.put("scope", "openid");
    query.put("redirect_uri", CALLBACK);
    query.put("state", "xyz");
    query.put("code_challenge", challenge());
    query.put("code_challenge_method", "S256");
    return "/oauth2/authorize?" + form(query);
  }

  private static String challenge() {
    byte[] hash =
        HexFormat.of().parseHex(Sha256.of(VERIFIER.getBytes(StandardCharsets.US_ASCII)).hex());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private Answer exchange(String code, String verifier, String callback) {
    return SERVER
        .anonymous("POST", "/oauth2/token")
        .body(
            "application/x-www-form-urlencoded",
            form(
                Map.of(
                    "grant_type", "authorization_code",
                    "code", code,
                    "redirect_uri", callback,
                    "client_id", "heatscheduler-ui",
                    "code_verifier", verifier)))
        .send();
  }

  private Answer logIn(String name, String password) {
    Matcher csrf = CSRF.matcher(get("/login").text());
    assertThat(csrf.find()).isTrue();
    Answer answer =
        SERVER
            .anonymous("POST", "/login")
            .header("X-Forwarded-For", address)
            .header("Cookie", cookie)
            .body(
                "application/x-www-form-urlencoded",
                form(Map.of("username", name, "password", password, "_csrf", csrf.group(1))))
            .send();
    keepCookie(answer);
    return answer;
  }

  private Answer get(String path) {
    TestServer.Call call =
        SERVER
            .anonymous("GET", URI.create(path).toString())
            .header("X-Forwarded-For", address)
            .header("Accept", "text/html");
    Answer answer = cookie.isEmpty() ? call.send() : call.header("Cookie", cookie).send();
    keepCookie(answer);
    return answer;
  }

  private void keepCookie(Answer answer) {
    List<String> set = answer.headers("Set-Cookie");
    if (!set.isEmpty()) {
      assertThat(set.getFirst()).contains("HttpOnly", "SameSite=Lax");
      cookie = set.getFirst().replaceFirst(";.*", "");
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
