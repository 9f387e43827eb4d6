package io.heatscheduler.core.fact.check;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.fact.Fact;
import io.heatscheduler.core.fact.FactRounding;
import io.heatscheduler.core.fact.FactType;
import io.heatscheduler.core.fact.FactValue;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.fact.check.Said.Amount;
import io.heatscheduler.core.fact.check.Said.Lapse;
import io.heatscheduler.core.fact.check.Said.Ordinal;
import io.heatscheduler.core.fact.check.Said.Part;
import io.heatscheduler.core.fact.check.Said.Unreadable;
import io.heatscheduler.core.fact.check.Said.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a piece of text says a fact.
 *
 * @param facts currency and zone
 * @param language of the text
 */
record FactMatch(Facts facts, Locale language) {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  boolean says(Said said, Fact fact) {
    return switch (said) {
      case Amount amount -> says(amount, fact);
      case Lapse lapse -> says(lapse, fact);
      case When when -> says(when, fact);
      case Part(int percent) ->
          fact.type() == FactType.SHARE
              && fact.definition()
                  .rounding()
                  .allows(BigDecimal.valueOf(percent), quantity(fact).movePointRight(2));
      case Ordinal(int place) -> place == 1 && fact.id().matches(".*[._]first[._].*|.*\\.first");
      case Unreadable ignored -> false;
    };
  }

  private boolean says(Amount amount, Fact fact) {
    FactType type =
        switch (amount.unit()) {
          case NONE -> FactType.COUNT;
          case PERCENT -> FactType.SHARE;
          case MONEY -> FactType.MONEY;
          case MONEY_PER_KWH -> FactType.MONEY_PER_KWH;
          case KWH -> FactType.ENERGY;
          case KW -> FactType.POWER;
          case KG -> FactType.MASS;
        };
    if (fact.type() != type) {
      return false;
    }
    boolean money = type == FactType.MONEY || type == FactType.MONEY_PER_KWH;
    if (money && !Currencies.means(amount.currency(), facts.currency(), language)) {
      return false;
    }
    BigDecimal value = quantity(fact);
    if (type == FactType.SHARE) {
      value = value.movePointRight(2);
    }
    if (amount.factor().compareTo(BigDecimal.ONE) != 0) {
      value = value.divide(amount.factor(), DECIMAL128);
    }
    return fact.definition().rounding().allows(amount.value(), value);
  }

  private boolean says(Lapse lapse, Fact fact) {
    BigDecimal days = lapse.days();
    if (days != null && fact.type() == FactType.COUNT) {
      return quantity(fact).compareTo(days) == 0;
    }
    if (!(fact.value() instanceof FactValue.Span(Duration span))) {
      return false;
    }
    BigDecimal seconds =
        BigDecimal.valueOf(span.getSeconds())
            .add(BigDecimal.valueOf(span.getNano()).divide(NANOS, DECIMAL128));
    FactRounding rounding = fact.definition().rounding();
    return rounding.allows(
        lapse.seconds().divide(lapse.resolution(), DECIMAL128).setScale(0),
        seconds.divide(lapse.resolution(), DECIMAL128));
  }

  private boolean says(When when, Fact fact) {
    return switch (fact.value()) {
      case FactValue.Moment(var instant) -> {
        ZonedDateTime local = instant.atZone(facts.zone());
        LocalTime time = when.time();
        yield isOn(when, local.toLocalDate()) && (time == null || time.equals(local.toLocalTime()));
      }
      case FactValue.Day(var date) -> when.time() == null && isOn(when, date);
      default -> false;
    };
  }

  private static boolean isOn(When when, LocalDate date) {
    MonthDay day = when.day();
    @Nullable Integer year = when.year();
    return (day == null || day.equals(MonthDay.from(date)))
        && (year == null || year == date.getYear())
        && (when.weekday() == null || when.weekday() == date.getDayOfWeek());
  }

  private static BigDecimal quantity(Fact fact) {
    return ((FactValue.Quantity) fact.value()).value();
  }
}
