package io.heatscheduler.bench.service;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many open WebSockets that are all told of every change of every schedule, while plants are
 * imported: the time from the commit of a change to its event at each client, and whether any
 * client misses one or gets one twice. Targets: 500 sockets, p99 of 1 s or less, no gaps.
 */
public final class WebSocketsBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int PROGRAMS = 100;

  private WebSocketsBench() {}

  /**
   * Prints the times.
   *
   * @param args sockets, imports a second and seconds; left out: 500, 2 and 30
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int sockets = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
    Latencies told = new Latencies();
    try (Installation server = Installation.start(PROGRAMS)) {
      CountDownLatch subscribed = new CountDownLatch(sockets);
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < sockets; i++) {
        Client client = new Client(told, subscribed);
        clients.add(client);
        client.socket =
            server
                .http()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + server.tokens().get(i % PROGRAMS))
                .buildAsync(URI.create(server.address().replaceFirst("http", "ws") + "/ws"), client)
                .join();
        client.socket.sendText("{\"type\":\"subscribe\",\"topics\":[\"schedules\"]}", true).join();
      }
      if (!subscribed.await(60, TimeUnit.SECONDS)) {
        throw new IOException(subscribed.getCount() + " sockets are not subscribed");
      }
      for (int i = 0; i < perSecond * seconds; i++) {
        server.importPlant(i, BenchPlant.json());
        Thread.sleep(1_000 / perSecond);
      }
      Thread.sleep(5_000);
      print(clients, told, perSecond * seconds);
    }
  }

  private static void print(List<Client> clients, Latencies told, int imports) {
    Set<Long> all = new HashSet<>();
    clients.forEach(client -> all.addAll(client.ids));
    long missed = clients.stream().mapToLong(client -> all.size() - client.ids.size()).sum();
    long twice = clients.stream().mapToLong(client -> client.twice).sum();
    long closed = clients.stream().filter(client -> client.closed).count();
    OUT.printf(
        "%d sockets of %d programs, %d imports, %d events%n%s%n"
            + "%d missed, %d twice, %d sockets closed%n",
        clients.size(),
        PROGRAMS,
        imports,
        all.size(),
        told.summary("deliveries"),
        missed,
        twice,
        closed);
  }

  /** One open socket. */
  private static final class Client implements WebSocket.Listener {
    private final Latencies told;
    private final CountDownLatch subscribed;
    private final StringBuilder text = new StringBuilder();
    private final Set<Long> ids = new HashSet<>();
    private @Nullable WebSocket socket;
    private long twice;
    private volatile boolean closed;

    Client(Latencies told, CountDownLatch subscribed) {
      this.told = told;
      this.subscribed = subscribed;
    }

    @Override
    public void onOpen(WebSocket opened) {
      opened.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        Instant now = Instant.now();
        JsonNode message = JsonMapper.shared().readTree(text.toString());
        text.setLength(0);
        switch (message.path("type").asString("")) {
          case "event" -> {
            Instant committed = Instant.parse(message.path("occurredAt").asString());
            told.add(Duration.between(committed, now).toNanos());
            twice += ids.add(message.path("id").asLong()) ? 0 : 1;
          }
          case "subscribed" -> subscribed.countDown();
          default -> {}
        }
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed = true;
      return null;
    }
  }
}
