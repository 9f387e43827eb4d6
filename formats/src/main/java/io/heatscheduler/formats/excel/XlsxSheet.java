package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Decimals;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.zip.ZipBytes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Streams the cells of one worksheet part (ECMA-376 part 1, sections 18.3.1.4 c, 18.3.1.73 row,
 * 18.18.11 t).
 */
final class XlsxSheet {
  private static final int LAST_ROW = 1_048_576;
  private static final int LAST_COLUMN = 16_384;
  private static final Pattern AREA =
      Pattern.compile("\\$?[A-Z]{1,3}\\$?([0-9]{1,7}):\\$?[A-Z]{1,3}\\$?([0-9]{1,7})");

  private final SourceBytes source;
  private final Workbook workbook;
  private final PartReader reader;
  private int row;

  private XlsxSheet(SourceBytes source, Workbook workbook, PartReader reader) {
    this.source = source;
    this.workbook = workbook;
    this.reader = reader;
  }

  /** Sends every row and merged area; false if the receiver had enough. */
  static boolean read(
      SourceBytes source, ZipBytes zip, Workbook workbook, Workbook.Sheet sheet, SheetRows rows) {
    try (PartReader reader = open(source, zip, sheet)) {
      XlsxSheet parsed = new XlsxSheet(source, workbook, reader);
      if (!parsed.cells(rows::row)) {
        return false;
      }
      parsed.mergedAreas(rows);
      return true;
    }
  }

  /** Whether any cell of a sheet has a value. */
  static boolean hasData(
      SourceBytes source, ZipBytes zip, Workbook workbook, Workbook.Sheet sheet) {
    try (PartReader reader = open(source, zip, sheet)) {
      return !new XlsxSheet(source, workbook, reader).cells((number, cells) -> cells.isEmpty());
    }
  }

  private static PartReader open(SourceBytes source, ZipBytes zip, Workbook.Sheet sheet) {
    return new PartReader(
        source, zip.content(sheet.part()).orElseThrow(() -> XlsxProblems.damaged(source)));
  }

  private boolean cells(BiPredicate<Integer, List<SheetCell>> receiver) {
    while (reader.nextTag() && !reader.isEnd("sheetData")) {
      if (reader.isStart("row")) {
        row = number(reader.attribute("r"), row + 1);
        if (!receiver.test(row, rowCells())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Row numbers rise; anything else is not a sheet. */
  private int number(Optional<String> written, int next) {
    String text = written.orElseGet(() -> Integer.toString(next));
    boolean isNumber =
        !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(text) : 0;
    if (number < next || number > LAST_ROW) {
      throw XlsxProblems.damaged(source);
    }
    return number;
  }

  private List<SheetCell> rowCells() {
    List<SheetCell> cells = new ArrayList<>();
    int column = -1;
    while (reader.nextTag() && !reader.isEnd("row")) {
      if (reader.isStart("c")) {
        column = column(reader.attribute("r"), column + 1);
        SheetCell cell = cell(column);
        if (cell != null) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /** Index of the column in a reference such as {@code F17}; columns rise within a row. */
  private int column(Optional<String> reference, int next) {
    if (reference.isEmpty()) {
      return next;
    }
    int column = 0;
    for (char c : reference.get().toCharArray()) {
      if (c < 'A' || c > 'Z' || column > LAST_COLUMN) {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
    }
    if (column - 1 < next || column > LAST_COLUMN) {
      throw XlsxProblems.damaged(source);
    }
    return column - 1;
  }

  private @Nullable SheetCell cell(int column) {
    String type = reader.attribute("t").orElse("n");
    int style = style(reader.attribute("s").orElse("0"));
    boolean hasFormula = false;
    String value = null;
    while (reader.nextTag() && !reader.isEnd("c")) {
      if (reader.isStart("v")) {
        value = reader.text();
      } else if (reader.isStart("is")) {
        value = reader.richText("is");
      } else if (reader.isStart("f")) {
        hasFormula = true;
      }
    }
    if (value == null) {
      return hasFormula ? SheetCell.Problem.uncalculated(column) : null;
    }
    return value.isBlank() ? null : content(column, type, style, value);
  }

  private static int style(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(text) : 0;
  }

  private @Nullable SheetCell content(int column, String type, int style, String value) {
    return switch (type) {
      case "s" -> {
        Optional<String> shared = workbook.texts().get(value.strip());
        yield shared.isPresent() ? text(column, shared.get()) : SheetCell.Problem.damaged(column);
      }
      case "inlineStr", "str", "d" -> text(column, value);
      case "b" ->
          new SheetCell.Value(
              column, Workbook.isTrue(value.strip()) ? "true" : "false", Node.Kind.BOOLEAN);
      case "e" -> SheetCell.Problem.error(column, Quoted.of(value));
      case "n" -> number(column, style, value.strip());
      default -> SheetCell.Problem.damaged(column);
    };
  }

  private static @Nullable SheetCell text(int column, String text) {
    return text.isBlank() ? null : new SheetCell.Value(column, text.strip(), Node.Kind.TEXT);
  }

  private SheetCell number(int column, int style, String text) {
    if (text.length() > Limits.NUMBER_CHARS
        || !Decimals.isDecimal(text)
        || Decimals.isOutOfRange(text)) {
      return SheetCell.Problem.damaged(column);
    }
    NumberFormats.Meaning meaning =
        style < workbook.meanings().size()
            ? workbook.meanings().get(style)
            : NumberFormats.Meaning.NUMBER;
    return ExcelNumbers.cell(column, new BigDecimal(text), meaning, workbook.is1904());
  }

  private void mergedAreas(SheetRows rows) {
    while (reader.nextTag()) {
      if (reader.isStart("mergeCell")) {
        String area = reader.attribute("ref").orElse("").toUpperCase(Locale.ROOT);
        Matcher matcher = AREA.matcher(area);
        if (!matcher.matches()) {
          throw Refusal.at(
              Location.of(source.name()),
              "EXCEL_DAMAGED",
              "The workbook is damaged: %s is no area of cells.".formatted(Quoted.of(area)),
              "Open it in Excel, let it repair the file and save it again.");
        }
        rows.merged(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), area);
      }
    }
  }
}
