package io.heatscheduler.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps README and docs in step with the server's verbs. */
class CommandDocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern COMMAND =
      Pattern.compile(
          "^\\s*(?:\\$ )?\\./heatscheduler (serve|demo|user|db|audit|doctor)((?: [a-z]+)?)([^#|\\n"
              + "]*)",
          Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  @Test
  void everyVerbAndOptionOfTheDocumentsExists() throws IOException {
    List<String> unknown = new ArrayList<>();
    int commands = 0;
    for (Path document : documents()) {
      for (MatchResult command : COMMAND.matcher(Files.readString(document)).results().toList()) {
        commands++;
        Verb verb = new Verb();
        String action = command.group(2).strip();
        int code =
            action.isEmpty()
                ? verb.run(command.group(1), "--help")
                : verb.run(command.group(1), action, "--help");
        if (code != 0) {
          unknown.add("%s: %s %s".formatted(document, command.group(1), action));
        }
        OPTION
            .matcher(command.group(3))
            .results()
            .map(MatchResult::group)
            .filter(option -> !verb.said().contains(option))
            .forEach(option -> unknown.add("%s: %s %s".formatted(document, action, option)));
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(commands).isGreaterThan(5);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(path -> path.toString().endsWith(".md"))
          .toList();
    }
  }
}
