package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Fact;
import io.heatscheduler.core.fact.FactRounding;
import io.heatscheduler.core.fact.FactType;
import io.heatscheduler.core.fact.FactValue;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.fact.NameQuotes;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * Writes the value of a fact into a sentence: rounded as its definition allows, to the digits a
 * reader needs.
 *
 * <p>Amounts of 10 and more are written without decimals if the plan costs 1,000 or more; power has
 * a decimal below 100 kW, or below 1 kW if the site draws more; energy and mass below 10.
 */
final class FactWords {
  private static final BigDecimal LARGE_PLAN = BigDecimal.valueOf(1_000);
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TINY_PERCENT = new BigDecimal("0.01");

  private final Words words;
  private final NameQuotes quotes;
  private final ZoneId zone;
  private final Currency currency;
  private final boolean largePlan;
  private final boolean largeLoad;

  FactWords(Facts facts, Locale language) {
    this.words = new Words(language, facts.currency(), facts.zone());
    this.quotes = NameQuotes.of(language);
    this.zone = facts.zone();
    this.currency = facts.currency();
    this.largePlan =
        facts
                .quantity("plan.cost")
                .abs()
                .max(facts.quantity("fifo.cost").abs())
                .compareTo(LARGE_PLAN)
            >= 0;
    this.largeLoad = facts.quantity("peak.plan").compareTo(HUNDRED) >= 0;
  }

  /**
   * What a message takes for a fact: a number for a count, so that it finds its plural; else text.
   */
  Object argument(Fact fact) {
    return switch (fact.value()) {
      case FactValue.Quantity(var value) ->
          fact.type() == FactType.COUNT ? value.longValueExact() : quantity(fact, value);
      case FactValue.Span(var span) -> lapse(span);
      case FactValue.Moment(var instant) -> words.dayOfMonth(instant) + ", " + words.clock(instant);
      case FactValue.Day(var date) -> words.dayOfMonth(date.atStartOfDay(zone).toInstant());
      case FactValue.Text(var text) -> quotes.quoted(text);
    };
  }

  /** A share in whole percent. */
  String wholePercent(Fact fact) {
    BigDecimal value = ((FactValue.Quantity) fact.value()).value();
    return words.percent(
        fact.definition().rounding().round(value.movePointRight(2), 0).movePointLeft(2), 0);
  }

  /** Whether a quantity is written as 0. */
  boolean isTrivial(Fact fact) {
    return fact.value() instanceof FactValue.Quantity(var value)
        && fact.definition().rounding().round(value, decimals(fact, value)).signum() == 0;
  }

  private String quantity(Fact fact, BigDecimal exact) {
    BigDecimal shown = fact.type() == FactType.SHARE ? exact.movePointRight(2) : exact;
    int decimals = decimals(fact, exact);
    BigDecimal value = fact.definition().rounding().round(shown, decimals);
    return switch (fact.type()) {
      case MONEY -> words.money(value, decimals);
      case MONEY_PER_KWH -> words.text("narrative.per_kwh", words.money(value, decimals));
      case ENERGY -> words.text("unit.kwh", words.number(value, decimals));
      case POWER -> words.text("unit.kw", words.number(value, decimals));
      case MASS -> words.text("narrative.kg", words.number(value, decimals));
      case SHARE -> words.text("unit.percent", words.number(value, decimals));
      default -> throw new IllegalArgumentException(fact + " is no quantity");
    };
  }

  private int decimals(Fact fact, BigDecimal value) {
    BigDecimal size = value.abs();
    return switch (fact.type()) {
      case MONEY -> largePlan && size.compareTo(TEN) >= 0 ? 0 : minorDigits();
      case MONEY_PER_KWH -> minorDigits() + 2;
      case ENERGY, MASS -> size.compareTo(TEN) < 0 ? 1 : 0;
      case POWER -> size.compareTo(largeLoad ? BigDecimal.ONE : HUNDRED) < 0 ? 1 : 0;
      case SHARE ->
          size.movePointRight(2).compareTo(TINY_PERCENT) < 0 && size.signum() > 0
              ? 4
              : fact.definition().rounding() == FactRounding.NEAREST ? 1 : 2;
      default -> 0;
    };
  }

  private int minorDigits() {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  private String lapse(Duration span) {
    long minutes =
        BigDecimal.valueOf(span.getSeconds())
            .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_EVEN)
            .longValueExact();
    if (minutes == 0) {
      return words.text("narrative.seconds", words.count(span.getSeconds()));
    }
    String rest = words.text("narrative.minutes", words.count(minutes % 60));
    if (minutes < 60) {
      return rest;
    }
    String hours = words.text("narrative.hours", words.count(minutes / 60));
    return minutes % 60 == 0 ? hours : hours + "\u00a0" + rest;
  }
}
