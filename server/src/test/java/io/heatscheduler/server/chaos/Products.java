package io.heatscheduler.server.chaos;

import io.heatscheduler.server.pipeline.PipelineFixture;
import io.heatscheduler.server.pipeline.StoredSchedule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything a run has left in the database, without ids and times, so that it equals what any
 * other run of the same input has left.
 *
 * @param rows of each table, in order
 */
record Products(SortedMap<String, List<String>> rows) {

  /** What a run has left. */
  static Products of(PipelineFixture pipeline, StoredSchedule schedule, UUID run) {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    Reader reader = new Reader(pipeline, schedule, run);
    rows.put(
        "run",
        reader.lines(
            """
            SELECT concat_ws(' ', status, stage, jobs_count, assignments_count, objective_value,
              optimized_cost_usd, baseline_cost_usd, savings_usd, bound_value, termination_reason,
              input_hash, optimization_hash, cost_hash, report_hash, output_hash, findings)
            FROM optimization_runs WHERE run_id = ?\
            """));
    rows.put(
        "assignments",
        reader.lines(
            """
            SELECT concat_ws(' ', job_number, equipment_id, scheduled_start, scheduled_end,
              power_kw, energy_cost_usd, a.provenance_hash)
            FROM optimized_assignments a JOIN production_jobs USING (tenant_id, job_id)
            WHERE optimization_run_id = ?\
            """));
    rows.put(
        "bills",
        reader.lines(
            """
            SELECT concat_ws(' ', bill, position, kind, description, quantity, unit, rate, amount_usd)
            FROM run_bill_lines WHERE run_id = ?\
            """));
    rows.put(
        "documents",
        reader.lines(
            "SELECT concat_ws(' ', document_name, media_type, sha256) FROM run_documents WHERE"
                + " run_id = ?"));
    rows.put(
        "trace",
        reader.lines(
            "SELECT concat_ws(' ', position, work, incumbent, bound) FROM run_trace WHERE run_id ="
                + " ?"));
    rows.put(
        "progress",
        reader.lines(
            "SELECT message_key FROM run_progress WHERE run_id = ? AND message_key <>"
                + " 'search.progress'"));
    rows.put("arrivals", reader.lines("SELECT stage FROM run_arrivals WHERE run_id = ?"));
    rows.put("events", reader.lines("SELECT event_type FROM outbox WHERE subject_id = ?"));
    rows.put(
        "handled",
        reader.lines(
            "SELECT inbox.consumer || ' ' || event_type FROM inbox JOIN outbox USING (tenant_id,"
                + " event_id) WHERE subject_id = ?"));
    rows.put(
        "delivered",
        reader.lines(
            "SELECT event_type FROM delivered_events JOIN outbox USING (event_id) WHERE run_id ="
                + " ?"));
    rows.put(
        "given up",
        reader.lines(
            "SELECT consumer || ' ' || error FROM dead_letters WHERE event_id IN (SELECT event_id"
                + " FROM outbox WHERE subject_id = ?)"));
    return new Products(rows);
  }

  /** Events of the pipeline that the recorder has not had, or had twice. */
  static Deliveries deliveries(PipelineFixture pipeline, StoredSchedule schedule, UUID run) {
    Reader reader = new Reader(pipeline, schedule, run);
    return new Deliveries(
        reader.lines(
            """
            SELECT event_type FROM outbox
            WHERE subject_id = ? AND event_id NOT IN (SELECT event_id FROM delivered_events)\
            """),
        reader.lines(
            """
            SELECT event_type FROM delivered_events JOIN outbox USING (event_id)
            WHERE run_id = ? GROUP BY event_id, event_type HAVING count(*) > 1\
            """));
  }

  /**
   * How the events of a run were delivered.
   *
   * @param lost types of those that were not
   * @param doubled types of those that were delivered more than once
   */
  record Deliveries(List<String> lost, List<String> doubled) {}

  private record Reader(PipelineFixture pipeline, StoredSchedule schedule, UUID run) {
    List<String> lines(String sql) {
      return pipeline.transactions.in(
          schedule.tenant(),
          () ->
              pipeline.client.sql(sql).param(run).query(String.class).list().stream()
                  .sorted()
                  .toList());
    }
  }
}
