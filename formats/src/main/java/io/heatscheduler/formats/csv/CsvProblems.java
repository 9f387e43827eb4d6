package io.heatscheduler.formats.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import java.util.List;

/** Says in plain words what is wrong with a CSV file as a whole. */
final class CsvProblems {
  private CsvProblems() {}

  static Finding finding(Location location, CsvParseException problem) {
    String message = String.valueOf(problem.getMessage());
    if (message.startsWith("Unclosed")) {
      return Finding.error(
          "CSV_UNCLOSED_QUOTE",
          location,
          "A quotation mark opened in this row is never closed.",
          "Close it, or double a quotation mark that belongs to the text (\"\").");
    }
    if (message.startsWith("Unexpected character after closing quote")) {
      return Finding.error(
          "CSV_STRAY_QUOTE",
          location,
          "Text follows directly after a closing quotation mark.",
          "Put a comma after it, or double a quotation mark that belongs to the text (\"\").");
    }
    return cellTooLong(location);
  }

  private static Finding cellTooLong(Location location) {
    return Finding.error(
        "VALUE_TOO_LONG",
        location,
        "A cell has more than %s characters.".formatted(Quoted.count(Limits.VALUE_CHARS)),
        "Shorten it, or check for a quotation mark that is never closed.");
  }

  static Finding cellTooLong(Location location, int index) {
    return Finding.error(
        "VALUE_TOO_LONG",
        location,
        "Cell %d has more than %s characters."
            .formatted(index + 1, Quoted.count(Limits.VALUE_CHARS)),
        "Shorten it, or check for a quotation mark that is never closed.");
  }

  /** A header that other delimiters would split better was written with one of them. */
  static void checkDelimiter(List<String> header, Location location) {
    long semicolons = header.stream().flatMapToInt(String::chars).filter(c -> c == ';').count();
    long tabs = header.stream().flatMapToInt(String::chars).filter(c -> c == '\t').count();
    int commas = header.size() - 1;
    if (semicolons > commas) {
      throw Refusal.at(
          location,
          "CSV_SEMICOLON_DELIMITER",
          "The header separates its columns by semicolons.",
          "Save the file with commas between the cells; semicolons separate the items of a list inside a cell.");
    }
    if (tabs > commas) {
      throw Refusal.at(
          location,
          "CSV_TAB_DELIMITER",
          "The header separates its columns by tabs.",
          "Save the file with commas between the cells.");
    }
  }
}
