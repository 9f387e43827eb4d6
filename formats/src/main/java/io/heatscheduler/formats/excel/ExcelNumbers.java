package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Turns the numbers Excel stores into the decimals and dates it shows. */
final class ExcelNumbers {
  /**
   * Excel keeps and shows 15 significant digits; stored text has up to 17 because it is binary
   * inside.
   */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final int PLAIN_DIGITS = 40;
  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

  /** Day 0 for serials after Excel's 29 February 1900, a day that never was. */
  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

  private static final int FALSE_LEAP_DAY = 60;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private ExcelNumbers() {}

  /** The cell that shows a number under a number format. */
  static SheetCell cell(
      int column, BigDecimal stored, NumberFormats.Meaning meaning, boolean is1904) {
    String number = decimal(stored);
    return switch (meaning) {
      case NUMBER -> new SheetCell.Value(column, number, Node.Kind.NUMBER);
      case DATE -> dated(column, number, dateTime(stored, is1904));
      case DURATION -> dated(column, number, duration(stored));
    };
  }

  private static SheetCell dated(int column, String number, Optional<String> text) {
    return text.<SheetCell>map(iso -> new SheetCell.Value(column, iso, Node.Kind.TEXT))
        .orElseGet(() -> SheetCell.Problem.date(column, number));
  }

  /**
   * The decimal a person typed or sees, e.g. {@code 1.1} for the stored {@code 1.1000000000000001}.
   */
  static String decimal(BigDecimal stored) {
    BigDecimal shown = stored.round(SHOWN);
    if (shown.signum() == 0) {
      return "0";
    }
    shown = shown.stripTrailingZeros();
    boolean isPlain =
        Math.abs((long) shown.precision() - shown.scale()) <= PLAIN_DIGITS
            && shown.scale() <= PLAIN_DIGITS;
    return isPlain ? shown.toPlainString() : shown.toString();
  }

  /**
   * The local date and time of a serial number, to the second; a serial below 1 is a time of day.
   *
   * @param serial days since the epoch, time of day as a fraction
   * @param is1904 whether day 0 is 1904-01-01 instead of 1899-12-31
   * @return ISO 8601 text, or nothing if the serial is outside Excel's calendar
   */
  static Optional<String> dateTime(BigDecimal serial, boolean is1904) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(3_000_000)) > 0) {
      return Optional.empty();
    }
    long seconds =
        serial.multiply(SECONDS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    long day = seconds / 86_400;
    LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
    if (day == 0) {
      return Optional.of(
          time.getSecond() == 0 ? time.toString() : time.format(DateTimeFormatter.ISO_LOCAL_TIME));
    }
    if (!is1904 && day == FALSE_LEAP_DAY) {
      return Optional.empty();
    }
    LocalDate epoch =
        is1904 ? EPOCH_1904 : day < FALSE_LEAP_DAY ? EPOCH_1900.plusDays(1) : EPOCH_1900;
    LocalDate date = epoch.plusDays(day);
    if (date.toEpochDay() > LAST_DAY) {
      return Optional.empty();
    }
    LocalDateTime dateTime = date.atTime(time);
    return Optional.of(dateTime.format(time.getSecond() == 0 ? MINUTES : SECONDS));
  }

  /**
   * An elapsed time, e.g. {@code PT1H30M} for 0.0625 days; nothing if it is negative or over a
   * year.
   */
  static Optional<String> duration(BigDecimal days) {
    if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(366)) > 0) {
      return Optional.empty();
    }
    long seconds =
        days.multiply(SECONDS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return Optional.of(Duration.ofSeconds(seconds).toString());
  }
}
