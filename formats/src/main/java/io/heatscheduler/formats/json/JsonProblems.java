package io.heatscheduler.formats.json;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in plain words what the JSON parser stumbled over. */
final class JsonProblems {
  /** How the parser names NaN and the infinities. */
  private static final Pattern NOT_A_NUMBER = Pattern.compile("^Non-standard token '([^']+)'");

  private static final int WORD_CHARS = 20;

  private JsonProblems() {}

  static Finding truncated(Location location) {
    return Finding.error(
        "JSON_TRUNCATED",
        location,
        "The file ends before every bracket, brace and quotation mark is closed.",
        "Export the file again; it may have been cut off.");
  }

  /**
   * The finding for what the parser threw.
   *
   * @param line where the parser stood, for problems without a place of their own
   */
  static Finding finding(SourceBytes source, int line, JacksonException problem) {
    TokenStreamLocation at = problem.getLocation();
    Location location =
        Location.row(source.name(), at == null ? line : Math.max(1, at.getLineNr()));
    if (problem instanceof StreamConstraintsException) {
      return constraint(location, problem.getOriginalMessage());
    }
    Matcher word = NOT_A_NUMBER.matcher(problem.getOriginalMessage());
    if (word.find()) {
      return Finding.error(
          "JSON_NOT_A_NUMBER",
          location,
          "%s is not a number in JSON.".formatted(Quoted.of(word.group(1))),
          "Write a number, or leave the key out if the value is unknown.");
    }
    if (problem instanceof UnexpectedEndOfInputException) {
      return truncated(location);
    }
    return syntax(
        source, location, at == null ? 0 : Math.clamp(at.getByteOffset(), 0, source.length()));
  }

  private static Finding constraint(Location location, String message) {
    if (message.contains("nesting depth")) {
      return Finding.error(
          "JSON_TOO_DEEP",
          location,
          "Arrays and objects are nested more than %d deep here.".formatted(Limits.DEPTH),
          "Flatten the structure.");
    }
    if (message.startsWith("Number")) {
      return Finding.error(
          "NUMBER_TOO_LONG",
          location,
          "A number has more than %d characters.".formatted(Limits.NUMBER_CHARS),
          "Correct the number, or put it in quotes if it is a name.");
    }
    return Finding.error(
        "VALUE_TOO_LONG",
        location,
        "A text has more than %s characters, or a key more than %s."
            .formatted(Quoted.count(Limits.VALUE_CHARS), Quoted.count(Limits.COLUMNS)),
        "Shorten it, or check for a quotation mark that is never closed.");
  }

  private static Finding syntax(SourceBytes source, Location location, int offset) {
    int here = firstVisible(source, offset);
    int before = lastVisible(source, here - 1);
    if (isClosing(source, here) && before >= 0 && source.array()[before] == ',') {
      return Finding.error(
          "JSON_TRAILING_COMMA",
          Location.row(source.name(), source.lineOf(before)),
          "A comma stands before the closing %s.".formatted((char) source.array()[here]),
          "Remove the comma after the last item.");
    }
    String word = word(source, here);
    return Finding.error("JSON_SYNTAX", location, what(word), fix(word));
  }

  private static String what(String word) {
    return word.isEmpty()
        ? "The text is not valid JSON."
        : "The text is not valid JSON at %s.".formatted(Quoted.of(word));
  }

  private static String fix(String word) {
    if (word.startsWith("'")) {
      return "Put names and texts in double quotes.";
    }
    if (word.startsWith("/") || word.startsWith("#")) {
      return "Remove comments; JSON has none.";
    }
    return "Check for a missing comma, colon or double quote just before it.";
  }

  private static boolean isClosing(SourceBytes source, int offset) {
    return source.hasAt(offset, ']') || source.hasAt(offset, '}');
  }

  private static int firstVisible(SourceBytes source, int from) {
    int offset = from;
    while (offset < source.length() && isSpace(source.array()[offset])) {
      offset++;
    }
    return offset;
  }

  private static int lastVisible(SourceBytes source, int from) {
    int offset = Math.min(from, source.length() - 1);
    while (offset >= 0 && isSpace(source.array()[offset])) {
      offset--;
    }
    return offset;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** The offending text up to a separator. */
  private static String word(SourceBytes source, int offset) {
    int end = offset;
    while (end < source.length()
        && end - offset < WORD_CHARS
        && !isSpace(source.array()[end])
        && source.array()[end] != ',') {
      end++;
    }
    return new String(source.array(), offset, end - offset, StandardCharsets.UTF_8);
  }
}
