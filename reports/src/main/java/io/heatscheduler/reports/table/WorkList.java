package io.heatscheduler.reports.table;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All jobs of a plan in the order the operators work: by equipment, then start, then job id.
 *
 * @param orders one for each job
 */
public record WorkList(List<WorkOrder> orders) {
  public WorkList {
    orders = List.copyOf(orders);
  }

  /** The work of a run. */
  public static WorkList of(ReportedRun run) {
    SlottedSchedule schedule = run.schedule();
    List<GridJob> jobs =
        run.grid().jobs().stream()
            .sorted(
                Comparator.<GridJob>comparingInt(job -> schedule.equipmentOf(job.index()))
                    .thenComparingInt(job -> schedule.startOf(job.index()))
                    .thenComparing(job -> job.job().jobId()))
            .toList();
    return new WorkList(new Orders(run).of(jobs));
  }

  /** Orders of one piece of equipment, in order. */
  public List<WorkOrder> of(String equipmentId) {
    return orders.stream().filter(order -> order.equipmentId().equals(equipmentId)).toList();
  }

  /** Makes orders of jobs. */
  private static final class Orders {
    private final ReportedRun run;
    private final PlantGrid grid;
    private final Map<String, JobCost> costs = new HashMap<>();
    private final Map<String, BigDecimal> planCosts = new HashMap<>();

    Orders(ReportedRun run) {
      this.run = run;
      this.grid = run.grid();
      run.bill().jobs().forEach(cost -> costs.put(cost.jobId(), cost));
      run.bill().byJob().entries().stream()
          .filter(entry -> entry.kind() == Breakdown.Kind.JOB)
          .forEach(entry -> planCosts.put(entry.key(), entry.amount()));
    }

    List<WorkOrder> of(List<GridJob> jobs) {
      List<WorkOrder> orders = new ArrayList<>();
      int position = 0;
      int equipment = -1;
      for (GridJob job : jobs) {
        int on = run.schedule().equipmentOf(job.index());
        position = on == equipment ? position + 1 : 1;
        equipment = on;
        orders.add(order(job, position));
      }
      return orders;
    }

    private WorkOrder order(GridJob job, int position) {
      int start = run.schedule().startOf(job.index());
      JobCost cost = costs.get(job.job().jobId());
      BigDecimal planCost = planCosts.get(job.job().jobId());
      if (cost == null || planCost == null) {
        throw new IllegalStateException("the bill has no share for job " + job.job().jobId());
      }
      return new WorkOrder(
          position,
          job,
          grid.equipment().get(run.schedule().equipmentOf(job.index())),
          grid.time().startOf(start),
          grid.time().startOf(start + job.durationSlots()),
          cost,
          planCost,
          fifo(job));
    }

    private WorkOrder.@Nullable FifoPlace fifo(GridJob job) {
      Comparison comparison = run.fifo();
      if (comparison == null) {
        return null;
      }
      SlottedSchedule fifo = comparison.baseline().schedule();
      return new WorkOrder.FifoPlace(
          grid.equipment().get(fifo.equipmentOf(job.index())).equipment().equipmentId(),
          grid.time().startOf(fifo.startOf(job.index())),
          Exactness.canonical(
              Exactness.roundLine(Savings.timeShiftOf(grid, job, fifo, run.schedule()))));
    }
  }
}
