package io.heatscheduler.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.reports.fixture.Runs;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class CsvReportTest {
  private static final CsvReport REPORT = new CsvReport(new PublishedFiles());

  private static ReportSettings settings(Locale language) {
    return new ReportSettings(Set.of(ReportFormat.CSV), Paper.A4, language);
  }

  private static SortedMap<String, byte[]> tables(ReportedRun run) {
    return REPORT.render(
        new RunReport(
            run,
            List.of(),
            null,
            Reports.writer().write(RunFacts.of(run, List.of(), null), Locale.ENGLISH),
            settings(Locale.ENGLISH)));
  }

  /** A comma outside quotes. */
  private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  /** Rows below the header, as cells by column. */
  private static List<Map<String, String>> rows(SortedMap<String, byte[]> files, String name) {
    List<String> lines =
        new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8).lines().toList();
    List<String> header = Arrays.asList(lines.getFirst().split(COMMA, -1));
    return lines.stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split(COMMA, -1)))
        .map(
            cells -> {
              assertThat(cells).hasSameSizeAs(header);
              Map<String, String> row = new java.util.HashMap<>();
              for (int c = 0; c < header.size(); c++) {
                row.put(header.get(c), cells.get(c));
              }
              return row;
            })
        .toList();
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void aPlanHasItsAssignmentsInWorkingOrderItsBillLinesAndItsSavings() {
    ReportedRun run =
        Runs.of(
            "2026-11-23T00:00",
            1,
            Runs.job("J-1", "Rolls", 200, 60, "2026-11-23T12:00"),
            Runs.job("J-2", "Bread", 300, 90, "2026-11-23T20:00"));

    SortedMap<String, byte[]> files = tables(run);

    assertThat(files)
        .containsOnlyKeys(
            "assignments.csv", "bill_lines.csv", "jobs_against_fifo.csv", "savings.csv");
    List<Map<String, String>> assignments = rows(files, "assignments.csv");
    assertThat(assignments)
        .extracting(row -> row.get("job_id"))
        .containsExactlyInAnyOrder("J-1", "J-2");
    assertThat(assignments).allMatch(row -> row.get("scheduled_start").endsWith("+01:00"));
    assertThat(sum(assignments, "heat_kwh")).isEqualByComparingTo("500");
    List<Map<String, String>> plan =
        rows(files, "bill_lines.csv").stream()
            .filter(row -> row.get("bill").equals("plan"))
            .filter(row -> row.get("part_of_plan_cost").equals("true"))
            .toList();
    assertThat(sum(plan, "amount")).isEqualByComparingTo(run.bill().planCost());
    assertThat(rows(files, "savings.csv"))
        .filteredOn(row -> row.get("part").equals("total"))
        .allMatch(row -> new BigDecimal(row.get("amount")).signum() == 0);
  }

  @Test
  void eachJobStandsBesideItsPlaceFirstInFirstOut() {
    ReportedRun run =
        Runs.of("2026-11-23T00:00", 1, Runs.job("J-1", "Rolls", 200, 60, "2026-11-23T12:00"));

    assertThat(rows(tables(run), "jobs_against_fifo.csv"))
        .extracting(row -> row.get("job_id"), row -> row.get("moved_by_minutes"))
        .containsExactly(tuple("J-1", "0"));
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    SortedMap<String, byte[]> first = tables(Runs.small());
    SortedMap<String, byte[]> second = tables(Runs.small());

    assertThat(second).containsOnlyKeys(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void aPlantWithoutAPlanSaysWhichLimitsContradictAndWhichChangesHelp() {
    SortedMap<String, byte[]> files =
        REPORT.render(
            noPlan(
                new NoPlanReport.Contradiction(
                    List.of(new Limit.Planned("J-1"), new Limit.Order("J-1", "J-2")), true),
                List.of(
                    Finding.error(
                        "NO_SCHEDULE_EXISTS", Location.of("jobs.csv"), "There is none.", ""))));

    assertThat(rows(files, "contradiction.csv"))
        .extracting(row -> row.get("minimal"))
        .containsExactly("true", "true");
    assertThat(new String(files.get("contradiction.csv"), StandardCharsets.UTF_8))
        .contains("J-1 beginnt erst nach dem Ende von J-2");
    List<Map<String, String>> repairs = rows(files, "repairs.csv");
    assertThat(repairs)
        .extracting(row -> row.get("repair"), row -> row.get("plan_cost"), row -> row.get("bound"))
        .containsExactly(tuple("1", "12.5", ""), tuple("1", "12.5", ""));
    assertThat(repairs.get(1).get("change")).isEqualTo("J-1 darf auch auf HTR-2 laufen");
    assertThat(rows(files, "findings.csv"))
        .extracting(row -> row.get("code"), row -> row.get("severity"), row -> row.get("location"))
        .containsExactly(tuple("NO_SCHEDULE_EXISTS", "error", "jobs.csv"));
  }

  @Test
  void withoutAProofThereIsNoTableOfLimits() {
    assertThat(REPORT.render(noPlan(null, List.of()))).containsOnlyKeys("repairs.csv");
  }

  private static NoPlanReport noPlan(
      NoPlanReport.@org.jspecify.annotations.Nullable Contradiction why, List<Finding> findings) {
    ReportedRun run = Runs.small();
    return new NoPlanReport(
        run.grid(),
        run.asOf(),
        run.hashes().input(),
        why,
        List.of(
            new NoPlanReport.Repair(
                List.of(
                    new LaterDeadline("J-1", Duration.ofHours(1)),
                    new AllowedEquipment("J-1", "HTR-2")),
                true,
                new BigDecimal("12.5"),
                new BigDecimal("2"),
                null)),
        findings,
        settings(Locale.GERMAN));
  }
}
