package io.heatscheduler.agents.intake.bind;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decimal text to exact numbers; nothing passes through binary floating point. */
final class Numbers {
  /** Digits of a decimal128. */
  private static final int MOST_DIGITS = 34;

  private static final int BIGGEST_EXPONENT = 18;
  private static final BigDecimal SAFE_INTEGER = BigDecimal.valueOf(1L << 53);

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,6})?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("([+-]?\\d+),(\\d+)");
  private static final Pattern WITH_UNIT =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*([%\\p{L}°$€£][\\p{L}\\d%/°.]*)");
  private static final Pattern THOUSANDS =
      Pattern.compile("[+-]?\\d{1,3}([,' _\\u00a0\\u202f]\\d{3})+(\\.\\d+)?");

  private Numbers() {}

  /** Whether a text is a number, or tries to be one; otherwise it may name a file. */
  static boolean looksLikeNumber(String text) {
    return DECIMAL.matcher(text).matches() || DECIMAL_COMMA.matcher(text).matches();
  }

  static Parsed<BigDecimal> decimal(String raw) {
    String text = raw.strip();
    if (text.length() > 100 || !DECIMAL.matcher(text).matches()) {
      return notANumber(text);
    }
    BigDecimal value = new BigDecimal(text);
    BigDecimal exact = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    long exponent = (long) exact.precision() - exact.scale() - 1;
    if (exact.precision() > MOST_DIGITS || Math.abs(exponent) > BIGGEST_EXPONENT) {
      return Parsed.wrong(
          "NUMBER_TOO_LONG",
          "%s has more than %d digits or an exponent beyond %d."
              .formatted(Shown.of(text), MOST_DIGITS, BIGGEST_EXPONENT),
          "Round it to the digits that matter.");
    }
    if (exact.scale() <= 0 && exact.abs().compareTo(SAFE_INTEGER) > 0) {
      return Parsed.wrong(
          "INTEGER_TOO_BIG",
          "%s is over 2^53; other programs would change it without notice."
              .formatted(Shown.of(text)),
          "Use a bigger unit or a smaller number.");
    }
    return new Parsed.Value<>(exact);
  }

  private static Parsed<BigDecimal> notANumber(String text) {
    Matcher comma = DECIMAL_COMMA.matcher(text);
    if (comma.matches()) {
      return Parsed.wrong(
          "DECIMAL_COMMA",
          "%s uses a decimal comma.".formatted(text),
          "Write %s.%s.".formatted(comma.group(1), comma.group(2)));
    }
    if (THOUSANDS.matcher(text).matches()) {
      return Parsed.wrong(
          "THOUSANDS_SEPARATOR",
          "%s separates its thousands.".formatted(text),
          "Write %s.".formatted(text.replaceAll("[,' _\\u00a0\\u202f]", "")));
    }
    Matcher unit = WITH_UNIT.matcher(text);
    if (text.length() <= 40 && unit.matches()) {
      return Parsed.wrong(
          "NUMBER_WITH_UNIT",
          "%s carries a unit (%s).".formatted(text, unit.group(2)),
          "Write the number alone, in the unit the key's name ends with or the site's currency.");
    }
    return Parsed.wrong(
        "NOT_A_NUMBER",
        "%s is not a number.".formatted(Shown.of(text)),
        "Write digits with a decimal point, e.g. 12.5.");
  }
}
