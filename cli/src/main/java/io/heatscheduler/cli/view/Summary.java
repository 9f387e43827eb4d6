package io.heatscheduler.cli.view;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.SearchRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * The page a planner reads after a run: the chart, what it costs, what it saves, how sure we are.
 */
public final class Summary {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final int WARNINGS_SHOWN = 8;
  private static final int LEAST_LABEL_WIDTH = 20;

  private final PlanResult.Planned result;
  private final PlantGrid grid;
  private final Bill bill;
  private final Currency currency;
  private final Palette palette;
  private final int width;
  private final int labelWidth;
  private final List<String> lines = new ArrayList<>();

  /**
   * A summary.
   *
   * @param width characters per line
   */
  public Summary(PlanResult.Planned result, Palette palette, int width) {
    this.result = result;
    this.grid = result.grid();
    this.bill = result.analysis().bill();
    this.currency = bill.currency();
    this.palette = palette;
    this.width = width;
    this.labelWidth =
        bill.demand().stream()
            .mapToInt(demand -> component(demand).length())
            .reduce(LEAST_LABEL_WIDTH, Math::max);
  }

  /** The page, line by line. */
  public List<String> lines() {
    addHeading();
    lines.addAll(
        new Gantt(
                grid,
                result.optimized().schedule(),
                result.analysis().dispatch().siteLoadKw(),
                width,
                palette)
            .lines());
    lines.add("");
    addCost();
    addPeaks();
    addViolations();
    addProof();
    addWatch();
    addHashes();
    List<String> warnings =
        FindingsView.lines(result.findings(), Severity.WARNING, WARNINGS_SHOWN, palette);
    if (!warnings.isEmpty()) {
      lines.add("");
      lines.addAll(warnings);
    }
    return lines;
  }

  /** The line that says where the results are. */
  public String writtenTo(Path folder) {
    return row("Written to", folder.toString());
  }

  private void addHeading() {
    long heaters =
        grid.equipment().stream().filter(equipment -> equipment.equipment().isActive()).count();
    String heading =
        palette.paint(Style.HEADING, Palette.safe(grid.plant().site().name()))
            + " · %d jobs on %d heaters · %s to %s (%s)"
                .formatted(
                    grid.jobs().size(),
                    heaters,
                    MOMENT.format(grid.time().localStartOf(0)),
                    MOMENT.format(LocalDateTime.ofInstant(grid.time().end(), grid.time().zone())),
                    grid.time().zone().getId());
    Folding.fold(heading, width - 1).forEach(line -> lines.add(" " + line));
    lines.add("");
  }

  private void addCost() {
    BigDecimal cost = bill.planCost();
    Savings savings = result.analysis().savings();
    Baseline baseline = result.analysis().baseline();
    Bill baselineBill = result.analysis().baselineBill();
    addRow("Plan cost", palette.paint(Style.HEADING, money(cost)));
    if (savings == null || baseline == null || baselineBill == null) {
      addRow("", "no first in, first out baseline: some job does not fit at all in that order");
    } else {
      addBaseline(baseline, baselineBill, savings);
    }
    Comparison planned = result.analysis().asPlanned();
    if (planned != null) {
      addRow(
          "Your own plan",
          "%s, saved %s%s"
              .formatted(
                  money(planned.bill().planCost()),
                  money(planned.savings().amount()),
                  planned.baseline().feasible()
                      ? ""
                      : "; it breaks " + limits(planned.baseline())));
    }
  }

  private void addBaseline(Baseline baseline, Bill baselineBill, Savings savings) {
    String percent =
        savings.percent() == null ? "" : " (%s %%)".formatted(savings.percent().toPlainString());
    Style style = savings.amount().signum() >= 0 ? Style.GOOD : Style.WARN;
    addRow(
        "First in, first out",
        money(baselineBill.planCost())
            + (baseline.feasible()
                ? ""
                : palette.paint(
                    Style.WARN,
                    "  breaks %s, so it could not have been run".formatted(limits(baseline)))));
    addRow("Saved", palette.paint(style, money(savings.amount()) + percent));
    addRow(
        "  of that",
        "time shift %s · peak %s · starts and idling %s · equipment and fuel %s"
            .formatted(
                number(savings.timeShift()),
                number(savings.peak()),
                number(savings.startsAndIdling()),
                number(savings.equipmentAndFuel())));
  }

