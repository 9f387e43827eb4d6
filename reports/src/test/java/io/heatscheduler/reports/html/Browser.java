package io.heatscheduler.reports.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A Chromium without a window, driven through its DevTools protocol, so that a page is tested where
 * it is read and no driver has to be installed.
 */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path folder;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private @Nullable String session;

  /** The program: HEATSCHEDULER_CHROMIUM, or what a Debian, Ubuntu or Fedora calls it. */
  static Optional<Path> program() {
    List<String> names =
        List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    String given = System.getenv("HEATSCHEDULER_CHROMIUM");
    Stream<Path> onPath =
        names.stream()
            .flatMap(
                name -> Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, name)));
    return Stream.concat(Stream.ofNullable(given).map(Path::of), onPath)
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser(Path program) {
    try {
      folder = Files.createTempDirectory("report-browser");
      process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-dev-shm-usage",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + folder.resolve("profile"),
                  "about:blank")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(address(), new Answers())
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("Chromium does not answer", e);
    }
    String target =
        send("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
    session =
        send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  private URI address() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("DevTools listening on ")) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
        return URI.create(line.substring("DevTools listening on ".length()).strip());
      }
    }
    throw new IllegalStateException("Chromium ended without telling where it listens");
  }

  /** Opens a page and waits until it is loaded. */
  void open(String page) {
    try {
      Path file = Files.writeString(folder.resolve("report.html"), page);
      events.clear();
      loaded = new CompletableFuture<>();
      send("Page.navigate", Map.of("url", file.toUri().toString()));
      loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the page did not load", e);
    }
  }

  /** Size of the window in CSS pixels, and the system's colours. */
  void show(int width, int height, boolean dark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** The value of an expression on the page. */
  JsonNode value(String expression) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.toString());
    }
    JsonNode value = answer.get("result").get("value");
    return value == null ? JSON.nullNode() : value;
  }

  /** Moves the pointer to the middle of an element, scrolled into view. */
  void pointAt(String selector) {
    JsonNode at =
        value(
            """
            (() => {
              const element = document.querySelector(%s);
              element.scrollIntoView({block: "center", behavior: "instant"});
              const box = element.getBoundingClientRect();
              return [box.left + box.width / 2, box.top + box.height / 2];
            })()\
            """
                .formatted(JSON.writeValueAsString(selector)));
    value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    mouse("mouseMoved", at);
  }

  /** Clicks on the middle of an element. */
  void click(String selector) {
    pointAt(selector);
    JsonNode at =
        value(
            """
            (() => {
              const box = document.querySelector(%s).getBoundingClientRect();
              return [box.left + box.width / 2, box.top + box.height / 2];
            })()\
            """
                .formatted(JSON.writeValueAsString(selector)));
    mouse("mousePressed", at);
    mouse("mouseReleased", at);
  }

  private void mouse(String type, JsonNode at) {
    send(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            at.get(0).asDouble(),
            "y",
            at.get(1).asDouble(),
            "button",
            type.equals("mouseMoved") ? "none" : "left",
            "clickCount",
            type.equals("mouseMoved") ? 0 : 1));
  }

  /** Presses a key, e.g. {@code ArrowRight}. */
  void press(String key) {
    send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
    send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** The page on paper. */
  byte[] pdf() {
    return Base64.getDecoder()
        .decode(
            send("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
                .get("data")
                .asString());
  }

  /** What the window shows. */
  byte[] picture() {
    return Base64.getDecoder()
        .decode(send("Page.captureScreenshot", Map.of("format", "png")).get("data").asString());
  }

  /** Addresses asked for since the page was opened. */
  List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.get("method").asString().equals("Network.requestWillBeSent")) {
        requests.add(event.get("params").get("request").get("url").asString());
      }
    }
    return requests;
  }

  /** Errors, warnings and refusals told since the page was opened. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                List.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
                    .contains(event.get("method").asString()))
        .map(JsonNode::toString)
        .toList();
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    Map<String, Object> message = new java.util.LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (session != null) {
      message.put("sessionId", session);
    }
    try {
      socket
          .sendText(JSON.writeValueAsString(message), true)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      JsonNode told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (told.has("error")) {
        throw new IllegalStateException(method + ": " + told.get("error"));
      }
      return told.get("result");
    } catch (Exception e) {
      throw new IllegalStateException(method + " failed", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sorts what Chromium sends into answers and events. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        JsonNode message = JSON.readTree(part.toString());
        part.setLength(0);
        if (message.has("id")) {
          CompletableFuture<JsonNode> answer = answers.remove(message.get("id").asInt());
          if (answer != null) {
            answer.complete(message);
          }
        } else {
          events.add(message);
          if (message.get("method").asString().equals("Page.loadEventFired")) {
            loaded.complete(null);
          }
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
