package io.heatscheduler.core.report.derive;

import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.report.FlexibilityValue;
import java.math.BigDecimal;
import java.util.List;

/** What one more freedom would save. */
final class FlexibilityFacts {
  private FlexibilityFacts() {}

  static void add(List<FlexibilityValue> values, Facts.Builder facts) {
    int position = 0;
    for (FlexibilityValue value : values) {
      position++;
      String one = "flexibility." + position + ".";
      facts.put(one + "kind", value.change().getClass().getSimpleName());
      facts.put(one + "saving", value.saving());
      if (value.certain().signum() > 0) {
        facts.put(one + "certain", value.certain());
      }
      BigDecimal atMost = value.atMost();
      if (atMost != null) {
        facts.put(one + "at_most", atMost);
      }
      switch (value.change()) {
        case HigherPeakLimit(var by) -> facts.put(one + "more_kw", by.kilowatts());
        case LaterDeadline(var job, var by) -> facts.put(one + "job", job).put(one + "later", by);
        case MoreOperators(var shift, var by) ->
            facts.put(one + "shift", shift).put(one + "more_operators", by);
        case MoreStartsPerDay(var heater, var by) ->
            facts.put(one + "heater", heater).put(one + "more_starts", by);
        case AllowedEquipment(var job, var heater) ->
            facts.put(one + "job", job).put(one + "heater", heater);
        case ReleasedMaintenance(var heater, var span) ->
            facts
                .put(one + "heater", heater)
                .put(one + "from", span.start())
                .put(one + "to", span.end());
        default -> {
          // its kind and its value are all that can be said
        }
      }
    }
  }
}
