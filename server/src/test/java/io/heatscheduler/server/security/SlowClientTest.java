package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that send a byte now and then, each before any single wait is over. */
class SlowClientTest {
  private static final TestServer SERVER = TestServer.get();
  private static final URI ADDRESS = URI.create(SERVER.server().apiAddress());

  /** The limit of the test server is 5 s; one more wait of 1 s, and a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** What came back until the server closed the connection. */
  private static String drip(String begin, String drop) throws IOException, InterruptedException {
    try (Socket socket = new Socket(ADDRESS.getHost(), ADDRESS.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(begin.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      Thread reader = Thread.ofVirtual().start(() -> read(socket, answer));
      long end = System.nanoTime() + PATIENCE.toNanos();
      try {
        while (reader.isAlive()) {
          assertThat(System.nanoTime()).as("still open after %s", PATIENCE).isLessThan(end);
          out.write(drop.getBytes(StandardCharsets.US_ASCII));
          out.flush();
          reader.join(Duration.ofMillis(300));
        }
      } catch (IOException closed) {
        reader.join();
      }
      return answer.toString();
    }
  }

  private static void read(Socket socket, StringBuilder into) {
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        into.append((char) next);
      }
    } catch (IOException closed) {
      into.append(" (closed)");
    }
  }

  private static String head(String method, String path, String... headers) {
    return "%s %s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-For: %s\r\n%s"
        .formatted(
            method,
            path,
            ADDRESS.getAuthority(),
            TestServer.newAddress(),
            String.join("", headers));
  }

  @Test
  void headersThatNeverEndEndTheConnection() throws Exception {
    assertThat(drip(head("GET", "/api/v1/me"), "X: y\r\n")).doesNotContain("200");
  }

  @Test
  void aRequestLineThatNeverEndsEndsTheConnection() throws Exception {
    assertThat(drip("GET /", "a")).doesNotContain("200");
  }

  @Test
  void aBodyThatComesByteByByteIsRefused() throws Exception {
    String token = SERVER.token(SERVER.main(), Role.ADMIN);

    String answer =
        drip(
            head(
                "POST",
                "/api/v1/users",
                "Authorization: Bearer " + token + "\r\n",
                "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"),
            " ");

    assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
  }

  @Test
  void aBodyInChunksIsNoWayAroundTheLimit() throws Exception {
    String token = SERVER.token(SERVER.main(), Role.ADMIN);

    String answer =
        drip(
            head(
                "POST",
                "/api/v1/users",
                "Authorization: Bearer " + token + "\r\n",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"),
            "1\r\n \r\n");

    assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
  }

  @Test
  void aFormOfFilesIsNoWayAroundTheLimit() throws Exception {
    String token = SERVER.token(SERVER.main(), Role.PLANNER);

    String answer =
        drip(
            head(
                    "POST",
                    "/api/v1/schedules/import",
                    "Authorization: Bearer " + token + "\r\n",
                    "Content-Type: multipart/form-data; boundary=x\r\n"
                        + "Content-Length: 100000\r\n\r\n")
                + "--x\r\n"
                + "Content-Disposition: form-data; name=\"f\"; filename=\"plant.json\"\r\n\r\n",
            " ");

    assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
  }

  @Test
  void aBodyThatNobodyReadsIsNotReadForEver() throws Exception {
    String answer =
        drip(
            head(
                "POST",
                "/api/v1/users",
                "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"),
            " ");

    assertThat(answer).startsWith("HTTP/1.1 401");
  }

  @Test
  void aConnectionServesMoreThanOneRequestWithABody() {
    String token = SERVER.token(SERVER.main(), Role.ADMIN);
    for (int i = 0; i < 3; i++) {
      assertThat(SERVER.as(token, "POST", "/api/v1/users").json("{}").send().status())
          .isEqualTo(422);
    }
  }
}
