package io.heatscheduler.reports.words;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.FieldPosition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes numbers, money, energy and times for a reader: his language, the site's currency and zone.
 *
 * <p>Rounding is half even and for display only. Nothing depends on the machine's locale or zone.
 * Formats are made once, because documents of a thousand jobs write ten thousands of numbers; safe
 * for use by several threads.
 */
public final class Words {
  private static final String BUNDLE = "io.heatscheduler.reports.words.messages";

  private final ULocale locale;
  private final Currency currency;
  private final TimeZone zone;
  private final ZoneId siteZone;
  private final ResourceBundle messages;
  private final LocalizedNumberFormatter moneyFormat;
  private final Map<Integer, LocalizedNumberFormatter> numberFormats = new ConcurrentHashMap<>();
  private final Map<String, MessageFormat> messageFormats = new ConcurrentHashMap<>();
  private final Map<String, SimpleDateFormat> dateFormats = new ConcurrentHashMap<>();

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
    this.moneyFormat =
        NumberFormatter.withLocale(locale)
            .unit(com.ibm.icu.util.Currency.fromJavaCurrency(currency))
            .roundingMode(RoundingMode.HALF_EVEN);
    this.siteZone = zone;
    this.zone = TimeZone.getTimeZone(zone.getId());
    this.messages =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  ULocale locale() {
    return locale;
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
    MessageFormat format =
        messageFormats.computeIfAbsent(
            key, one -> new MessageFormat(messages.getString(one), locale));
    synchronized (format) {
      return format.format(values);
    }
  }

  /** Whether the catalogue has a text. */
  public boolean has(String key) {
    return messages.containsKey(key);
  }

  /** Money with its currency, in the currency's own decimals. */
  public String money(BigDecimal amount) {
    return moneyFormat.format(plusZero(amount, decimals())).toString();
  }

  /** Money with its currency and a fixed count of decimals. */
  public String money(BigDecimal amount, int decimals) {
    return moneyFormat
        .precision(Precision.fixedFraction(decimals))
        .format(plusZero(amount, decimals))
        .toString();
  }

  /** A number with a fixed count of decimals. */
  public String number(BigDecimal value, int decimals) {
    return numberFormats
        .computeIfAbsent(
            decimals,
            count ->
                NumberFormatter.withLocale(locale)
                    .precision(Precision.fixedFraction(count))
                    .roundingMode(RoundingMode.HALF_EVEN))
        .format(plusZero(value, decimals))
        .toString();
  }

  /** The number, or 0 if it would be shown as a negative one. */
  private static BigDecimal plusZero(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_EVEN).signum() == 0 ? BigDecimal.ZERO : value;
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

  /** Power with all its decimals, e.g. {@code 1,204.125 kW}. */
  public String exactPower(BigDecimal kilowatts) {
    return text("unit.kw", exact(kilowatts));
  }

  /** A number with all its decimals. */
  public String exact(BigDecimal value) {
    return number(value, Math.max(0, value.stripTrailingZeros().scale()));
  }

  /** Energy, e.g. {@code 12,040 kWh}. */
  public String energy(BigDecimal kilowattHours) {
    return text("unit.kwh", number(kilowattHours, 0));
  }

  /**
   * Day and time, e.g. {@code Mon, Nov 23, 06:00}; in the hour that clocks show twice with the name
   * of the zone's time.
   */
  public String moment(Instant instant) {
    return pattern("EEEdMMMHHmm", instant);
  }

  /** Day without its weekday, e.g. {@code Nov 23, 2026}. */
  public String date(Instant instant) {
    return pattern("dMMMyyyy", instant);
  }

  /** Day, e.g. {@code Mon, Nov 23, 2026}. */
  public String day(Instant instant) {
    return pattern("EEEdMMMyyyy", instant);
  }

  /** Day without its year, e.g. {@code Mon, Nov 23}. */
  public String dayOfMonth(Instant instant) {
    return pattern("EEEdMMM", instant);
  }

  /** Time of day, e.g. {@code 06:00}; in the hour that clocks show twice with the zone's time. */
  public String time(Instant instant) {
    return pattern("HHmm", instant);
  }

  /** Time of day as clocks show it, for axes: the hour that comes twice is not told apart. */
  public String clock(Instant instant) {
    return write("HHmm", instant);
  }

  /** An amount of money without its currency, for columns whose title names it. */
  public String amount(BigDecimal money) {
    return number(money, decimals());
  }

  /** Decimals of the currency, e.g. 2. */
  public int decimals() {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  /** The currency's code, e.g. {@code EUR}. */
  public String currency() {
    return currency.getCurrencyCode();
  }

  /** A span of whole minutes, e.g. {@code 1 h 30 min}; negative ones with a minus before them. */
  public String span(Duration span) {
    Duration length = span.abs();
    long hours = length.toHours();
    int minutes = length.toMinutesPart();
    String sign = span.isNegative() ? "-" : "";
    if (hours == 0) {
      return sign + text("unit.minutes", count(minutes));
    }
    return sign
        + (minutes == 0
            ? text("unit.hours", count(hours))
            : text("unit.hours_minutes", count(hours), count(minutes)));
  }

  /** A span on the site's clock, e.g. {@code Mon, Nov 23, 14:00 to 15:30}. */
  public String span(Interval span) {
    boolean sameDay =
        span.start()
            .atZone(siteZone)
            .toLocalDate()
            .equals(span.end().atZone(siteZone).toLocalDate());
    return text("span", moment(span.start()), sameDay ? time(span.end()) : moment(span.end()));
  }

  /** Name of a weekday, short, e.g. {@code Mon}. */
  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, locale.toLocale());
  }

  /** Things of which all are meant, e.g. {@code A, B and C}. */
  public String all(Collection<String> things) {
    return ListFormatter.getInstance(locale, ListFormatter.Type.AND, ListFormatter.Width.WIDE)
        .format(things);
  }

  /** Things of which one is meant, e.g. {@code A, B or C}. */
  public String either(Collection<String> things) {
    return ListFormatter.getInstance(locale, ListFormatter.Type.OR, ListFormatter.Width.WIDE)
        .format(things);
  }

  private String pattern(String skeleton, Instant instant) {
    boolean hasTime = skeleton.contains("HH");
    return write(hasTime && isAmbiguous(instant) ? skeleton + "z" : skeleton, instant);
  }

  private String write(String skeleton, Instant instant) {
    SimpleDateFormat format = dateFormats.computeIfAbsent(skeleton, this::dateFormat);
    synchronized (format) {
      Calendar calendar = format.getCalendar();
      calendar.setTimeInMillis(instant.toEpochMilli());
      return format.format(calendar, new StringBuffer(), new FieldPosition(0)).toString();
    }
  }

  private SimpleDateFormat dateFormat(String skeleton) {
    SimpleDateFormat format =
        new SimpleDateFormat(
            DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton), locale);
    Calendar calendar = new GregorianCalendar(zone, locale);
    format.setCalendar(calendar);
    return format;
  }

  /** Whether clocks show the same time twice, as in the hour after summer time ends. */
  private boolean isAmbiguous(Instant instant) {
    return siteZone.getRules().getValidOffsets(LocalDateTime.ofInstant(instant, siteZone)).size()
        > 1;
  }
}
