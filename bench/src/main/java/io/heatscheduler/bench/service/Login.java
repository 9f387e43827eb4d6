package io.heatscheduler.bench.service;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens as people (authorization code with PKCE) and as programs (client credentials). */
final class Login {
  private static final String VERIFIER = "bench-".repeat(9);
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final String address;

  Login(String address) {
    this.address = address;
  }

  /** A token of a person. */
  String person(String name, String password) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      String callback = address + "/callback";
      String authorize =
          address
              + "/oauth2/authorize?"
              + form(
                  Map.of(
                      "response_type", "code",
                      "client_id", "heatscheduler-ui",
                      "redirect_uri", callback,
                      "scope", "openid",
                      "code_challenge", challenge(),
                      "code_challenge_method", "S256"));
      Matcher csrf = CSRF.matcher(get(browser, address + "/login").body());
      if (!csrf.find()) {
        throw new IOException("the log-in page has no form");
      }
      post(
          browser,
          address + "/login",
          "",
          Map.of("username", name, "password", password, "_csrf", csrf.group(1)));
      String location =
          get(browser, authorize).headers().firstValue("Location").orElse("no location");
      Matcher code = CODE.matcher(location);
      if (!code.find()) {
        throw new IOException("no code: " + location);
      }
      return token(
          post(
              browser,
              address + "/oauth2/token",
              "",
              Map.of(
                  "grant_type",
                  "authorization_code",
                  "client_id",
                  "heatscheduler-ui",
                  "code",
                  code.group(1),
                  "code_verifier",
                  VERIFIER,
                  "redirect_uri",
                  callback)));
    }
  }

  /** A token of a program, from an address of its own. */
  String program(HttpClient http, String id, String secret, String from)
      throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("X-Forwarded-For", from)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return token(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static String token(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("no token: %d %s".formatted(answer.statusCode(), answer.body()));
    }
    return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
  }

  private static HttpResponse<String> get(HttpClient http, String address)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      HttpClient http, String address, String from, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
    if (!from.isEmpty()) {
      request.header("X-Forwarded-For", from);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
