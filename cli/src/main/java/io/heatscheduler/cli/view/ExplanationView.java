package io.heatscheduler.cli.view;

import io.heatscheduler.agents.whatif.Explanation;
import io.heatscheduler.agents.whatif.Explanation.Answer;
import io.heatscheduler.agents.whatif.Explanation.Impossible;
import io.heatscheduler.agents.whatif.Explanation.Possible;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.cost.CostDifference;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page a planner reads who asked why a job runs where and when it does. */
public final class ExplanationView {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final int MOST_LISTED = 4;

  private final Explanation explanation;
  private final OptimizerSettings effort;
  private final Palette palette;
  private final Plant plant;
  private final Currency currency;
  private final List<String> lines = new ArrayList<>();

  /**
   * A page.
   *
   * @param effort with which each alternative was planned
   */
  public ExplanationView(Explanation explanation, OptimizerSettings effort, Palette palette) {
    this.explanation = explanation;
    this.effort = effort;
    this.palette = palette;
    this.plant = explanation.plan().plant();
    this.currency = explanation.plan().bill().currency();
  }

  /** The page, line by line. */
  public List<String> lines() {
    lines.add(
        palette.paint(
            Style.HEADING,
            " %s runs on %s from %s to %s"
                .formatted(
                    Palette.safe(explanation.current().jobId()),
                    Palette.safe(explanation.current().equipmentId()),
                    MOMENT.format(explanation.current().span().start().atZone(plant.site().zone())),
                    MOMENT.format(
                        explanation.current().span().end().atZone(plant.site().zone())))));
    BigDecimal cost = explanation.plan().cost();
    BigDecimal best = explanation.best().objective();
    lines.add(row("Plan cost", money(cost)));
    if (best.compareTo(cost) < 0) {
      lines.add(
          row(
              "Best now known",
              "%s; differences below are against it, the plan could be improved"
                  .formatted(money(best))));
    }
    explanation.answers().forEach(this::addAnswer);
    lines.add("");
    lines.add(
        palette.paint(
            Style.MUTED,
            " Each alternative was planned again from the plan with %s."
                .formatted(Effort.of(effort))));
    return lines;
  }

  private void addAnswer(Answer answer) {
    lines.add("");
    lines.add(
        palette.paint(Style.HEADING, " If " + Palette.safe(answer.alternative().describe(plant))));
    switch (answer) {
      case Possible possible -> addPossible(possible);
      case Impossible impossible -> addImpossible(impossible);
    }
  }

  private void addPossible(Possible possible) {
    BigDecimal total = possible.difference().total();
    lines.add(
        row(
            "  Costs more",
            "%s; proven to lie between %s and %s"
                .formatted(
                    palette.paint(total.signum() > 0 ? Style.WARN : Style.GOOD, money(total)),
                    money(possible.least()),
                    money(possible.most()))));
    String parts =
        possible.difference().parts().stream()
            .filter(part -> part.amount().signum() != 0)
            .map(part -> Palette.safe(part.name()) + " " + signed(part.amount()))
            .collect(Collectors.joining(" · "));
    if (!parts.isEmpty()) {
      lines.add(row("  Of that", parts));
    }
    addReason(possible);
    if (!possible.moved().isEmpty()) {
      lines.add(row("  Also moved", listed(possible.moved())));
    }
  }

  /** The obstacle if there is one, else the price that weighs most. */
  private void addReason(Possible possible) {
    if (!possible.inTheWay().isEmpty()) {
      addLimits("  In the way", possible.inTheWay());
      return;
    }
    possible.difference().parts().stream()
        .filter(part -> part.amount().signum() > 0)
        .max(Comparator.comparing(CostDifference.Part::amount))
        .ifPresent(
            part ->
                lines.add(
                    row(
                        "  Why dearer",
                        "no limit, but the price: %s".formatted(Palette.safe(part.name())))));
  }

  private void addImpossible(Impossible impossible) {
    lines.add(
        row(
            "  Impossible",
            palette.paint(
                Style.BAD,
                impossible.proven()
                    ? "no plan can have it"
                    : "no plan with it was found, though none is proven not to exist")));
    addLimits("  Because", impossible.reasons());
    if (!impossible.inTheWay().equals(impossible.reasons())) {
      addLimits("  In the way", impossible.inTheWay());
    }
  }

  private void addLimits(String label, List<Finding> limits) {
    String first = label;
    for (Finding limit : limits.subList(0, Math.min(MOST_LISTED, limits.size()))) {
      lines.add(row(first, Palette.safe(limit.message())));
      first = "";
    }
    if (limits.size() > MOST_LISTED) {
      lines.add(row("", "and %d more".formatted(limits.size() - MOST_LISTED)));
    }
  }

  private static String listed(List<String> ids) {
    String shown =
        ids.stream().limit(MOST_LISTED).map(Palette::safe).collect(Collectors.joining(", "));
    return ids.size() > MOST_LISTED
        ? "%s and %d more".formatted(shown, ids.size() - MOST_LISTED)
        : shown;
  }

  private String money(BigDecimal amount) {
    return Amounts.money(amount, currency);
  }

  private String signed(BigDecimal amount) {
    String plain = Amounts.plain(amount, Math.max(0, currency.getDefaultFractionDigits()));
    return amount.signum() > 0 ? "+" + plain : plain;
  }

  private static String row(String label, String value) {
    return " %-16s %s".formatted(label, value);
  }
}
