package io.heatscheduler.cli.view;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.replan.JobChange;
import io.heatscheduler.agents.replan.JobFate;
import io.heatscheduler.agents.replan.PlanDiff;
import io.heatscheduler.agents.replan.ReplanCosts;
import io.heatscheduler.agents.replan.Replanning.Replanned;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.schedule.Assignment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page a planner reads after re-planning: what moves where, and what that costs. */
public final class ReplanView {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int WARNINGS_SHOWN = 8;
  private static final int ROWS_SHOWN = 40;

  /** Fates worth a row, the most pressing first. */
  private static final List<JobFate> CHANGED =
      List.of(JobFate.RESTARTED, JobFate.MOVED, JobFate.ADDED, JobFate.CANCELLED);

  private final Replanned replanned;
  private final PlanResult.Planned plan;
  private final Currency currency;
  private final ZoneId zone;
  private final Palette palette;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  /**
   * A page.
   *
   * @param width characters per line
   */
  public ReplanView(Replanned replanned, Palette palette, int width) {
    this.replanned = replanned;
    this.plan = replanned.result();
    this.currency = replanned.sunk().currency();
    this.zone = plan.grid().time().zone();
    this.palette = palette;
    this.width = width;
  }

  /** The page, line by line. */
  public List<String> lines() {
    lines.add(
        palette.paint(Style.HEADING, " " + Palette.safe(plan.grid().plant().site().name()))
            + " · planned anew from %s (%s)"
                .formatted(moment(replanned.cut().instant()), zone.getId()));
    replanned.events().forEach(event -> lines.add("   because " + Palette.safe(event)));
    lines.add("");
    lines.addAll(
        new Gantt(
                plan.grid(),
                plan.optimized().schedule(),
                plan.analysis().dispatch().siteLoadKw(),
                width,
                palette)
            .marking(changedJobs())
            .lines());
    lines.add("");
    addJobs();
    addCosts();
    addProof();
    List<String> warnings =
        FindingsView.lines(plan.findings(), Severity.WARNING, WARNINGS_SHOWN, palette);
    if (!warnings.isEmpty()) {
      lines.add("");
      lines.addAll(warnings);
    }
    return lines;
  }

  private Set<String> changedJobs() {
    Set<String> ids = new HashSet<>();
    CHANGED.forEach(fate -> replanned.diff().of(fate).forEach(change -> ids.add(change.jobId())));
    return ids;
  }

  private void addJobs() {
    PlanDiff diff = replanned.diff();
    List<JobChange> rows = new ArrayList<>();
    CHANGED.forEach(fate -> rows.addAll(diff.of(fate)));
    if (!rows.isEmpty()) {
      int idWidth = rows.stream().mapToInt(row -> row.jobId().length()).max().orElse(3);
      String layout = " %-" + Math.min(Math.max(idWidth, 3), 24) + "s  %-9s  %-32s  %-32s  %12s";
      lines.add(
          palette.paint(
              Style.MUTED, layout.formatted("job", "", "before", "after", "cost").stripTrailing()));
      for (JobChange row : rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))) {
        lines.add(
            layout.formatted(
                Palette.cut(Palette.safe(row.jobId()), 24),
                word(row.fate()),
                place(row.before()),
                place(row.after()),
                signed(row.costDifference())));
      }
      if (rows.size() > ROWS_SHOWN) {
        lines.add(" ... and %d more (see replan.json)".formatted(rows.size() - ROWS_SHOWN));
      }
      lines.add("");
    }
    lines.add(
        row(
            "Jobs",
            "%d running · %d frozen · %d kept · %d moved · %d repeated · %d added · %d cancelled"
                .formatted(
                    diff.count(JobFate.RUNNING),
                    diff.count(JobFate.FROZEN),
                    diff.count(JobFate.KEPT),
                    diff.count(JobFate.MOVED),
                    diff.count(JobFate.RESTARTED),
                    diff.count(JobFate.ADDED),
                    diff.count(JobFate.CANCELLED))));
  }

  private static String word(JobFate fate) {
    return fate == JobFate.RESTARTED ? "repeated" : fate.published();
  }

  private void addCosts() {
    ReplanCosts costs = replanned.costs();
    lines.add(
        row(
            "Old plan",
            "%s, %s of it spent by %s"
                .formatted(
                    money(costs.oldTotal()),
                    money(costs.sunk()),
                    SHORT.format(replanned.cut().instant().atZone(zone)))));
    lines.add(
        row(
            "New plan",
            palette.paint(Style.HEADING, money(costs.newTotal()))
                + ", rest %s instead of %s"
                    .formatted(money(costs.newRest()), money(costs.oldRest()))));
    lines.add(
        row(
            "Difference",
            palette.paint(
                costs.difference().signum() > 0 ? Style.WARN : Style.GOOD,
                signed(costs.difference()) + " " + currency.getCurrencyCode())));
    if (costs.lostHeat().signum() > 0) {
      lines.add(row("  of that", "heat lost in repeated jobs " + money(costs.lostHeat())));
    }
    BigDecimal unchanged = costs.unchangedRest();
    lines.add(
        row(
            "Unchanged rest",
            unchanged == null
                ? "the events rule it out"
                : "would cost %s".formatted(money(unchanged))));
    lines.add(
        row(
            "Moves",
            "%d at %s each, beside the bill".formatted(costs.moves(), money(costs.movePrice()))));
  }

  private void addProof() {
    String seconds = String.format(Locale.ROOT, "%.1f s", plan.solveTime().toMillis() / 1000.0);
    BigDecimal bound = plan.bound();
    BigDecimal total = replanned.costs().newRest().add(replanned.costs().movesPriced());
    String proof =
        bound == null
            ? "no bound proven"
            : "with moves priced, the best possible costs at most %s less"
                .formatted(money(total.subtract(bound).max(BigDecimal.ZERO)));
    lines.add(
        row(
            "Proof",
            "%s; %s, %s".formatted(proof, plan.terminationReason().replace('_', ' '), seconds)));
    lines.add(row("Cost hash", palette.paint(Style.MUTED, plan.published().costHash().hex())));
  }

  private String place(@Nullable Assignment place) {
    return place == null
        ? "-"
        : "%s %s to %s"
            .formatted(
                Palette.cut(Palette.safe(place.equipmentId()), 12),
                SHORT.format(place.span().start().atZone(zone)),
                CLOCK.format(place.span().end().atZone(zone)));
  }

  private String moment(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }

  private String money(BigDecimal amount) {
    return Amounts.money(amount, currency);
  }

  private String signed(BigDecimal amount) {
    return (amount.signum() > 0 ? "+" : "")
        + Amounts.plain(amount, Math.max(0, currency.getDefaultFractionDigits()));
  }

  private static String row(String label, String value) {
    return " %-20s %s".formatted(label, value);
  }
}
