package io.heatscheduler.core.fact.check;

import io.heatscheduler.core.fact.check.Said.Amount;
import io.heatscheduler.core.fact.check.Said.Lapse;
import io.heatscheduler.core.fact.check.Said.Ordinal;
import io.heatscheduler.core.fact.check.Said.Part;
import io.heatscheduler.core.fact.check.Said.Unit;
import io.heatscheduler.core.fact.check.Said.Unreadable;
import io.heatscheduler.core.fact.check.Said.When;
import io.heatscheduler.core.fact.check.Vocabulary.Measure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every number, time and date of a text, in digits or in words.
 *
 * <p>Dates come first, then times, then numbers in digits, then number words; what one has taken,
 * the next does not see.
 */
final class PieceReader {
  private static final char TAKEN = '\uE001';
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern UNIT =
      Pattern.compile("[\\s\u00a0\u202f]?-?(%|\u2030|\u00b0\\p{L}?|\\p{L}+)");
  private static final Pattern PER_KWH =
      Pattern.compile("[\\s\u00a0\u202f]?(?:per|pro|je|/)[\\s\u00a0\u202f]?kWh\\b");
  private static final Pattern JOINT = Pattern.compile("(?:,?[\\s\u00a0\u202f](?:and\\s|und\\s)?)");
  private static final String SIGNS = "+-\u2212\u2013";

  private final Vocabulary language;
  private final char[] left;
  private final List<Piece> pieces = new ArrayList<>();

  private PieceReader(String text, Vocabulary language) {
    this.language = language;
    this.left = text.toCharArray();
  }

  /**
   * The pieces of a text, in order.
   *
   * @param text names replaced by {@link TextGuard#NAME}
   */
  static List<Piece> read(String text, Vocabulary language) {
    PieceReader reader = new PieceReader(text, language);
    reader.take(language.fixed(), matcher -> null);
    language.dates().forEach(date -> reader.take(date, reader::date));
    language.times().forEach(time -> reader.take(time, reader::time));
    reader.digits();
    reader.words();
    reader.take(
        language.weekday(), matcher -> new When(null, null, reader.weekday(matcher.group()), null));
    reader.pieces.sort(Comparator.comparingInt(Piece::start));
    return reader.joined(text);
  }

  private interface Reading {
    @Nullable Said of(Matcher matcher);
  }

  private void take(Pattern pattern, Reading reading) {
    Matcher matcher = pattern.matcher(new String(left));
    while (matcher.find()) {
      Said said = reading.of(matcher);
      if (said != null) {
        pieces.add(new Piece(matcher.start(), matcher.end(), said));
      }
      Arrays.fill(left, matcher.start(), matcher.end(), TAKEN);
    }
  }

  private Said date(Matcher matcher) {
    try {
      String name = group(matcher, "month");
      int month =
          name == null
              ? Integer.parseInt(matcher.group("monthNumber"))
              : language.months().getOrDefault(plain(name), Month.JANUARY).getValue();
      String year = group(matcher, "year");
      String weekday = group(matcher, "weekday");
      String time = group(matcher, "time");
      return new When(
          MonthDay.of(month, Integer.parseInt(matcher.group("day"))),
          year == null ? null : Integer.valueOf(year),
          weekday == null ? null : weekday(weekday),
          time == null ? null : timeOf(time));
    } catch (DateTimeException notADate) {
      return new Unreadable("is no date");
    }
  }

  private @Nullable DayOfWeek weekday(String name) {
    DayOfWeek day = language.weekdays().get(plain(name));
    String singular = plain(name);
    return day == null && singular.endsWith("s")
        ? language.weekdays().get(singular.substring(0, singular.length() - 1))
        : day;
  }

  private Said time(Matcher matcher) {
    try {
      return new When(null, null, null, timeOf(matcher.group()));
    } catch (DateTimeException notATime) {
      return new Unreadable("is no time of day");
    }
  }

