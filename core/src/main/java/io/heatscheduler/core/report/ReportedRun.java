package io.heatscheduler.core.report;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a finished run says: the same whether it was just planned or read back from its
 * folder, so its documents are the same, too.
 *
 * @param asOf instant the run stands for; the date of its documents
 * @param dispatch what each piece of equipment delivers and draws; holds grid and schedule
 * @param limits the plant with every limit, on the same slots: {@link #grid()}, unless a relaxed
 *     run was planned without some of them
 * @param bill exact bill of the schedule
 * @param fifo comparison with first in, first out; null if that does not place every job
 * @param asPlanned comparison with the plant's own plan; null unless every job carries one
 * @param violations what a relaxed run breaks, with its prices; null if the run keeps every limit
 * @param search what only the search can say: status, bound, why it ended
 * @param hashes of input, schedule and bill
 * @param findings what a person should know about inputs and comparisons
 */
public record ReportedRun(
    Instant asOf,
    Dispatch dispatch,
    PlantGrid limits,
    Bill bill,
    @Nullable Comparison fifo,
    @Nullable Comparison asPlanned,
    @Nullable List<Violation> violations,
    SearchRecord search,
    RunHashes hashes,
    List<Finding> findings) {
  public ReportedRun {
    violations = violations == null ? null : List.copyOf(violations);
    findings = List.copyOf(findings);
  }

  /** The plant over its slots, as it was planned. */
  public PlantGrid grid() {
    return dispatch.grid();
  }

  /** Who runs where and when. */
  public SlottedSchedule schedule() {
    return dispatch.schedule();
  }

  /** What the broken limits cost by the relax prices; 0 if the run keeps every limit. */
  public BigDecimal relaxPrice() {
    return violations == null
        ? BigDecimal.ZERO
        : io.heatscheduler.core.relax.Violations.price(violations);
  }

  /** Plan cost and relax price: what the search minimised. */
  public BigDecimal total() {
    return bill.planCost().add(relaxPrice());
  }

  /** (total - bound) / |total|, rounded up to nine decimals; null without a bound. */
  public @Nullable BigDecimal gap() {
    return search.gap(total());
  }
}
