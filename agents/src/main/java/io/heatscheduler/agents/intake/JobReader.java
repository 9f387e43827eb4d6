package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.core.job.JobColumn;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.SiteClock;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the row of a job; what it leaves open, {@link Recipes} and the join fill in. */
final class JobReader {
  /** Up to a terawatt-hour. */
  static final Range HEAT = Range.between("0", "1000000000");

  static final Range SETPOINT = Range.between("-50", "2000");
  static final int LONGEST_MINUTES = 366 * 24 * 60;
  static final int MOST_OPERATORS = 100_000;

  private static final BigDecimal SHARE_TOLERANCE = new BigDecimal("0.000001");
  private static final long LONG_JOB_MINUTES = 14 * 24 * 60;

  static final Keys KEYS =
      Keys.table(
          "a job",
          Map.of(
              "product", "product_id",
              "heating_req", "heating_requirement_kwh",
              "deadline", "latest_end"),
          JobColumn.headers());

  /** The columns that no default can fill. */
  static final List<String> REQUIRED =
      Arrays.stream(JobColumn.values())
          .filter(JobColumn::isRequired)
          .map(JobColumn::header)
          .toList();

  private final TimeGrid horizon;
  private final Recipes recipes;

  JobReader(TimeGrid horizon, Recipes recipes) {
    this.horizon = horizon;
    this.recipes = recipes;
  }

  /** The job, or null if its row is wrong, which has been reported. */
  @Nullable JobDraft read(Fields fields) {
    String jobId = Ids.read(fields, "job_id");
    String productId = Ids.read(fields, "product_id");
    BigDecimal quantity = fields.decimal("quantity", Range.POSITIVE);
    BigDecimal heat = fields.decimal("heating_requirement_kwh", HEAT);
    Instant earliest = fields.instant("earliest_start");
    Instant latest = fields.instant("latest_end");
    if (earliest != null
        && latest != null
        && !earliest.isBefore(latest)
        && !earliest.equals(horizon.start())) { // an overdue job is infeasible, not bad input
      SiteClock clock = fields.binding().clock();
      fields.error(
          "latest_end",
          "DEADLINE_BEFORE_START",
          "latest_end %s is not after earliest_start %s."
              .formatted(clock.at(latest), clock.at(earliest)),
          "Correct one of them.");
    }
    Integer duration = fields.minutes("duration_minutes", 1, LONGEST_MINUTES);
    if (duration != null && duration > LONG_JOB_MINUTES) {
      fields.warning(
          "duration_minutes",
          "DURATION_SUSPICIOUS",
          "A duration of %d minutes is more than two weeks.".formatted(duration),
          "Check that it is in minutes.",
          duration);
    }
    Integer priority = fields.integer("priority", 1, 5);
    List<Interval> mustRun = fields.lists().windows("must_run");
    List<Interval> cannotRun = fields.lists().windows("cannot_run");
    warnOfUselessWindows(fields, mustRun, duration);
    RowPart part =
        new RowPart(
            fields.text("product_name", ""),
            heat,
            fields.decimal("temperature_setpoint_c", SETPOINT),
            duration,
            earliest,
            priority,
            fields.lists().texts("eligible_equipment"),
            fields.integer("operators_required", 0, MOST_OPERATORS));
    String unit = fields.text("unit", "");
    List<String> predecessors = fields.lists().texts("predecessors");
    List<BigDecimal> profile = profile(fields);
    Map<String, BigDecimal> uses = fields.lists().amounts("uses", Range.NOT_NEGATIVE);
    Instant plannedStart = fields.instant("planned_start");
    String plannedEquipment = fields.text("planned_equipment");
    if (jobId == null || productId == null || quantity == null || latest == null) {
      return null;
    }
    Recipes.Completed completed = recipes.complete(fields, jobId, productId, quantity, part);
    if (fields.failed() || completed == null) {
      return null;
    }
    return new JobDraft(
        jobId,
        productId,
        completed.productName(),
        quantity,
        unit,
        completed.heat(),
        completed.setpoint(),
        completed.duration(),
        completed.earliest(),
        latest,
        completed.priority(),
        completed.eligible(),
        completed.operators(),
        predecessors,
        mustRun,
        cannotRun,
        profile,
        uses,
        plannedStart,
        plannedEquipment,
        fields.location());
  }

  /** What a recipe can fill in, as the row gives it; null or empty where it does not. */
  record RowPart(
      String productName,
      @Nullable BigDecimal heat,
      @Nullable BigDecimal setpoint,
      @Nullable Integer duration,
      @Nullable Instant earliest,
      @Nullable Integer priority,
      List<String> eligible,
      @Nullable Integer operators) {}

  private void warnOfUselessWindows(
      Fields fields, List<Interval> mustRun, @Nullable Integer duration) {
    for (Interval window : mustRun) {
      Duration length = Duration.between(window.start(), window.end());
      if (duration != null
          && length.toMinutes() > horizon.slotsFor(duration) * (long) horizon.slotMinutes()) {
        fields.warning(
            "must_run",
            "MUST_RUN_TOO_LONG",
            "The must_run window is %d minutes long, but the job runs only %d."
                .formatted(length.toMinutes(), duration),
            "Shorten the window, or lengthen the job.",
            length.toMinutes(),
            duration);
      }
    }
  }

  /** The shares; the last one takes up a rounding difference, so that they sum to exactly 1. */
  private static List<BigDecimal> profile(Fields fields) {
    List<BigDecimal> shares =
        new ArrayList<>(fields.lists().decimals("power_profile", Range.NOT_NEGATIVE));
    if (shares.isEmpty()) {
      return shares;
    }
    BigDecimal rest =
        BigDecimal.ONE.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    if (rest.signum() == 0) {
      return shares;
    }
    BigDecimal last = shares.getLast().add(rest);
    if (rest.abs().compareTo(SHARE_TOLERANCE) > 0 || last.signum() < 0) {
      fields.error(
          "power_profile",
          "SHARES_DO_NOT_SUM_TO_1",
          "The shares of power_profile sum to %s, not to 1."
              .formatted(BigDecimal.ONE.subtract(rest).toPlainString()),
          "Correct them; each is the part of the heat given in an equal part of the duration.");
      return shares;
    }
    shares.set(shares.size() - 1, last);
    return shares;
  }
}
