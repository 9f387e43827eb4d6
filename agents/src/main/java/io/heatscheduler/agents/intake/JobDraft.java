package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as far as its row and its recipe say; what is still null needs the equipment.
 *
 * <p>The other components are those of {@link io.heatscheduler.core.job.Job}.
 *
 * @param location the row
 */
public record JobDraft(
    String jobId,
    String productId,
    String productName,
    BigDecimal quantity,
    String unit,
    Energy heat,
    @Nullable BigDecimal temperatureSetpointC,
    @Nullable Integer durationMinutes,
    Instant earliestStart,
    Instant latestEnd,
    @Nullable Integer priority,
    List<String> eligibleEquipment,
    int operatorsRequired,
    List<String> predecessors,
    List<Interval> mustRun,
    List<Interval> cannotRun,
    List<BigDecimal> powerProfile,
    Map<String, BigDecimal> uses,
    @Nullable Instant plannedStart,
    @Nullable String plannedEquipment,
    Location location) {
  public JobDraft {
    eligibleEquipment = List.copyOf(eligibleEquipment);
    predecessors = List.copyOf(predecessors);
    mustRun = List.copyOf(mustRun);
    cannotRun = List.copyOf(cannotRun);
    powerProfile = List.copyOf(powerProfile);
    uses = Map.copyOf(uses);
  }

  /** Where a column of the row is. */
  Location at(String column) {
    return Fields.within(location, column);
  }

  /** Everything but the id, to recognise a row that repeats another. */
  String content() {
    return String.join(
        "\u0001",
        productId,
        quantity.toPlainString(),
        heat.toString(),
        String.valueOf(temperatureSetpointC),
        String.valueOf(durationMinutes),
        earliestStart.toString(),
        latestEnd.toString(),
        String.join(";", eligibleEquipment),
        String.join(";", predecessors),
        mustRun.toString(),
        cannotRun.toString());
  }
}
