package io.heatscheduler.agents.publication;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code schedule.json} back: the schedule, and what only the search can say about it.
 *
 * @param schedule assignments and commitment
 * @param relaxed whether it is a relaxed run, which may break limits for a price
 * @param search status, bound and how they came about
 * @param follows the run this one was re-planned from; null: none
 */
record PublishedSchedule(
    Schedule schedule, boolean relaxed, SearchRecord search, @Nullable FollowedRun follows) {

  /** The schedule, or null after an error. */
  static @Nullable PublishedSchedule read(Node.Mapping file, Findings findings) {
    try {
      List<Assignment> assignments = new ArrayList<>();
      for (Node.Mapping row : rows(file, "assignments")) {
        assignments.add(
            new Assignment(
                text(row, "job_id"),
                text(row, "equipment_id"),
                span(row, "scheduled_start", "scheduled_end")));
      }
      List<EquipmentRun> runs = new ArrayList<>();
      for (Node.Mapping row : rows(file, "commitment")) {
        runs.add(
            new EquipmentRun(
                text(row, "equipment_id"), span(row, "on_start", "on_end"), standbyBefore(row)));
      }
      List<SearchStep> trace = new ArrayList<>();
      for (Node.Mapping row : rows(file, "search_trace")) {
        trace.add(
            new SearchStep(
                Long.parseLong(text(row, "work_units")),
                decimalOrNull(row, "incumbent"),
                decimalOrNull(row, "bound")));
      }
      SearchRecord search =
          new SearchRecord(
              text(file, "status"),
              decimalOrNull(file, "bound"),
              text(file, "termination_reason"),
              text(file, "solver_type"),
              Long.parseLong(text(file, "work_units")),
              Long.parseLong(text(file, "seed")),
              text(file, "produced_by"),
              trace);
      boolean relaxed = file.get("violations") != null;
      return new PublishedSchedule(new Schedule(assignments, runs), relaxed, search, follows(file));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      report(file, findings, "SCHEDULE_UNREADABLE", unreadable.getMessage());
      return null;
    }
  }

  /** The standby state a run begins from; null if it begins from off or goes on. */
  private static @Nullable String standbyBefore(Node.Mapping row) {
    String state = textOrNull(row, "state_before");
    return state == null || state.equals("off") || state.equals("on") ? null : state;
  }

  /** The as-of instant of {@code input.json}, or null after an error. */
  static @Nullable Instant asOf(Node.Mapping inputFile, Findings findings) {
    try {
      return Instant.parse(text(inputFile, "as_of"));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      report(inputFile, findings, "INPUT_UNREADABLE", unreadable.getMessage());
      return null;
    }
  }

  private static @Nullable FollowedRun follows(Node.Mapping file) {
    return file.get("follows") instanceof Node.Mapping run
        ? new FollowedRun(
            new Sha256(text(run, "cost_hash")), OffsetDateTime.parse(text(run, "at")).toInstant())
        : null;
  }

  private static void report(
      Node.Mapping file, Findings findings, String code, @Nullable String message) {
    findings.error(
        code,
        Location.of(String.valueOf(file.location().source())),
        "The file can't be read back: %s.".formatted(message),
        "Restore it from a copy of the run.");
  }

  private static List<Node.Mapping> rows(Node.Mapping file, String key) {
    if (!(file.get(key) instanceof Node.Sequence list)) {
      throw new IllegalArgumentException(key + " is missing or not a list");
    }
    List<Node.Mapping> rows = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof Node.Mapping row)) {
        throw new IllegalArgumentException(key + " holds something else than objects");
      }
      rows.add(row);
    }
    return rows;
  }

  private static Interval span(Node.Mapping row, String startKey, String endKey) {
    return new Interval(
        OffsetDateTime.parse(text(row, startKey)).toInstant(),
        OffsetDateTime.parse(text(row, endKey)).toInstant());
  }

  private static String text(Node.Mapping row, String key) {
    String text = textOrNull(row, key);
    if (text == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }

  private static @Nullable BigDecimal decimalOrNull(Node.Mapping row, String key) {
    String text = textOrNull(row, key);
    return text == null ? null : new BigDecimal(text);
  }

  private static @Nullable String textOrNull(Node.Mapping row, String key) {
    return row.get(key) instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL
        ? scalar.text()
        : null;
  }
}
