package io.heatscheduler.cli.view;

import io.heatscheduler.agents.whatif.Front;
import io.heatscheduler.agents.whatif.Front.Point;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The page of a planner who asked what a lower peak, less CO2 or less energy costs. */
public final class FrontView {
  private final Front front;
  private final OptimizerSettings effort;
  private final Palette palette;

  /**
   * A page.
   *
   * @param effort with which each plan was searched for
   */
  public FrontView(Front front, OptimizerSettings effort, Palette palette) {
    this.front = front;
    this.effort = effort;
    this.palette = palette;
  }

  /** The page, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        palette.paint(
            Style.HEADING,
            " Cost against %s, from the lowest to the cheapest plan".formatted(nameOf())));
    lines.add("");
    lines.add(" %16s %16s %16s %10s".formatted(front.measure().key(), "cost", "at least", "gap"));
    front.points().forEach(point -> lines.add(line(point)));
    lines.add("");
    if (front.points().size() == 1) {
      lines.add(" One plan is both the cheapest found and the lowest.");
    }
    lines.add(
        palette.paint(
            Style.MUTED,
            " %d plans were searched for, each with %s. \"At least\": no plan with as little %s costs less."
                .formatted(front.solves(), Effort.of(effort), front.measure().key())));
    return lines;
  }

  private String nameOf() {
    return switch (front.measure()) {
      case PEAK -> "the site's peak";
      case CO2 -> "CO2";
      case ENERGY -> "input energy";
    };
  }

  private String line(Point point) {
    Currency currency = point.plan().analysis().bill().currency();
    BigDecimal bound = point.bound();
    BigDecimal gap = point.gap();
    return " %16s %16s %16s %10s"
        .formatted(
            Amounts.plain(point.value(), 1) + " " + front.measure().unit(),
            Amounts.money(point.cost(), currency),
            bound == null ? "unknown" : Amounts.money(bound, currency),
            gap == null ? "" : Amounts.percentUp(gap));
  }
}
