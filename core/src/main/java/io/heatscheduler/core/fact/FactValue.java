package io.heatscheduler.core.fact;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The exact value of a fact. */
public sealed interface FactValue {

  /** The value for machines: a plain decimal, ISO 8601, or the text itself. */
  String published();

  /** A decimal, in the unit of the fact's type. */
  record Quantity(BigDecimal value) implements FactValue {
    public Quantity {
      value = Exactness.canonical(value);
    }

    @Override
    public String published() {
      return value.toPlainString();
    }
  }

  /** A span of time. */
  record Span(Duration value) implements FactValue {
    @Override
    public String published() {
      return value.toString();
    }
  }

  /** An instant. */
  record Moment(Instant value) implements FactValue {
    @Override
    public String published() {
      return value.toString();
    }
  }

  /** A date of the site's calendar. */
  record Day(LocalDate value) implements FactValue {
    @Override
    public String published() {
      return value.toString();
    }
  }

  /**
   * A text of the plant's own or of this program.
   *
   * @param value as it was read: may hold anything, also what tries to be taken for something else
   */
  record Text(String value) implements FactValue {
    @Override
    public String published() {
      return value;
    }
  }
}
