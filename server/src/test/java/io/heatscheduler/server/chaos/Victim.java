package io.heatscheduler.server.chaos;

import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.persistence.DatabaseNames;
import io.heatscheduler.server.persistence.Databases.Database;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link PipelineProcess} as seen from the test that kills it. */
final class Victim implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final int LINES_KEPT = 60;

  private final Process process;
  private final BufferedWriter orders;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Deque<String> log = new ArrayDeque<>();

  private Victim(Process process) {
    this.process = process;
    this.orders = process.outputWriter();
    Thread.ofVirtual().start(this::listen);
  }

  /**
   * Starts a process that does not work yet.
   *
   * @param broker where the events travel; null: inside the database
   * @param prefix of the broker's queues
   */
  static Victim start(Database database, String broker, String prefix) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                PipelineProcess.class.getName())
            .redirectErrorStream(true);
    DatabaseAccount account = database.application();
    DatabaseNames names = database.names();
    Map<String, String> environment = builder.environment();
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put(PipelineProcess.URL, account.jdbcUrl());
    environment.put(PipelineProcess.USER, account.user());
    environment.put(PipelineProcess.PASSWORD, account.password());
    environment.put(
        PipelineProcess.ROLES,
        String.join(" ", names.database(), names.owner(), names.application(), names.system()));
    if (broker != null) {
      environment.put(PipelineProcess.BROKER, broker);
    }
    environment.put(PipelineProcess.PREFIX, prefix);
    return new Victim(builder.start());
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(PipelineProcess.MARK)) {
          answers.add(line.substring(PipelineProcess.MARK.length()));
        }
        keep(line);
      }
    } catch (IOException killed) {
      keep(killed.toString());
    }
  }

  private void keep(String line) {
    synchronized (log) {
      log.add(line);
      if (log.size() > LINES_KEPT) {
        log.remove();
      }
    }
  }

  /** The last lines it wrote. */
  String log() {
    synchronized (log) {
      return String.join("\n", log);
    }
  }

  /** Lets it work; returns when it does. */
  void work() throws IOException, InterruptedException {
    await("loaded");
    order("work");
    await("working");
  }

  /** Says where it shall die; returns when it knows. */
  void arm(Strike strike) throws IOException, InterruptedException {
    order("strike %s %s".formatted(strike.stage(), strike.point()));
    await("armed");
  }

  /** Kills it wherever it is. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Waits until it is dead.
   *
   * @return its exit status
   */
  int awaitDeath() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not come to the point where it was to die:\n" + log());
    }
    return process.exitValue();
  }

  private void order(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  private void await(String word) throws InterruptedException {
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!word.equals(answer)) {
      throw new AssertionError("it said %s in place of %s:\n%s".formatted(answer, word, log()));
    }
  }

  /** Lets it end in order, or kills it if it does not. */
  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
