package io.heatscheduler.optimizer.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started child process: its pipes, the threads that drain them, and its scratch folder. */
public final class Child {
  /** What came from the process. */
  public sealed interface Event {
    /** Nothing within the time. */
    record Nothing() implements Event {}

    /** A frame. */
    record Received(Frames.Frame frame) implements Event {}

    /** The process closed its output: it is ending. */
    record Ended(String detail) implements Event {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final int KEPT_LINES = 20;
  private static final Path PROC = Path.of("/proc");

  /** What a child may know of its parent's environment: no passwords, whatever they are called. */
  private static final Set<String> ENVIRONMENT =
      Set.of(
          "PATH",
          "HOME",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "LD_LIBRARY_PATH",
          "XDG_CACHE_HOME",
          "SYSTEMROOT");

  private final Process process;
  private final Path scratch;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Deque<String> lastLines = new ArrayDeque<>();

  private Child(Process process, Path scratch) {
    this.process = process;
    this.scratch = scratch;
    drain("solver-frames", this::readFrames);
    drain("solver-messages", this::readMessages);
  }

  /** Starts a process of the native solvers; it waits for requests. */
  static Child start(WorkerSettings settings) throws IOException {
    return start(settings, WorkerMain.class);
  }

  /**
   * Starts a process.
   *
   * @param main program that speaks in {@link Frames} over its standard input and output
   * @throws IOException if it cannot be started
   */
  public static Child start(WorkerSettings settings, Class<?> main) throws IOException {
    Path scratch = Files.createTempDirectory("heatscheduler-solver-");
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.add("-Xmx" + settings.heapMegabytes() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-XX:ErrorFile=" + scratch.resolve("crash.log"));
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(settings.extraArguments());
    String cache = System.getProperty("heatscheduler.cache");
    if (cache != null) {
      command.add("-Dheatscheduler.cache=" + cache);
    }
    command.add(main.getName());
    ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    builder
        .environment()
        .put("CLASSPATH", settings.classPath()); // longer than a command line may be
    try {
      return new Child(builder.start(), scratch);
    } catch (IOException e) {
      delete(scratch);
      throw e;
    }
  }

  private static void drain(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void readFrames() {
    Frames.Reader reader = new Frames.Reader(process.getInputStream());
    String detail = "its output closed";
    try {
      Frames.Frame frame = reader.next();
      while (frame != null) {
        events.add(new Event.Received(frame));
        frame = reader.next();
      }
    } catch (IOException e) {
      detail = String.valueOf(e);
    }
    events.add(new Event.Ended(detail));
  }

  private void readMessages() {
    try (BufferedReader lines =
        new BufferedReader(
            new java.io.InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        LOG.debug("solver process: {}", line);
        synchronized (lastLines) {
          lastLines.add(line);
          if (lastLines.size() > KEPT_LINES) {
            lastLines.removeFirst();
          }
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      LOG.debug("the solver process's messages ended", e);
    }
  }

  /** Sends a frame. */
  public void send(Frames.Type type, byte[] payload) throws IOException {
    Frames.write(process.getOutputStream(), type, payload);
  }

  /** Waits for what comes next. */
  public Event poll(long timeout, TimeUnit unit) throws InterruptedException {
    Event event = events.poll(timeout, unit);
    return event == null ? new Event.Nothing() : event;
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Resident memory of the process; 0 where it cannot be told. */
  public long residentMegabytes() {
    Path status = PROC.resolve(Long.toString(pid())).resolve("status");
    try (Stream<String> lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // no /proc on this system, or the process has just ended
    }
  }

  /** Last lines of its messages. */
  public String lastOutput() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }

  /** Exit code and last messages, once closed. */
  public String describeEnd() {
    String code = process.isAlive() ? "still running" : "exit code " + process.exitValue();
    String output = lastOutput();
    return " (" + code + ")" + (output.isEmpty() ? "" : ": " + output);
  }

  /** Ends the process, at once, and removes its scratch folder. */
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        LOG.warn("solver process {} does not end", pid());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      delete(scratch);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot remove {}", scratch, e);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