  private static String limits(Baseline baseline) {
    int misses = baseline.misses().size();
    return misses == 1 ? "1 limit" : misses + " limits";
  }

  private void addPeaks() {
    BigDecimal limit = grid.contractualPeakKw();
    BigDecimal peak = result.analysis().dispatch().peakKw();
    addRow(
        "Site peak",
        Amounts.power(peak) + (limit == null ? "" : " of " + Amounts.power(limit) + " allowed"));
    for (MeasuredDemand demand : bill.demand()) {
      addRow(
          component(demand),
          "%s measured at %s, %s above the month so far: %s"
              .formatted(
                  Amounts.power(demand.measuredKw()),
                  MOMENT.format(grid.time().localStartOf(demand.peakSlot())),
                  Amounts.power(demand.chargedKw()),
                  money(demand.amount())));
    }
  }

  private static String component(MeasuredDemand demand) {
    return "  " + Palette.cut(Palette.safe(demand.component()), 30);
  }

  private void addViolations() {
    List<Violation> violations = result.analysis().violations();
    if (violations == null) {
      return;
    }
    if (violations.isEmpty()) {
      addRow("Relaxed", "nothing: the plan keeps every limit");
      return;
    }
    BigDecimal price = result.analysis().relaxPrice();
    addRow(
        "Relaxed",
        palette.paint(
            Style.WARN,
            "%d %s broken, relax price %s on top of the plan cost, billed by nobody"
                .formatted(
                    violations.size(), violations.size() == 1 ? "limit" : "limits", money(price))));
    new ViolationsView(grid.plant()).lines(violations).forEach(line -> addRow("", line));
  }

  private void addProof() {
    SearchRecord search = result.search();
    BigDecimal gap = search.gap(result.analysis().total());
    String seconds = String.format(Locale.ROOT, "%.1f s", result.solveTime().toMillis() / 1000.0);
    String proof;
    BigDecimal bound = result.bound();
    if (result.status() == RunStatus.OPTIMAL) {
      proof = "optimal: no schedule can cost less";
    } else if (bound == null || gap == null) {
      proof = "no bound proven";
    } else {
      proof =
          "the best possible costs at most %s less (bound %s)"
              .formatted(Amounts.percentUp(gap), money(bound));
    }
    if (result.analysis().relaxPrice().signum() > 0) {
      proof = "plan cost and relax price %s: %s".formatted(money(result.analysis().total()), proof);
    }
    addRow(
        "Proof",
        result.status() == RunStatus.OPTIMAL
            ? "%s; %s".formatted(proof, seconds)
            : "%s; %s, %s".formatted(proof, result.terminationReason().replace('_', ' '), seconds));
  }

  /** What the page does not say yet: the jobs and crews without slack, in the reports' words. */
  private void addWatch() {
    Narrative narrative = result.narrative();
    if (narrative == null) {
      return;
    }
    String label = "Watch";
    for (Narrative.Sentence sentence : narrative.sentences()) {
      if (sentence.id().startsWith("job.") || sentence.id().startsWith("operators.")) {
        addRow(label, Palette.safe(sentence.text()));
        label = "";
      }
    }
  }

  private void addHashes() {
    addRow("Input hash", palette.paint(Style.MUTED, result.published().inputHash().hex()));
    addRow("Cost hash", palette.paint(Style.MUTED, result.published().costHash().hex()));
  }

  private String money(BigDecimal amount) {
    return Amounts.money(amount, currency);
  }

  private String number(BigDecimal amount) {
    return Amounts.plain(amount, Math.max(0, currency.getDefaultFractionDigits()));
  }

  /** Adds a label and its value, which goes on below itself if the line is too short. */
  private void addRow(String label, String value) {
    String name = label;
    for (String piece : Folding.fold(value, width - labelWidth - 2)) {
      lines.add(row(name, piece));
      name = "";
    }
  }

  private String row(String label, String value) {
    return (" %-" + labelWidth + "s %s").formatted(label, value);
  }
}
