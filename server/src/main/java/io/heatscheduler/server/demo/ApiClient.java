package io.heatscheduler.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses the API as any program does: a token for its credentials, then requests with it. */
final class ApiClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String token;

  /**
   * Logs in.
   *
   * @param address of the API, without a slash at the end
   * @throws IOException if the server does not take the credentials
   */
  ApiClient(String address, String clientId, String secret)
      throws IOException, InterruptedException {
    this.address = address;
    String credentials =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    this.token = JSON.readTree(successful(answer)).path("access_token").asString();
  }

  /** Posts a body and reads the JSON answered. */
  JsonNode post(String path, String mediaType, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return JSON.readTree(
        successful(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())));
  }

  /** Reads JSON. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(bytes(path));
  }

  /** Reads a document. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    return successful(
        http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** A name as a part of a path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static byte[] successful(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  answer.request().method(),
                  answer.uri(),
                  answer.statusCode(),
                  new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
