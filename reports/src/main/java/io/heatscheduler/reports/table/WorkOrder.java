package io.heatscheduler.reports.table;

import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job's place in the plan, what it costs there, and where first in, first out had put it.
 *
 * @param position place in the order of its equipment, from 1
 * @param job what is done
 * @param unit where
 * @param start first instant of its run
 * @param end first instant after its run
 * @param cost its share of the input
 * @param planCost its share of the plan cost, demand charges included, money
 * @param fifo its place in the first-in-first-out schedule; null: that does not place every job
 */
public record WorkOrder(
    int position,
    GridJob job,
    GridEquipment unit,
    Instant start,
    Instant end,
    JobCost cost,
    BigDecimal planCost,
    @Nullable FifoPlace fifo) {

  /**
   * A place in the first-in-first-out schedule.
   *
   * @param equipmentId where it runs there
   * @param start when
   * @param timeShift what moving it in time saves, money rounded to six decimals
   */
  public record FifoPlace(String equipmentId, Instant start, BigDecimal timeShift) {}

  /** The job's id. */
  public String jobId() {
    return job.job().jobId();
  }

  /** The equipment's id. */
  public String equipmentId() {
    return unit.equipment().equipmentId();
  }

  /** How much later it could end; negative if it ends after its deadline. */
  public Duration slack() {
    return Duration.between(end, job.job().latestEnd());
  }

  /** Running time. */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /** How much later than first in, first out it starts; null without that schedule. */
  public @Nullable Duration movedBy() {
    return fifo == null ? null : Duration.between(fifo.start(), start);
  }
}
