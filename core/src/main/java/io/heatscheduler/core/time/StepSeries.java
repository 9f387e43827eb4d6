package io.heatscheduler.core.time;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A value over time in steps: each holds from its start until the next one starts, the last until
 * the end.
 *
 * @param steps at least one, in ascending order of start, without duplicates
 * @param end first instant after the last step
 */
public record StepSeries(List<Step> steps, Instant end) {

  /** One step of a series: a value and the instant from which it holds. */
  public record Step(Instant start, BigDecimal value) {
    public Step {
      value = Exactness.canonical(value);
    }
  }

  public StepSeries {
    steps = List.copyOf(steps);
    Check.that(!steps.isEmpty(), "a series needs at least one step");
    for (int i = 1; i < steps.size(); i++) {
      Check.that(
          steps.get(i - 1).start().isBefore(steps.get(i).start()),
          "series steps must ascend, but %s does not come after %s",
          steps.get(i).start(),
          steps.get(i - 1).start());
    }
    Check.that(
        steps.getLast().start().isBefore(end),
        "series end (%s) must come after its last step",
        end);
  }

  /** A value that never changes. */
  public static StepSeries constant(BigDecimal value) {
    return new StepSeries(List.of(new Step(Instant.MIN, value)), Instant.MAX);
  }

  /** Whether the series is one value for all time. */
  public boolean isConstant() {
    return steps.size() == 1 && steps.getFirst().start().equals(Instant.MIN);
  }

  /** First instant with a value. */
  public Instant start() {
    return steps.getFirst().start();
  }

  /**
   * The values at ascending instants, in one pass.
   *
   * @param instants ascending, each inside [start, end)
   */
  public BigDecimal[] valuesAt(List<Instant> instants) {
    TreeMap<Instant, BigDecimal> byStart = new TreeMap<>();
    steps.forEach(step -> byStart.put(step.start(), step.value()));
    BigDecimal[] values = new BigDecimal[instants.size()];
    for (int i = 0; i < values.length; i++) {
      Instant instant = instants.get(i);
      Check.that(
          !instant.isBefore(start()) && instant.isBefore(end),
          "the series covers %s to %s, not %s",
          start(),
          end,
          instant);
      values[i] = byStart.floorEntry(instant).getValue();
    }
    return values;
  }
}
