package io.heatscheduler.reports.content;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person should look at before a plan is run. */
final class WatchList {
  /** Jobs that end with no more slack than this are tight. */
  static final Duration TIGHT = Duration.ofMinutes(60);

  private static final int DETAILS = 6;

  private final Terms terms;
  private final Words words;
  private final ReportedRun run;
  private final PlantGrid limits;
  private final List<Notice> notices = new ArrayList<>();

  WatchList(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.words = terms.words();
    this.run = run;
    this.limits = run.limits();
  }

  List<Notice> notices() {
    violations();
    tightJobs();
    nearLimit();
    startsAtLimit();
    laterMonths();
    leftOut();
    comparison();
    findings();
    if (notices.isEmpty()) {
      notices.add(new Notice(Tone.GOOD, terms.text("watch.nothing")));
    }
    return notices;
  }

  /** Time between a job's end and its deadline; negative if it ends late. */
  static Duration slack(ReportedRun run, GridJob job) {
    int end = run.schedule().startOf(job.index()) + job.durationSlots();
    return Duration.between(
        run.grid().time().startOf(end), run.limits().jobs().get(job.index()).job().latestEnd());
  }

  private void violations() {
    List<Violation> broken = run.violations();
    if (broken == null) {
      return;
    }
    if (broken.isEmpty()) {
      notices.add(new Notice(Tone.GOOD, terms.text("watch.relaxed.none")));
      return;
    }
    notices.add(
        new Notice(
            Tone.BAD,
            terms.text("watch.relaxed", broken.size(), words.money(run.relaxPrice())),
            some(broken.stream().map(this::violation).toList())));
  }

  private String violation(Violation violation) {
    String amount =
        words.number(violation.amount(), Terms.decimals(List.of(violation.amount()), 2));
    String span = terms.span(violation.span().start(), violation.span().end());
    String price = words.money(violation.price());
    String job = String.valueOf(violation.jobId());
    String equipment =
        violation.equipmentId() == null ? "" : terms.equipment(violation.equipmentId());
    return switch (violation.kind()) {
      case DEADLINE ->
          terms.text(
              "violation.deadline",
              job,
              words.span(length(violation)),
              words.moment(violation.span().start()),
              price);
      case PEAK_LIMIT -> terms.text("violation.peak_limit", amount, span, price);
      case MAINTENANCE -> terms.text("violation.maintenance", equipment, span, price);
      case SHIFT -> terms.text("violation.shift", violation.amount(), span, price);
      case EQUIPMENT -> terms.text("violation.equipment", job, equipment, span, price);
    };
  }

  private static Duration length(Violation violation) {
    return Duration.between(violation.span().start(), violation.span().end());
  }

  private void tightJobs() {
    List<GridJob> tight =
        run.grid().jobs().stream()
            .filter(job -> isTight(slack(run, job)))
            .sorted(
                Comparator.comparing((GridJob job) -> slack(run, job))
                    .thenComparingInt(GridJob::index))
            .toList();
    if (!tight.isEmpty()) {
      notices.add(
          new Notice(
              Tone.WATCH,
              terms.text("watch.tight", tight.size(), words.span(TIGHT)),
              some(tight.stream().map(this::tight).toList())));
    }
  }

  static boolean isTight(Duration slack) {
    return !slack.isNegative() && slack.compareTo(TIGHT) <= 0;
  }

  private String tight(GridJob job) {
    int end = run.schedule().startOf(job.index()) + job.durationSlots();
    Duration slack = slack(run, job);
    return terms.text(
        slack.isZero() ? "watch.tight.exact" : "watch.tight.job",
        job.job().jobId(),
        terms.equipment(run.schedule().equipmentOf(job.index())),
        words.moment(terms.at(end)),
        words.span(slack));
  }

