package io.heatscheduler.bench.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code heatscheduler serve} as a process of its own. HEATSCHEDULER_BENCH_COMMAND names another
 * command than the one of this checkout.
 */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile(".*(?:status {4}|role {14})(\\S+).*");

  private final Process process;
  private final String address;

  private ServerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts a server and awaits that it is ready. */
  static ServerProcess start(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(command(), "serve"));
    command.addAll(List.of("--port", String.valueOf(port), "--management-port", "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HEATSCHEDULER_SECURITY_PUBLICURL", "http://127.0.0.1:" + port);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<String> ready = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> follow(process, ready));
    try {
      return new ServerProcess(process, ready.get(5, TimeUnit.MINUTES));
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the server did not start", e);
    }
  }

  /** Adds a person to a stopped server's database. */
  static String addAdministrator(Path data, String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(), "user", "add", name, "--data", data.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher password = Pattern.compile("password {4}(\\S+)").matcher(told);
    if (process.waitFor() != 0 || !password.find()) {
      throw new IOException("no administrator was added: " + told);
    }
    return password.group(1);
  }

  private static String command() {
    String other = System.getenv("HEATSCHEDULER_BENCH_COMMAND");
    return other != null
        ? other
        : Path.of(System.getProperty("heatscheduler.root", "."), "heatscheduler")
            .toAbsolutePath()
            .toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  /** Where the API is. */
  String address() {
    return address;
  }

  private static void follow(Process process, CompletableFuture<String> ready) {
    StringBuilder told = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher match = READY.matcher(line);
        if (match.matches()) {
          ready.complete(match.group(1));
        } else if (ready.isDone() && (line.contains(" WARN ") || line.contains(" ERROR "))) {
          System.err.println(line);
        }
        told.append(line).append('\n');
      }
      ready.completeExceptionally(new IOException(told.toString()));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
