package io.heatscheduler.reports.words;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.FieldPosition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Writes numbers, money, energy and times for a reader: his language, the site's currency and zone.
 *
 * <p>Rounding is half even and for display only. Nothing depends on the machine's locale or zone.
 */
public final class Words {
  private static final String BUNDLE = "io.heatscheduler.reports.words.messages";

  private final ULocale locale;
  private final Currency currency;
  private final TimeZone zone;
  private final ResourceBundle messages;

  /**
   * Words for a reader.
   *
   * @param language one of the languages documents are written in
   * @param currency of all money
   * @param zone of all times
   */
  public Words(Locale language, Currency currency, ZoneId zone) {
    this.locale = ULocale.forLocale(language);
    this.currency = currency;
    this.zone = TimeZone.getTimeZone(zone.getId());
    this.messages =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language, e.g. {@code de}. */
  public String language() {
    return locale.getLanguage();
  }

  /**
   * A text of the catalogue.
   *
   * @param key in {@code messages.properties}, a pattern of ICU's MessageFormat
   * @param values named by their position
   * @throws java.util.MissingResourceException if the catalogue has no such key
   */
  public String text(String key, Object... values) {
    return new MessageFormat(messages.getString(key), locale).format(values);
  }

  /** Money with its currency, in the currency's own decimals. */
  public String money(BigDecimal amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(com.ibm.icu.util.Currency.fromJavaCurrency(currency));
    format.setRoundingMode(RoundingMode.HALF_EVEN.ordinal());
    return format.format(amount);
  }

  /** A number with a fixed count of decimals. */
  public String number(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_EVEN.ordinal());
    return format.format(value);
  }

  /** A whole number. */
  public String count(long value) {
    return number(BigDecimal.valueOf(value), 0);
  }

  /**
   * A share.
   *
   * @param fraction 0.125 for 12.5 %
   */
  public String percent(BigDecimal fraction, int decimals) {
    return text("unit.percent", number(fraction.movePointRight(2), decimals));
  }

  /** Power, e.g. {@code 1,204.5 kW}. */
  public String power(BigDecimal kilowatts) {
    return text("unit.kw", number(kilowatts, 1));
  }

  /** Energy, e.g. {@code 12,040 kWh}. */
  public String energy(BigDecimal kilowattHours) {
    return text("unit.kwh", number(kilowattHours, 0));
  }

  /** Day and time, e.g. {@code Mon, Nov 23, 06:00}. */
  public String moment(Instant instant) {
    return pattern("EEEdMMMHHmm", instant);
  }

  /** Day, e.g. {@code Mon, Nov 23, 2026}. */
  public String day(Instant instant) {
    return pattern("EEEdMMMyyyy", instant);
  }

  /** Day without its year, e.g. {@code Mon, Nov 23}. */
  public String dayOfMonth(Instant instant) {
    return pattern("EEEdMMM", instant);
  }

  /** Time of day, e.g. {@code 06:00}. */
  public String time(Instant instant) {
    return pattern("HHmm", instant);
  }

  private String pattern(String skeleton, Instant instant) {
    String best = DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton);
    Calendar calendar = new GregorianCalendar(zone, locale);
    calendar.setTimeInMillis(instant.toEpochMilli());
    return new SimpleDateFormat(best, locale)
        .format(calendar, new StringBuffer(), new FieldPosition(0))
        .toString();
  }
}
