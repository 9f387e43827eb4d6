package io.heatscheduler.bench.service;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady stream of requests to one server with its embedded database: they begin at their times
 * whether or not earlier ones were answered (open loop), and an answer's time counts from when its
 * request was due.
 *
 * <p>Of twenty requests eight list schedules, four show one, four list runs, two list alerts, one
 * asks who the caller is, one imports a plant of ten jobs. Targets: 150 requests/s at p99 of 250 ms
 * or less, under 0.1 % errors.
 */
public final class LoadBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int PROGRAMS = 120;

  private final Installation server;
  private final List<String> schedules;
  private final byte[] plant = BenchPlant.json();
  private final Latencies answered = new Latencies();
  private final Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();

  private LoadBench(Installation server, List<String> schedules) {
    this.server = server;
    this.schedules = schedules;
  }

  /**
   * Prints the times of a minute.
   *
   * @param args requests a second and seconds; left out: 150 and 60
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int perSecond = args.length > 0 ? Integer.parseInt(args[0]) : 150;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    try (Installation server = Installation.start(PROGRAMS)) {
      List<String> schedules = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        schedules.add(server.importPlant(i, BenchPlant.json()));
      }
      LoadBench warming = new LoadBench(server, schedules);
      warming.run(perSecond / 3, 15);
      Thread.sleep(61_000); // every program has its whole quota again
      LoadBench bench = new LoadBench(server, schedules);
      bench.run(perSecond, seconds);
      bench.print(perSecond, seconds);
    }
  }

  private void run(int perSecond, int seconds) {
    long begin = System.nanoTime() + 200_000_000L;
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < perSecond * seconds; i++) {
        long due = begin + i * 1_000_000_000L / perSecond;
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        int number = i;
        requests.execute(() -> send(number, due));
      }
    }
  }

  private void send(int number, long due) {
    try {
      HttpResponse<byte[]> answer =
          server.http().send(request(number), HttpResponse.BodyHandlers.ofByteArray());
      answered.add(System.nanoTime() - due);
      if (answer.statusCode() >= 400) {
        error("status " + answer.statusCode());
      }
    } catch (IOException e) {
      error(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void error(String what) {
    errors.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  private HttpRequest request(int number) {
    String schedule = schedules.get(number % schedules.size());
    return switch (number % 20) {
      case 0, 2, 4, 6, 8, 10, 12, 14 -> get(number, "/api/v1/schedules?size=20");
      case 1, 5, 9, 13 -> get(number, "/api/v1/schedules/" + schedule);
      case 3, 7, 11, 15 -> get(number, "/api/v1/runs");
      case 16, 18 -> get(number, "/api/v1/alerts?state=OPEN");
      case 17 -> get(number, "/api/v1/me");
      default ->
          server
              .request(program(number), "/api/v1/schedules/import")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(plant))
              .build();
    };
  }

  private HttpRequest get(int number, String path) {
    return server.request(program(number), path).build();
  }

  /** Spreads every kind of request over all programs. */
  private static int program(int number) {
    return (number + number / PROGRAMS * 7) % PROGRAMS;
  }

  private void print(int perSecond, int seconds) {
    long failed = errors.values().stream().mapToLong(LongAdder::sum).sum();
    OUT.printf(
        Locale.ROOT,
        "%d requests/s for %d s, %d programs%n%s%n%d errors (%.3f %%) %s%n",
        perSecond,
        seconds,
        PROGRAMS,
        answered.summary("answers"),
        failed,
        100.0 * failed / (perSecond * seconds),
        failed == 0 ? "" : errors);
  }
}
