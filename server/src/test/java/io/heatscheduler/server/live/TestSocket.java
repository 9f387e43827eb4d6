package io.heatscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.security.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of {@code /ws}, as programs and browsers are. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private WebSocket socket;

  private TestSocket() {}

  /** Opens a connection from an address of its own; headers come in pairs. */
  static TestSocket open(String apiAddress, String... headers) {
    TestSocket client = new TestSocket();
    WebSocket.Builder builder =
        HTTP.newWebSocketBuilder().header("X-Forwarded-For", TestServer.newAddress());
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    client.socket =
        builder.buildAsync(URI.create(apiAddress.replace("http:", "ws:")), client).join();
    return client;
  }

  /** Opens a connection with a token, and awaits that it is welcome. */
  static TestSocket as(String token, String server) {
    TestSocket client = open(server + "/ws", "Authorization", "Bearer " + token);
    assertThat(client.next().path("type").asString("")).isEqualTo("authenticated");
    return client;
  }

  /** Status of the answer to a handshake that is refused. */
  static int refusal(String address, String... headers) {
    try (TestSocket ignored = open(address, headers)) {
      return 101;
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  /** Subscribes and awaits that it counts. */
  JsonNode subscribe(String... topics) {
    send("{\"type\":\"subscribe\",\"topics\":%s}".formatted(json(topics)));
    JsonNode answer = next();
    assertThat(answer.path("type").asString("")).as("%s", answer).isEqualTo("subscribed");
    return answer;
  }

  /** Subscribes from an event on. */
  void subscribeAfter(long lastEventId, String... topics) {
    send(
        "{\"type\":\"subscribe\",\"topics\":%s,\"lastEventId\":%d}"
            .formatted(json(topics), lastEventId));
  }

  private static String json(String... topics) {
    return JsonMapper.shared().writeValueAsString(Set.of(topics));
  }

  /** The next message. */
  JsonNode next() {
    try {
      JsonNode message = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(message).as("a message within %s; closed: %s", PATIENCE, closed).isNotNull();
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next messages. */
  List<JsonNode> next(int count) {
    List<JsonNode> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(next());
    }
    return messages;
  }

  /** Shows by an answered ping that no message is on its way. */
  void hasNothingMore() {
    send("{\"type\":\"ping\"}");
    assertThat(next().path("type").asString("")).isEqualTo("pong");
  }

  /** The code with which the server closes the connection. */
  int closeCode() {
    try {
      return closed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the connection is not closed", e);
    }
  }

  /** Whether the first thing that comes is a message, not the end. */
  boolean isWelcome() {
    await().atMost(PATIENCE).until(() -> !received.isEmpty() || closed.isDone());
    return !received.isEmpty();
  }

  WebSocket raw() {
    return socket;
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      received.add(JsonMapper.shared().readTree(text.toString()));
      text.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }

  static void eventually(Runnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion::run);
  }
}
