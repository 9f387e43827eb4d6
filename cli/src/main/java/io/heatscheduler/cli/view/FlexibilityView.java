package io.heatscheduler.cli.view;

import io.heatscheduler.agents.whatif.Flexibility;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The page a planner reads who asked what more freedom would save. */
public final class FlexibilityView {
  private final Flexibility flexibility;
  private final OptimizerSettings effort;
  private final Palette palette;
  private final Currency currency;

  /**
   * A page.
   *
   * @param effort with which each candidate was planned
   */
  public FlexibilityView(Flexibility flexibility, OptimizerSettings effort, Palette palette) {
    this.flexibility = flexibility;
    this.effort = effort;
    this.palette = palette;
    this.currency = flexibility.plan().bill().currency();
  }

  /** The page, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        palette.paint(Style.HEADING, " What more freedom would save")
            + " against %s%s"
                .formatted(
                    money(flexibility.reference()),
                    flexibility.reference().compareTo(flexibility.plan().cost()) < 0
                        ? ", the best now known (the plan costs %s)"
                            .formatted(money(flexibility.plan().cost()))
                        : ""));
    lines.add("");
    if (flexibility.worth().isEmpty()) {
      lines.add(
          flexibility.tried() == 0
              ? " Nothing: the plan touches no deadline, peak, shift or start limit."
              : " Nothing was found to save money.");
    } else {
      lines.add(" %16s %16s %16s   if".formatted("saves", "at least", "at most"));
      flexibility.worth().forEach(worth -> lines.add(line(worth)));
    }
    lines.add("");
    lines.add(
        palette.paint(
            Style.MUTED,
            " %d binding limits tried%s, each with %s."
                .formatted(
                    flexibility.tried(),
                    flexibility.leftOut() == 0
                        ? ""
                        : ", %d more left out (--most)".formatted(flexibility.leftOut()),
                    Effort.of(effort))));
    return lines;
  }

  private String line(FlexibilityValue worth) {
    BigDecimal most = worth.atMost();
    return " %s %16s %16s   %s"
        .formatted(
            palette.paint(Style.GOOD, "%16s".formatted(money(worth.saving()))),
            money(worth.certain()),
            most == null ? "unknown" : money(most),
            Palette.safe(worth.change().describe(flexibility.plan().plant())));
  }

  private String money(BigDecimal amount) {
    return Amounts.money(amount, currency);
  }
}
