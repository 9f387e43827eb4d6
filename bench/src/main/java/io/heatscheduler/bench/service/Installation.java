package io.heatscheduler.bench.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with its embedded database in a fresh folder, and programs that use it. This machine's
 * address counts as a proxy, so that each program comes from an address of its own, as in life.
 */
final class Installation implements AutoCloseable {
  private static final int CLIENTS_PER_ADMINISTRATOR = 80; // below the limit of requests a minute

  private final ServerProcess server;
  private final HttpClient http;
  private final List<String> tokens;

  private Installation(ServerProcess server, HttpClient http, List<String> tokens) {
    this.server = server;
    this.http = http;
    this.tokens = List.copyOf(tokens);
  }

  /**
   * Starts a server.
   *
   * @param programs how many programs may use it, each a PLANNER
   */
  static Installation start(int programs) throws IOException, InterruptedException {
    Path data =
        Files.createTempDirectory(
            "heatscheduler-bench",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    String password = ServerProcess.addAdministrator(data, "bench");
    ServerProcess server =
        ServerProcess.start(
            Map.of("HEATSCHEDULER_SECURITY_TRUSTEDPROXIES", "127.0.0.1"),
            "--data",
            data.toString());
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Login login = new Login(server.address());
    String administrator = login.person("main/bench", password);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < programs; i++) {
      if (i > 0 && i % CLIENTS_PER_ADMINISTRATOR == 0) {
        administrator = program(server, http, login, administrator, "ADMIN", programs + i);
      }
      tokens.add(program(server, http, login, administrator, "PLANNER", i));
    }
    return new Installation(server, http, tokens);
  }

  private static String program(
      ServerProcess server,
      HttpClient http,
      Login login,
      String administrator,
      String role,
      int number)
      throws IOException, InterruptedException {
    HttpResponse<String> made =
        http.send(
            HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/clients"))
                .header("Authorization", "Bearer " + administrator)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"clientName\":\"bench %d\",\"role\":\"%s\"}".formatted(number, role)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode answer = JsonMapper.shared().readTree(made.body());
    return login.program(
        http,
        answer.at("/client/clientId").asString(),
        answer.path("clientSecret").asString(),
        "10.9.%d.%d".formatted(number / 250, number % 250 + 1));
  }

  String address() {
    return server.address();
  }

  HttpClient http() {
    return http;
  }

  /** Tokens of the programs. */
  List<String> tokens() {
    return tokens;
  }

  /** A request of a program. */
  HttpRequest.Builder request(int program, String path) {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Authorization", "Bearer " + tokens.get(program % tokens.size()));
  }

  /** Imports a plant; its schedule's id. */
  String importPlant(int program, byte[] document) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request(program, "/api/v1/schedules/import")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("no import: %d %s".formatted(answer.statusCode(), answer.body()));
    }
    return JsonMapper.shared().readTree(answer.body()).path("scheduleId").asString();
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.close();
  }
}
