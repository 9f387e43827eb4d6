package io.heatscheduler.reports.excel;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.reports.words.FindingLabels;
import java.util.Comparator;
import java.util.List;

/** The schedule that the savings are measured against. */
final class FifoSheet {
  private FifoSheet() {}

  /** A new sheet with a baseline's schedule and what it does not keep. */
  static void write(Subject subject, String key, Baseline baseline) {
    Page page = subject.page(key);
    PlantGrid grid = subject.grid();
    SlottedSchedule schedule = baseline.schedule();
    List<GridJob> jobs =
        grid.jobs().stream()
            .sorted(
                Comparator.<GridJob>comparingInt(job -> schedule.equipmentOf(job.index()))
                    .thenComparingInt(job -> schedule.startOf(job.index()))
                    .thenComparing(job -> job.job().jobId()))
            .toList();
    Table.Placed placed =
        new Table<GridJob>(page)
            .column(
                "equipment",
                Look.TEXT,
                job ->
                    grid.equipment()
                        .get(schedule.equipmentOf(job.index()))
                        .equipment()
                        .equipmentId())
            .column("job", Look.TEXT, job -> job.job().jobId())
            .column("product", Look.TEXT, job -> ScheduleSheet.productOf(job.job()))
            .column("start", Look.TIME, job -> grid.time().startOf(schedule.startOf(job.index())))
            .column(
                "end",
                Look.TIME,
                job -> grid.time().startOf(schedule.startOf(job.index()) + job.durationSlots()))
            .column("heat", Look.ENERGY, job -> job.job().heat().kilowattHours())
            .column("deadline", Look.TIME, job -> job.job().latestEnd())
            .write(Page.BODY, jobs);
    int row = placed.totals() + 1;
    if (!baseline.feasible()) {
      page.put(row++, 0, subject.book().text("fifo.misses"), Look.SECTION);
      FindingLabels labels = new FindingLabels(subject.book().words(), subject.book().zone());
      for (Finding miss : baseline.misses()) {
        page.put(row++, 0, labels.message(miss), Look.SUBTITLE);
      }
    }
    page.freeze(2, Page.BODY + 1);
    page.print(false, Page.BODY);
  }
}