  private void nearLimit() {
    BigDecimal limit = limits.contractualPeakKw();
    if (limit == null || limit.signum() == 0) {
      return;
    }
    BigDecimal near = limit.multiply(Headline.NEAR_LIMIT);
    List<BigDecimal> load = run.dispatch().siteLoadKw();
    List<String> spans = new ArrayList<>();
    int slots = 0;
    int first = 0;
    while (first < load.size()) {
      if (!isNear(load.get(first), near, limit)) {
        first++;
        continue;
      }
      int end = first;
      BigDecimal highest = BigDecimal.ZERO;
      while (end < load.size() && isNear(load.get(end), near, limit)) {
        highest = highest.max(load.get(end));
        end++;
      }
      spans.add(
          terms.text(
              "watch.near_limit.span",
              terms.span(terms.at(first), terms.at(end)),
              words.power(highest)));
      slots += end - first;
      first = end;
    }
    if (slots > 0) {
      notices.add(
          new Notice(
              Tone.WATCH,
              terms.text(
                  "watch.near_limit",
                  words.power(limit),
                  words.span(Duration.ofMinutes((long) slots * run.grid().time().slotMinutes()))),
              some(spans)));
    }
  }

  private static boolean isNear(BigDecimal load, BigDecimal near, BigDecimal limit) {
    return load.compareTo(near) >= 0 && Exactness.within(load, limit);
  }

  private void startsAtLimit() {
    List<String> full = new ArrayList<>();
    for (GridEquipment unit : limits.equipment()) {
      Integer most = unit.equipment().maxStartsPerDay();
      if (most == null) {
        continue;
      }
      Map<LocalDate, Integer> starts = new TreeMap<>();
      if (unit.equipment().startsToday() > 0) {
        starts.put(limits.dates().getFirst(), unit.equipment().startsToday());
      }
      Map<LocalDate, Integer> firstSlots = new TreeMap<>();
      run.dispatch().starts(unit.index()).stream()
          .forEach(
              slot -> {
                starts.merge(limits.dates().get(slot), 1, Integer::sum);
                firstSlots.putIfAbsent(limits.dates().get(slot), slot);
              });
      firstSlots.forEach(
          (date, slot) -> {
            if (starts.getOrDefault(date, 0) >= most) {
              full.add(
                  terms.text(
                      "watch.starts.day",
                      terms.equipment(unit.index()),
                      words.day(terms.at(slot)),
                      most));
            }
          });
    }
    if (!full.isEmpty()) {
      notices.add(new Notice(Tone.WATCH, terms.text("watch.starts", full.size()), some(full)));
    }
  }

  private void laterMonths() {
    BigDecimal later = run.bill().laterMonthsDemand();
    if (later.signum() > 0) {
      notices.add(new Notice(Tone.WATCH, terms.text("watch.later_months", words.money(later))));
    }
  }

  private void leftOut() {
    List<String> jobs = run.grid().leftOut();
    if (!jobs.isEmpty()) {
      notices.add(new Notice(Tone.WATCH, terms.text("watch.left_out", jobs.size()), some(jobs)));
    }
  }

  private void comparison() {
    Comparison fifo = run.fifo();
    if (fifo == null) {
      notices.add(new Notice(Tone.WATCH, terms.text("watch.no_baseline")));
    } else if (!fifo.baseline().feasible()) {
      notices.add(
          new Notice(
              Tone.WATCH, terms.text("watch.baseline_breaks", fifo.baseline().misses().size())));
    }
  }

  private void findings() {
    long warnings =
        run.findings().stream().filter(found -> found.severity() == Severity.WARNING).count();
    if (warnings > 0) {
      notices.add(new Notice(Tone.WATCH, terms.text("watch.warnings", warnings)));
    }
  }

  private List<String> some(List<String> all) {
    if (all.size() <= DETAILS) {
      return all;
    }
    return java.util.stream.Stream.concat(
            all.stream().limit(DETAILS - 1L),
            java.util.stream.Stream.of(terms.text("more", all.size() - DETAILS + 1)))
        .collect(Collectors.toList());
  }
}
