package io.heatscheduler.agents.cost;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.relax.Violations;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agent 5 makes: the exact bill of a verified schedule and its savings.
 *
 * @param dispatch what each equipment delivers and draws in each slot
 * @param limits the plant with every limit, on the same slots: the dispatch's own grid, unless a
 *     relaxed run was planned without some of them
 * @param bill the exact bill; its plan cost is the published objective
 * @param baseline the FIFO schedule; null if even that does not place every job
 * @param baselineBill its bill; null without a baseline
 * @param savings baseline less optimised, and the parts; null without a baseline
 * @param asPlanned comparison with the plant's own plan; null unless every job carries one
 * @param violations what a relaxed run breaks, with its prices; null if the run keeps every limit
 * @param notes what a person should know about the comparisons, as warnings
 */
public record CostAnalysis(
    Dispatch dispatch,
    PlantGrid limits,
    Bill bill,
    @Nullable Baseline baseline,
    @Nullable Bill baselineBill,
    @Nullable Savings savings,
    @Nullable Comparison asPlanned,
    @Nullable List<Violation> violations,
    List<Finding> notes) {
  public CostAnalysis {
    violations = violations == null ? null : List.copyOf(violations);
    notes = List.copyOf(notes);
  }

  /**
   * The same analysis of a relaxed run.
   *
   * @param limited the plant with the limits that the run may break
   * @param broken what it breaks
   */
  public CostAnalysis relaxed(PlantGrid limited, List<Violation> broken) {
    return new CostAnalysis(
        dispatch, limited, bill, baseline, baselineBill, savings, asPlanned, broken, notes);
  }

  /** What the broken limits cost by the relax prices; 0 if the run keeps every limit. */
  public BigDecimal relaxPrice() {
    return violations == null ? BigDecimal.ZERO : Violations.price(violations);
  }

  /** Plan cost and relax price: what the search minimised. */
  public BigDecimal total() {
    return bill.planCost().add(relaxPrice());
  }
}