  private LocalTime timeOf(String text) {
    for (Pattern pattern : language.times()) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.lookingAt()) {
        int hour = Integer.parseInt(matcher.group("hour"));
        String minute = matcher.group("minute");
        String half = matcher.group("half");
        if (half != null && !half.isEmpty()) {
          hour = hour % 12 + (plain(half).startsWith("p") ? 12 : 0);
        }
        return LocalTime.of(hour, minute.isEmpty() ? 0 : Integer.parseInt(minute));
      }
    }
    throw new DateTimeException(text);
  }

  private static @Nullable String group(Matcher matcher, String name) {
    if (!matcher.pattern().namedGroups().containsKey(name)) {
      return null;
    }
    String found = matcher.group(name);
    return found == null || found.isEmpty() ? null : found;
  }

  private static String plain(String word) {
    return word.replace(".", "").toLowerCase(Locale.ROOT);
  }

  private void digits() {
    String text = new String(left);
    Matcher matcher = language.number().matcher(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      from = matcher.end();
      take(text, matcher.start(), matcher.end(), decimalOf(matcher.group()));
    }
  }

  private BigDecimal decimalOf(String digits) {
    String group = language.decimal() == '.' ? "," : ".";
    return new BigDecimal(digits.replace(group, "").replace(language.decimal(), '.'));
  }

  private void words() {
    String text = new String(left);
    Matcher matcher = WORD.matcher(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      from = matcher.end();
      String word = matcher.group().toLowerCase(Locale.ROOT);
      Integer number = language.numbers().get(word);
      Integer part = language.parts().get(word);
      Integer ordinal = language.ordinals().get(word);
      if (number != null) {
        take(text, matcher.start(), matcher.end(), BigDecimal.valueOf(number));
      } else if (part != null) {
        add(matcher.start(), matcher.end(), new Part(part));
      } else if (ordinal != null) {
        add(matcher.start(), matcher.end(), new Ordinal(ordinal));
      } else if (language.never().contains(word)
          || language.compound().matcher(matcher.group()).matches()) {
        add(matcher.start(), matcher.end(), new Unreadable("is a number no fact is said with"));
      }
    }
  }

  private void add(int start, int end, Said said) {
    pieces.add(new Piece(start, end, said));
    Arrays.fill(left, start, end, TAKEN);
  }

  /** Reads what stands around a number: sign, currency, unit. */
  private void take(String text, int first, int last, BigDecimal number) {
    int start = first;
    int end = last;
    String before = currencyBefore(text, first);
    int bare = first - before.length();
    if (!before.isEmpty()) {
      start = bare;
    }
    BigDecimal value = number;
    int sign = signAt(text, before.isEmpty() ? first : start, first);
    if (sign >= 0) {
      value = text.charAt(sign) == '+' ? number : number.negate();
      start = Math.min(start, sign);
    }
    if (isAttached(text, start, end)) {
      add(start, end, new Unreadable("is part of something else, not a number of its own"));
      return;
    }
    if (!before.isEmpty()) {
      addMoney(text, start, end, value, before.strip());
      return;
    }
    Matcher unit = UNIT.matcher(text).region(end, text.length());
    Matcher sc = CURRENCY_AFTER.matcher(text).region(end, text.length());
    if (sc.lookingAt()) {
      addMoney(text, start, sc.end(), value, sc.group(1));
    } else if (unit.lookingAt()) {
      addWithWord(text, start, end, value, unit);
    } else {
      add(start, end, new Amount(value, Unit.NONE, BigDecimal.ONE, ""));
    }
  }

  private static final Pattern CURRENCY_AFTER =
      Pattern.compile("[\\s\u00a0\u202f]?(\\p{Lu}{0,3}\\p{Sc})");

  private static final Pattern CURRENCY_BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\p{Lu}{0,3}\\p{Sc}|\\p{Lu}{3})[\\s\u00a0\u202f]?[-+\u2212]?$");

  private static String currencyBefore(String text, int first) {
    Matcher matcher = CURRENCY_BEFORE.matcher(text.substring(Math.max(0, first - 8), first));
    if (!matcher.find()) {
      return "";
    }
    String found = matcher.group();
    String code = found.replaceAll("[\\s\u00a0\u202f+\u2212-]", "");
    return Currencies.isCurrency(code) ? found : "";
  }

  /** Index of the sign in front of a number or of its currency; -1: none. */
  private static int signAt(String text, int start, int first) {
    for (int index : new int[] {start - 1, first - 1}) {
      if (index >= 0 && SIGNS.indexOf(text.charAt(index)) >= 0 && standsAlone(text, index)) {
        return index;
      }
    }
    return -1;
  }

  private static boolean standsAlone(String text, int sign) {
    if (sign == 0) {
      return true;
    }
    char before = text.charAt(sign - 1);
    return !Character.isLetterOrDigit(before) && before != TextGuard.NAME && before != TAKEN;
  }

  private static boolean isAttached(String text, int start, int end) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    char next = end + 1 >= text.length() ? ' ' : text.charAt(end + 1);
    boolean dashBefore = SIGNS.indexOf(before) >= 0 && start > 1;
    boolean wordBefore =
        dashBefore && isWord(text.charAt(start - 2)) && !isDigit(text.charAt(start - 2));
    return isWord(before)
        || wordBefore
        || "/\\^*=.,:'\u2019#&".indexOf(before) >= 0
        || isDigit(after)
        || "/\\^*=\u2019&".indexOf(after) >= 0
        || (".,:'".indexOf(after) >= 0 && isDigit(next))
        || after == TextGuard.NAME;
  }

  private static boolean isWord(char character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == TextGuard.NAME;
  }

  private static boolean isDigit(char character) {
    return Character.isDigit(character);
  }

  private void addMoney(String text, int start, int end, BigDecimal value, String currency) {
    Matcher rate = PER_KWH.matcher(text).region(end, text.length());
    boolean perKwh = rate.lookingAt();
    Matcher scale = UNIT.matcher(text).region(end, text.length());
    if (!perKwh && scale.lookingAt() && isStrange(scale.group(1))) {
      add(start, scale.end(), new Unreadable("has a unit no fact has"));
      return;
    }
    String plain = currency.replaceAll("[\\s\u00a0\u202f+\u2212-]", "");
    add(
        start,
        perKwh ? rate.end() : end,
        new Amount(value, perKwh ? Unit.MONEY_PER_KWH : Unit.MONEY, BigDecimal.ONE, plain));
  }

  private void addWithWord(String text, int start, int end, BigDecimal value, Matcher unit) {
    String word = unit.group(1);
    Measure measure = Vocabulary.UNITS.get(word);
    Integer seconds = Vocabulary.TIMES.get(word);
    if (Currencies.isCurrency(word) || Vocabulary.CURRENCY_WORDS.containsKey(plain(word))) {
      addMoney(text, start, unit.end(), value, word);
    } else if (measure != null) {
      add(start, unit.end(), new Amount(value, measure.unit(), measure.factor(), ""));
    } else if (seconds != null) {
      BigDecimal length = BigDecimal.valueOf(seconds);
      boolean days = seconds == 86_400 && value.scale() == 0;
      add(
          start,
          unit.end(),
          new Lapse(
              value.multiply(length), length.movePointLeft(value.scale()), days ? value : null));
    } else if (isStrange(word) || isGlued(unit)) {
      add(start, unit.end(), new Unreadable("has a unit no fact has"));
    } else {
      add(start, end, new Amount(value, Unit.NONE, BigDecimal.ONE, ""));
    }
  }

  private static boolean isGlued(Matcher unit) {
    return unit.start() == unit.start(1) || unit.group().indexOf('-') >= 0;
  }

  private static boolean isStrange(String word) {
    return "\u2030\u00b0".indexOf(word.charAt(0)) >= 0
        || Vocabulary.STRANGE.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Joins "2 h 15 min" to one span. */
  private List<Piece> joined(String text) {
    List<Piece> all = new ArrayList<>();
    for (Piece piece : pieces) {
      Piece last = all.isEmpty() ? null : all.getLast();
      if (last != null
          && last.said() instanceof Lapse(var coarse, var size, var ignored)
          && piece.said() instanceof Lapse(var fine, var smaller, var days)
          && smaller.compareTo(size) < 0
          && JOINT.matcher(text.substring(last.end(), piece.start())).matches()) {
        all.set(
            all.size() - 1,
            new Piece(last.start(), piece.end(), new Lapse(coarse.add(fine), smaller, null)));
      } else {
        all.add(piece);
      }
    }
    return all;
  }
}
