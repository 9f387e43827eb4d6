package io.heatscheduler.core.fact.check;

import io.heatscheduler.core.fact.check.Said.Unit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a language writes numbers, units, dates and times.
 *
 * @param number digits with the separators of the language
 * @param decimal separator of decimals
 * @param numbers number words, lower case
 * @param ordinals words for places in an order, lower case
 * @param parts words for shares, lower case, in whole percent
 * @param never words that say a number which is never a fact, lower case, e.g. {@code twice}
 * @param compound words put together of numbers; never matches if the language has none
 * @param fixed phrases with number words that say no number
 * @param dates patterns with groups {@code weekday}, {@code month} or {@code monthNumber}, {@code
 *     day}, {@code year}, {@code time}
 * @param times patterns of a time alone with groups {@code hour}, {@code minute}, {@code half}
 * @param months month by name, lower case
 * @param weekdays weekday by name, lower case
 * @param weekday a full name of a weekday
 * @param gain words that say that something is saved
 * @param loss words that say that something costs more
 */
record Vocabulary(
    Pattern number,
    char decimal,
    Map<String, Integer> numbers,
    Map<String, Integer> ordinals,
    Map<String, Integer> parts,
    Set<String> never,
    Pattern compound,
    Pattern fixed,
    List<Pattern> dates,
    List<Pattern> times,
    Map<String, Month> months,
    Map<String, DayOfWeek> weekdays,
    Pattern weekday,
    Pattern gain,
    Pattern loss) {

  /** A unit: its base unit and how many of these it is. */
  record Measure(Unit unit, BigDecimal factor) {
    static Measure of(Unit unit, long factor) {
      return new Measure(unit, BigDecimal.valueOf(factor));
    }
  }

  /** Units by their symbol or name, both languages. */
  static final Map<String, Measure> UNITS =
      Map.ofEntries(
          Map.entry("%", Measure.of(Unit.PERCENT, 1)),
          Map.entry("percent", Measure.of(Unit.PERCENT, 1)),
          Map.entry("Prozent", Measure.of(Unit.PERCENT, 1)),
          Map.entry("kWh", Measure.of(Unit.KWH, 1)),
          Map.entry("MWh", Measure.of(Unit.KWH, 1_000)),
          Map.entry("GWh", Measure.of(Unit.KWH, 1_000_000)),
          Map.entry("kW", Measure.of(Unit.KW, 1)),
          Map.entry("MW", Measure.of(Unit.KW, 1_000)),
          Map.entry("kg", Measure.of(Unit.KG, 1)),
          Map.entry("t", Measure.of(Unit.KG, 1_000)),
          Map.entry("tonnes", Measure.of(Unit.KG, 1_000)),
          Map.entry("Tonnen", Measure.of(Unit.KG, 1_000)));

  /** Seconds of units of time, both languages. */
  static final Map<String, Integer> TIMES =
      Map.ofEntries(
          Map.entry("h", 3600),
          Map.entry("hour", 3600),
          Map.entry("hours", 3600),
          Map.entry("Stunde", 3600),
          Map.entry("Stunden", 3600),
          Map.entry("Std", 3600),
          Map.entry("min", 60),
          Map.entry("minute", 60),
          Map.entry("minutes", 60),
          Map.entry("Minute", 60),
          Map.entry("Minuten", 60),
          Map.entry("s", 1),
          Map.entry("seconds", 1),
          Map.entry("Sekunden", 1),
          Map.entry("day", 86_400),
          Map.entry("days", 86_400),
          Map.entry("Tag", 86_400),
          Map.entry("Tage", 86_400),
          Map.entry("Tagen", 86_400));

  /** Currency codes by names of currencies. */
  static final Map<String, Set<String>> CURRENCY_WORDS =
      Map.of(
          "euro", Set.of("EUR"),
          "euros", Set.of("EUR"),
          "dollar", Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
          "dollars", Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
          "pound", Set.of("GBP"),
          "pounds", Set.of("GBP"),
          "pfund", Set.of("GBP"),
          "franken", Set.of("CHF"),
          "francs", Set.of("CHF"),
          "yen", Set.of("JPY"));

  /** What makes of the number before it one that is no count: other units, multiples, scales. */
  static final Set<String> STRANGE =
      Set.of(
          "k",
          "m",
          "bn",
          "mio",
          "mrd",
          "tsd",
          "million",
          "millions",
          "billion",
          "thousand",
          "hundred",
          "dozen",
          "millionen",
          "milliarden",
          "tausend",
          "hundert",
          "x",
          "times",
          "mal",
          "fold",
          "fach",
          "fache",
          "points",
          "percentage",
          "prozentpunkte",
          "promille",
          "c",
          "f",
          "bar",
          "j",
          "kj",
          "mj",
          "gj",
          "wh",
          "w",
          "tw",
          "twh",
          "gw",
          "kva",
          "kvar",
          "a",
          "v",
          "hz",
          "g",
          "mg",
          "l",
          "km",
          "cent",
          "cents",
          "ct",
          "st",
          "nd",
          "rd",
          "th",
          "degrees",
          "grad",
          "weeks",
          "week",
          "wochen",
          "woche",
          "months",
          "month",
          "monate",
          "monaten",
          "years",
          "year",
          "jahre",
          "jahren",
          "ppm",
          "uhr",
          "am",
          "pm");

  private static final String TIME_EN = "\\d{1,2}:\\d{2}(?:\\s?[ap]m\\b)?";
  private static final String TIME_DE = "\\d{1,2}:\\d{2}(?:\\sUhr)?";
  private static final Vocabulary ENGLISH = english();
  private static final Vocabulary GERMAN = german();

  /** The vocabulary of a language. */
  static Vocabulary of(Locale language) {
    return switch (language.getLanguage()) {
      case "en" -> ENGLISH;
      case "de" -> GERMAN;
      default ->
          throw new IllegalArgumentException("no text can be checked in %s".formatted(language));
    };
  }

  private static Vocabulary english() {
    Map<String, Month> months = months(Locale.ENGLISH);
    months.put("sept", Month.SEPTEMBER);
    Map<String, DayOfWeek> weekdays = weekdays(Locale.ENGLISH);
    String month = "(?<month>" + anyOf(months.keySet()) + ")\\.?";
    String head = "(?:\\b(?<weekday>" + anyOf(weekdays.keySet()) + ")\\b\\.?,?\\s)?";
    String tail = "(?:,?\\s(?:at\\s)?(?<time>" + TIME_EN + "))?";
    String day = "(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b";
    String year = "(?:,?\\s(?<year>\\d{4})(?![\\d:]))?";
    return new Vocabulary(
        Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?"),
        '.',
        inOrder(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen twenty",
            Map.of("both", 2, "single", 1)),
        inOrder(
            "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
                + " twelfth",
            Map.of()),
        Map.of("half", 50, "quarter", 25),
        words(
            "twice thrice double doubled triple tripled twofold threefold tenfold dozen dozens"
                + " hundred hundreds thousand thousands million millions billion halves halved"
                + " thirds quarters nil thirty forty fifty sixty seventy eighty ninety"),
        Pattern.compile("(?!)"),
        Pattern.compile("(?i)first[ -]in,?[ -]first[ -]out|\\bCO2\\b"),
        List.of(
            Pattern.compile("(?i)" + head + "\\b" + month + "\\s" + day + year + tail),
            Pattern.compile("(?i)" + head + "\\b" + day + "\\s" + month + year + tail),
            iso(tail)),
        List.of(
            Pattern.compile("(?i)\\b(?<hour>\\d{1,2}):(?<minute>\\d{2})(?:\\s?(?<half>[ap]m)\\b)?"),
            Pattern.compile("(?i)\\b(?<hour>\\d{1,2})(?<minute>)\\s?(?<half>[ap]m)\\b")),
        months,
        weekdays,
        fullWeekday(Locale.ENGLISH),
        Pattern.compile("(?i)\\b(?:sav(?:e|es|ed|ing|ings)|cheaper)\\b"),
        Pattern.compile("(?i)\\b(?:dearer|more expensive|extra costs?|loss(?:es)?)\\b"));
  }

  private static Vocabulary german() {
    Map<String, Month> months = months(Locale.GERMAN);
    months.put("sep", Month.SEPTEMBER);
    months.put("sept", Month.SEPTEMBER);
    months.put("jän", Month.JANUARY);
    Map<String, DayOfWeek> weekdays = weekdays(Locale.GERMAN);
    String month = "(?<month>" + anyOf(months.keySet()) + ")\\b\\.?";
    String head = "(?:\\b(?<weekday>" + anyOf(weekdays.keySet()) + ")\\b\\.?,?\\s(?:den\\s)?)?";
    String tail = "(?:,?\\s(?:um\\s)?(?<time>" + TIME_DE + "))?";
    String day = "\\b(?<day>\\d{1,2})\\.\\s?";
    String year = "(?:\\s(?<year>\\d{4})(?![\\d:]))?";
    String one =
        "(?:null|ein|eins|eine|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|sechzehn"
            + "|siebzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert"
            + "|tausend)";
    return new Vocabulary(
        Pattern.compile("\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?"),
        ',',
        inOrder(
            "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
                + " fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
            Map.of(
                "beide", 2, "beiden", 2, "beider", 2, "einzige", 1, "einziger", 1, "einzigen", 1)),
        germanOrdinals(),
        Map.of("hälfte", 50, "halb", 50, "halbe", 50, "halben", 50, "viertel", 25, "drittel", 33),
        words(
            "doppelt doppelte doppelten verdoppelt halbiert dutzend hundert tausend million"
                + " millionen milliarde milliarden einmal zweimal dreimal viermal fünfmal zehnmal"
                + " zweifach dreifach vierfach zehnfach dreiviertel dreißig vierzig fünfzig sechzig"
                + " siebzig achtzig neunzig hundertprozentig zwo"),
        Pattern.compile(
            "(?iu)(?:" + one + "(?:und)?){2,}(?:e|en|er|es|te|ten|ter|tes|ste|sten|mal|fach)?"),
        Pattern.compile("(?i)first[ -]in,?[ -]first[ -]out|\\bCO2\\b"),
        List.of(
            Pattern.compile("(?iu)" + head + day + month + year + tail),
            Pattern.compile(
                "(?iu)"
                    + head
                    + "\\b(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})\\.(?<year>\\d{4})?(?!\\d)"
                    + tail),
            iso(tail)),
        List.of(
            Pattern.compile("\\b(?<hour>\\d{1,2}):(?<minute>\\d{2})(?<half>)(?:\\sUhr\\b)?"),
            Pattern.compile("\\b(?<hour>\\d{1,2})(?<minute>)(?<half>)\\sUhr\\b")),
        months,
        weekdays,
        fullWeekday(Locale.GERMAN),
        Pattern.compile(
            "(?iu)\\b(?:(?:ein|er)?spar(?:t|en|te|ten|ung|ungen|nis|nisse)?|(?:ein)?gespart|günstiger"
                + "|billiger)\\b"),
        Pattern.compile("(?iu)\\b(?:teurer|mehrkosten|verlust|verluste|verlusten)\\b"));
  }

  private static Map<String, Integer> germanOrdinals() {
    Map<String, Integer> ordinals = new HashMap<>();
    int place = 0;
    for (String stem :
        "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte"
            .split(" ")) {
      place++;
      for (String ending : List.of("", "n", "r", "s", "m")) {
        ordinals.put(stem + ending, place);
      }
    }
    return ordinals;
  }

  private static Pattern iso(String tail) {
    return Pattern.compile(
        "(?<weekday>)\\b(?<year>\\d{4})-(?<monthNumber>\\d{2})-(?<day>\\d{2})(?!\\d)" + tail);
  }

  private static Map<String, Integer> inOrder(String words, Map<String, Integer> more) {
    Map<String, Integer> values = new HashMap<>(more);
    int value = 0;
    for (String word : words.split(" ")) {
      values.put(word, value++);
    }
    return values;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  private static Map<String, Month> months(Locale language) {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      names(month.getDisplayName(TextStyle.FULL, language)).forEach(n -> months.put(n, month));
      names(month.getDisplayName(TextStyle.SHORT, language)).forEach(n -> months.put(n, month));
    }
    return months;
  }

  private static Map<String, DayOfWeek> weekdays(Locale language) {
    Map<String, DayOfWeek> days = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      names(day.getDisplayName(TextStyle.FULL, language)).forEach(n -> days.put(n, day));
      names(day.getDisplayName(TextStyle.SHORT, language)).forEach(n -> days.put(n, day));
    }
    return days;
  }

  private static Stream<String> names(String name) {
    return Stream.of(name.replace(".", "").toLowerCase(Locale.ROOT));
  }

  private static Pattern fullWeekday(Locale language) {
    return Pattern.compile(
        "(?iu)\\b(?:"
            + Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.FULL, language))
                .collect(Collectors.joining("|"))
            + ")s?\\b");
  }

  private static String anyOf(Set<String> names) {
    return names.stream()
        .sorted((one, other) -> other.length() - one.length())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }
}
