package io.heatscheduler.formats;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises numbers as written, without turning them into binary floating point. */
public final class Decimals {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?");

  private Decimals() {}

  /** Whether the text is a decimal number, e.g. {@code -0.045} or {@code 1e3}. */
  public static boolean isDecimal(String text) {
    return text.length() <= Limits.VALUE_CHARS && DECIMAL.matcher(text).matches();
  }

  /** Whether a decimal number's power of ten is outside +-{@value Limits#NUMBER_EXPONENT}. */
  public static boolean isOutOfRange(String decimal) {
    Matcher matcher = DECIMAL.matcher(decimal);
    if (!matcher.matches() || matcher.group(1) == null) {
      return false;
    }
    String exponent = matcher.group(1).replaceFirst("^([-+]?)0+(?=[0-9])", "$1");
    return exponent.length() > 4 || Math.abs(Integer.parseInt(exponent)) > Limits.NUMBER_EXPONENT;
  }
}
