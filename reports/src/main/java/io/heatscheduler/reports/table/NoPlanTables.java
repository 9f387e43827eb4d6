package io.heatscheduler.reports.table;

import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.reports.words.FindingLabels;
import io.heatscheduler.reports.words.LimitLabels;
import io.heatscheduler.reports.words.PlantChangeLabels;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables of a plant without a plan: limits that contradict, changes that help, findings. */
final class NoPlanTables {
  private final NoPlanReport report;
  private final Words words;

  NoPlanTables(NoPlanReport report) {
    Site site = report.grid().plant().site();
    this.report = report;
    this.words = new Words(report.settings().language(), site.currency(), site.zone());
  }

  /** The files; what has no rows has no file. */
  SortedMap<String, byte[]> files(FileFormat format) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    NoPlanReport.Contradiction contradiction = report.contradiction();
    if (contradiction != null) {
      files.put("contradiction.csv", format.csv(limits(contradiction)));
    }
    if (!report.repairs().isEmpty()) {
      files.put("repairs.csv", format.csv(repairs()));
    }
    if (!report.findings().isEmpty()) {
      files.put("findings.csv", format.csv(findings()));
    }
    return files;
  }

  private Table limits(NoPlanReport.Contradiction contradiction) {
    LimitLabels labels = new LimitLabels(words, report.grid().plant());
    List<List<Object>> rows = new ArrayList<>();
    for (Limit limit : contradiction.limits()) {
      rows.add(List.of(labels.of(limit), contradiction.minimal()));
    }
    return new Table(List.of("limit", "minimal"), rows);
  }

  /** A row for each change; those of one repair are to be made together and repeat its costs. */
  private Table repairs() {
    PlantChangeLabels labels = new PlantChangeLabels(words, report.grid().plant());
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < report.repairs().size(); i++) {
      NoPlanReport.Repair repair = report.repairs().get(i);
      BigDecimal bound = repair.bound();
      for (String change : labels.of(repair.changes())) {
        rows.add(
            List.of(
                i + 1,
                change,
                repair.smallest(),
                repair.planCost(),
                repair.relaxPrice(),
                bound == null ? "" : bound));
      }
    }
    return new Table(
        List.of("repair", "change", "smallest", "plan_cost", "relax_price", "bound"), rows);
  }

  private Table findings() {
    FindingLabels labels = new FindingLabels(words, report.grid().time().zone());
    List<List<Object>> rows = new ArrayList<>();
    for (Finding finding : report.findings()) {
      rows.add(
          List.of(
              finding.code(),
              finding.severity().name().toLowerCase(Locale.ROOT),
              labels.where(finding),
              labels.message(finding),
              labels.fix(finding)));
    }
    return new Table(List.of("code", "severity", "location", "message", "fix"), rows);
  }
}
