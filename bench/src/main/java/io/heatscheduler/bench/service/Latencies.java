package io.heatscheduler.bench.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times of many answers, and what share of them came within which time. */
final class Latencies {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long time) {
    nanos.add(time);
  }

  /** E.g. {@code 9000 answers: p50 4.1 ms, p90 9.0 ms, p99 31.7 ms, most 80.2 ms}. */
  String summary(String what) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length == 0) {
      return "0 " + what;
    }
    return String.format(
        Locale.ROOT,
        "%d %s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms",
        sorted.length,
        what,
        at(sorted, 0.50),
        at(sorted, 0.90),
        at(sorted, 0.99),
        Arrays.stream(sorted).max().getAsLong() / 1e6);
  }

  private static double at(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
