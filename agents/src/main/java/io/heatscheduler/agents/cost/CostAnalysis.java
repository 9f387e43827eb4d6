package io.heatscheduler.agents.cost;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.outcome.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agent 5 makes: the exact bill of a verified schedule and its savings.
 *
 * @param dispatch what each equipment delivers and draws in each slot
 * @param bill the exact bill; its plan cost is the published objective
 * @param baseline the FIFO schedule; null if even that does not place every job
 * @param baselineBill its bill; null without a baseline
 * @param savings baseline less optimised, and the parts; null without a baseline
 * @param asPlanned comparison with the plant's own plan; null unless every job carries one
 * @param notes what a person should know about the comparisons, as warnings
 */
public record CostAnalysis(
    Dispatch dispatch,
    Bill bill,
    @Nullable Baseline baseline,
    @Nullable Bill baselineBill,
    @Nullable Savings savings,
    @Nullable Comparison asPlanned,
    List<Finding> notes) {
  public CostAnalysis {
    notes = List.copyOf(notes);
  }
}
