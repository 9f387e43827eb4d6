package io.heatscheduler.core.fact;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.fact.FactValue.Day;
import io.heatscheduler.core.fact.FactValue.Moment;
import io.heatscheduler.core.fact.FactValue.Quantity;
import io.heatscheduler.core.fact.FactValue.Span;
import io.heatscheduler.core.fact.FactValue.Text;

/**
 * One value that may be said of a run.
 *
 * @param id stable and dotted, e.g. {@code saving.amount}
 * @param definition what it means
 * @param value exact, unrounded
 */
public record Fact(String id, FactDefinition definition, FactValue value) {
  public Fact {
    Check.that(definition.covers(id), "fact %s is not one of %s", id, definition.pattern());
    Check.that(fits(definition.type(), value), "fact %s has a %s", id, value);
  }

  /** Kind and unit of the value. */
  public FactType type() {
    return definition.type();
  }

  private static boolean fits(FactType type, FactValue value) {
    return switch (value) {
      case Quantity(var number) ->
          type.isQuantity() && (type != FactType.COUNT || number.stripTrailingZeros().scale() <= 0);
      case Span ignored -> type == FactType.DURATION;
      case Moment ignored -> type == FactType.MOMENT;
      case Day ignored -> type == FactType.DATE;
      case Text ignored -> type == FactType.NAME || type == FactType.KEYWORD;
    };
  }
}
