package io.heatscheduler.reports.excel;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder.BorderSide;

/** The styles of a workbook, each made once. */
final class Looks {
  private final XSSFWorkbook workbook;
  private final String money;
  private final String time;
  private final String date;
  private final Map<Key, XSSFCellStyle> styles = new HashMap<>();
  private final Map<Integer, XSSFFont> fonts = new HashMap<>();
  private final Map<Integer, XSSFCellStyle> fills = new HashMap<>();

  /** A style: its look, and what its place and its text ask for. */
  private record Key(Look look, boolean total, boolean quoted, boolean indented) {}

  /**
   * Styles for a reader.
   *
   * @param language ISO code, en or de
   * @param currency of all money
   */
  Looks(XSSFWorkbook workbook, String language, Currency currency) {
    this.workbook = workbook;
    this.money = moneyFormat(language, currency);
    boolean german = language.equals("de");
    this.time = german ? "[$-407]ddd dd.mm.yyyy hh:mm" : "[$-409]ddd d mmm yyyy hh:mm";
    this.date = german ? "dd.mm.yyyy" : "[$-409]d mmm yyyy";
    font(Colours.TEXT, 10, false); // font 0 is what column widths are measured in
  }

  /** The format of money: sign, grouping and decimals of the currency in the language. */
  static String moneyFormat(String language, Currency currency) {
    ULocale locale = ULocale.forLanguageTag(language);
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    com.ibm.icu.util.Currency icu = com.ibm.icu.util.Currency.fromJavaCurrency(currency);
    format.setCurrency(icu);
    String symbol = "\"" + icu.getSymbol(locale).replace("\"", "") + "\"";
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    String number = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
    String pattern = ((DecimalFormat) format).toPattern();
    boolean before = pattern.indexOf('\u00a4') < pattern.indexOf('#');
    boolean spaced = !before || symbol.length() > 3;
    String positive = before ? symbol + (spaced ? "\\ " : "") + number : number + "\\ " + symbol;
    return positive + ";\\-" + positive;
  }

  /** The style of a look. */
  XSSFCellStyle of(Look look) {
    return of(look, false, false, false);
  }

  /**
   * The style of a cell.
   *
   * @param total whether it is of a row of totals
   * @param quoted whether it is marked as text, so that editing it makes no formula of it
   * @param indented whether text keeps away from the number to its left
   */
  XSSFCellStyle of(Look look, boolean total, boolean quoted, boolean indented) {
    return styles.computeIfAbsent(new Key(look, total, quoted, indented), this::make);
  }

  private XSSFCellStyle make(Key key) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setFont(font(Colours.TEXT, 10, key.total()));
    switch (key.look()) {
      case TITLE -> style.setFont(font(Colours.PLAN, 16, true));
      case SUBTITLE, NOTE -> style.setFont(font(Colours.MUTED, 10, false));
      case SECTION -> style.setFont(font(Colours.PLAN, 12, true));
      case KEY_TEXT, KEY_MONEY -> style.setFont(font(Colours.PLAN, 14, true));
      case VERDICT -> style.setFont(font(Colours.TEXT, 10, true));
      case HEADER, HEADER_RIGHT -> {
        style.setFont(font(Colours.PAPER, 10, true));
        fill(style, Colours.PLAN);
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
      }
      default -> {}
    }
    switch (key.look()) {
      case HEADER, HEADER_RIGHT, PARAGRAPH, NOTE -> style.setWrapText(true);
      default -> {}
    }
    style.setAlignment(alignment(key.look()));
    if (key.indented() && alignment(key.look()) == HorizontalAlignment.LEFT) {
      style.setIndention((short) 1);
    }
    style.setDataFormat(workbook.createDataFormat().getFormat(format(key.look())));
    if (key.look().compareTo(Look.TEXT) >= 0 && key.look() != Look.NOTE) {
      line(style, key.total());
    }
    style.setQuotePrefixed(key.quoted());
    return style;
  }

  private static HorizontalAlignment alignment(Look look) {
    return switch (look) {
      case HEADER_RIGHT -> HorizontalAlignment.RIGHT;
      case VERDICT -> HorizontalAlignment.CENTER;
      case KEY_MONEY -> HorizontalAlignment.RIGHT;
      default -> look.isNumber() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
    };
  }

  private String format(Look look) {
    return switch (look) {
      case WHOLE -> "#,##0";
      case POWER -> "#,##0.0";
      case ENERGY, HOURS -> "#,##0.00";
      case QUANTITY -> "#,##0.###";
      case MONEY, KEY_MONEY -> money;
      case FINE -> "#,##0.000000";
      case RATE -> "#,##0.00000";
      case PERCENT -> "0.0%";
      case TIME -> time;
      case DATE -> date;
      default -> "General";
    };
  }

  private void line(XSSFCellStyle style, boolean total) {
    XSSFColor grid = colour(total ? Colours.TEXT : Colours.GRID);
    if (total) {
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderColor(BorderSide.TOP, grid);
    } else {
      style.setBorderBottom(BorderStyle.HAIR);
      style.setBorderColor(BorderSide.BOTTOM, grid);
    }
  }

  /** A cell of one colour, e.g. a bar of a chart made of cells. */
  XSSFCellStyle filled(int background, int text, boolean strong) {
    int key = background * 31 + text * 2 + (strong ? 1 : 0);
    return fills.computeIfAbsent(
        key,
        none -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFont(font(text, 9, strong));
          style.setVerticalAlignment(VerticalAlignment.CENTER);
          style.setAlignment(HorizontalAlignment.LEFT);
          fill(style, background);
          return style;
        });
  }

  /** A new style like another, for the caller to change. */
  XSSFCellStyle copy(XSSFCellStyle of) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.cloneStyleFrom(of);
    return style;
  }

  static void fill(XSSFCellStyle style, int colour) {
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setFillForegroundColor(colour(colour));
  }

  static XSSFColor colour(int rgb) {
    return new XSSFColor(Colours.bytes(rgb));
  }

  private XSSFFont font(int colour, int points, boolean bold) {
    return fonts.computeIfAbsent(
        colour * 64 + points * 2 + (bold ? 1 : 0),
        key -> {
          XSSFFont font = fonts.isEmpty() ? workbook.getFontAt(0) : workbook.createFont();
          font.setFontName("Calibri");
          font.setFontHeightInPoints((short) points);
          font.setBold(bold);
          font.setColor(colour(colour));
          return font;
        });
  }
}
