package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.job.JobColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps README, docs and examples in step with the program. */
final class DocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern COMMAND =
      Pattern.compile("^\\s*(?:\\$ )?\\./heatscheduler ([a-z]+)([^#|\\n]*)", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  /** Verbs of the server's program, whose own test looks at their options. */
  private static final Set<String> OF_THE_SERVER =
      Set.of("serve", "demo", "user", "db", "audit", "doctor");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  private static final Pattern TEST_NAME = Pattern.compile("[A-Za-z]+Test#[A-Za-z0-9]+");

  @TempDir private Path folder;

  @Test
  void everyCommandAndOptionOfTheDocumentsExists() throws IOException {
    List<String> unknown = new ArrayList<>();
    int commands = 0;
    for (Path document : documents()) {
      Matcher command = COMMAND.matcher(Files.readString(document));
      while (command.find()) {
        if (OF_THE_SERVER.contains(command.group(1))) {
          continue;
        }
        commands++;
        String help = CommandRun.of(command.group(1), "--help").out();
        Matcher option = OPTION.matcher(command.group(2));
        while (option.find()) {
          if (!help.contains(option.group())) {
            unknown.add("%s: %s %s".formatted(document, command.group(1), option.group()));
          }
        }
        if (help.isEmpty()) {
          unknown.add("%s: %s".formatted(document, command.group(1)));
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(commands).isGreaterThan(15);
  }

  @Test
  void everyOptionOfOptimizeIsInTheCommandLineReference() throws IOException {
    String reference = Files.readString(ROOT.resolve("docs/cli.md"));
    List<String> options =
        OPTION
            .matcher(CommandRun.of("optimize", "--help").out())
            .results()
            .map(m -> m.group())
            .distinct()
            .toList();

    assertThat(options).hasSizeGreaterThan(8).allSatisfy(o -> assertThat(reference).contains(o));
  }

  @Test
  void theReadmeListsExactlyTheFieldsThatOptimizePrintsAsJson() throws IOException {
    CommandRun run =
        CommandRun.of(
            "optimize",
            ROOT.resolve("examples/five-columns").toString(),
            "--json",
            "--effort",
            "10",
            "--out",
            folder.resolve("out").toString());
    List<String> printed =
        Pattern.compile("(?m)^  \"([a-z_]+)\":")
            .matcher(run.out())
            .results()
            .map(field -> field.group(1))
            .toList();

    assertThat(printed).hasSizeGreaterThan(16);
    assertThat(codesInFirstColumn(section("README.md", "| field | meaning |")))
        .containsExactlyInAnyOrderElementsOf(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/cli.md"})
  void theExitCodesOfTheDocumentsAreTheProgrammes(String document) throws Exception {
    List<String> codes = new ArrayList<>();
    for (Field code : ExitCode.class.getFields()) {
      codes.add(String.valueOf(code.getInt(null)));
    }
    String table = section(document, document.equals("README.md") ? "| exit code |" : "| code |");

    assertThat(Pattern.compile("(?m)^\\| ([0-9]+) \\|").matcher(table).results())
        .extracting(row -> row.group(1))
        .containsExactlyElementsOf(codes);
  }

  @Test
  void theFormatDocumentListsEveryColumnOfAJobFile() throws IOException {
    assertThat(codesInFirstColumn(section("docs/plant-format.md", "| column | meaning |")))
        .containsAll(JobColumn.headers());
  }

  /** The table that begins with a header. */
  private static String section(String document, String header) throws IOException {
    String text = Files.readString(ROOT.resolve(document));
    assertThat(text).contains(header);
    return text.substring(text.indexOf(header)).split("\n\n", 2)[0];
  }

  private static List<String> codesInFirstColumn(String table) {
    List<String> codes = new ArrayList<>();
    for (String row : table.split("\n")) {
      Matcher code = Pattern.compile("`([^`]+)`").matcher(row.split("\\|", -1)[1]);
      while (code.find()) {
        codes.add(code.group(1));
      }
    }
    return codes;
  }

  @Test
  void linksBetweenDocumentsLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          broken.add("%s: %s".formatted(document, link.group(1)));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void everyCaseOfBadInputNamesATestThatExists() throws IOException {
    String table = Files.readString(ROOT.resolve("docs/bad-input.md"));
    List<String> missing = new ArrayList<>();
    for (int number = 1; number <= 55; number++) {
      Matcher row = Pattern.compile("(?m)^\\| " + number + " .*$").matcher(table);
      List<String> tests =
          row.find()
              ? TEST_NAME.matcher(row.group()).results().map(m -> m.group()).toList()
              : List.of();
      if (tests.isEmpty() || !tests.stream().allMatch(DocumentationTest::isTest)) {
        missing.add("%d: %s".formatted(number, tests));
      }
    }

    assertThat(missing).isEmpty();
  }

  private static boolean isTest(String name) {
    String[] parts = name.split("#", 2);
    try (Stream<Path> sources = Files.walk(ROOT, 12)) {
      return sources
          .filter(path -> path.endsWith(parts[0] + ".java"))
          .anyMatch(path -> read(path).contains("void " + parts[1] + "("));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void javaOfTheReadmeCompiles() throws IOException {
    Matcher block = JAVA.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(block.find()).isTrue();
    String source =
        """
        import io.heatscheduler.agents.*;
        import io.heatscheduler.formats.*;
        import io.heatscheduler.optimizer.*;
        import java.nio.file.Path;
        final class Readme {
          void embed() {
        %s
          }
        }
        """
            .formatted(block.group(1));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), "-proc:none");

    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(unit(source))).call();

    assertThat(compiled).as(messages.toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foundry", "food", "heat-treatment", "five-columns"})
  void exampleIsValidAndCanBePlanned(String example) {
    CommandRun validated =
        CommandRun.of("validate", ROOT.resolve("examples/" + example).toString());

    assertThat(validated.exitCode()).as(validated.err()).isEqualTo(ExitCode.OK);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String top : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
      documents.add(ROOT.resolve(top));
    }
    for (String below : List.of("docs", "examples")) {
      try (Stream<Path> tree = Files.walk(ROOT.resolve(below))) {
        tree.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  private static JavaFileObject unit(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///Readme.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
