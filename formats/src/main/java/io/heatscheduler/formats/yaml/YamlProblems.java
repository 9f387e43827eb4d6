package io.heatscheduler.formats.yaml;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML parser stumbled over. */
final class YamlProblems {
  private YamlProblems() {}

  /** Line of a mark, counted from 1; 1 if unknown. */
  static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(1);
  }

  static Finding finding(SourceBytes source, YamlEngineException problem) {
    return switch (problem) {
      case MarkedYamlEngineException marked -> marked(source, marked);
      case ReaderException character ->
          Finding.error(
              "TEXT_CONTROL_CHARACTER",
              Location.row(
                  source.name(), source.lineOf(byteOffset(source, character.getPosition()))),
              "The line holds a control character (U+%04X).".formatted(character.getCodePoint()),
              "Remove it.");
      default ->
          Finding.error(
              "YAML_SYNTAX",
              source.location(),
              "The file is not valid YAML: %s."
                  .formatted(firstLine(String.valueOf(problem.getMessage()))),
              "Compare it with the plant that `heatscheduler init` writes.");
    };
  }

  private static Finding marked(SourceBytes source, MarkedYamlEngineException problem) {
    Optional<Mark> mark = problem.getProblemMark();
    int line = line(mark);
    Location location = Location.row(source.name(), line);
    int character = mark.map(m -> m.getColumn() + 1).orElse(1);
    if (isTabIndented(source, line) || String.valueOf(problem.getMessage()).contains("TAB")) {
      return Finding.error(
          "YAML_TAB",
          location,
          "A tab stands at character %d where YAML allows only spaces.".formatted(character),
          "Indent with spaces.");
    }
    Plain plain = Plain.of(problem.getProblem());
    return Finding.error(
        "YAML_SYNTAX", location, "At character %d %s.".formatted(character, plain.what), plain.fix);
  }

  /** The parser's problems that planners meet, and what to do about each. */
  private enum Plain {
    COLON(
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "Put a text that contains \": \" in quotes, and check the indentation of this line and the one above."),
    NO_COLON(
        "could not find expected ':'",
        "a key without a colon ends",
        "Write `key: value`, with a space after the colon."),
    OPEN_QUOTE(
        "unexpected end of stream",
        "the file ends inside a text in quotes",
        "Close the quotation mark."),
    INDENT(
        "expected <block end>",
        "the indentation does not fit the lines above",
        "Give the keys of one mapping, and the items of one list, the same indentation."),
    BRACKET(
        "expected ',' or",
        "a comma or a closing bracket is missing",
        "Separate the items of [ ] and { } by commas and close the bracket."),
    ANCHOR(
        "undefined alias",
        "a repeated value (*name) has no anchor",
        "Put text that starts with * in quotes."),
    OTHER(
        "",
        "the text is not valid YAML",
        "Compare it with the plant that `heatscheduler init` writes.");

    private final String marker;
    private final String what;
    private final String fix;

    Plain(String marker, String what, String fix) {
      this.marker = marker;
      this.what = what;
      this.fix = fix;
    }

    static Plain of(String problem) {
      for (Plain plain : values()) {
        if (problem.contains(plain.marker)) {
          return plain;
        }
      }
      return OTHER;
    }
  }

  private static boolean isTabIndented(SourceBytes source, int line) {
    String[] lines =
        new String(source.array(), StandardCharsets.UTF_8).split("\r\n|\r|\n", line + 1);
    if (line > lines.length) {
      return false;
    }
    String text = lines[line - 1];
    return text.length() > text.stripLeading().length()
        && text.substring(0, text.length() - text.stripLeading().length()).contains("\t");
  }

  private static int byteOffset(SourceBytes source, int codePoints) {
    String text = new String(source.array(), StandardCharsets.UTF_8);
    int chars =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    return text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }
}
