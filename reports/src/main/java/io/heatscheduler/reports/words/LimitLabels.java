package io.heatscheduler.reports.words;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Words the limits of a plant in the reader's language, with the plant's numbers. */
public final class LimitLabels {
  private final Words words;
  private final Plant plant;

  /** Labels for the limits of a plant. */
  public LimitLabels(Words words, Plant plant) {
    this.words = words;
    this.plant = plant;
  }

  /** A limit as a clause, e.g. {@code J-17 must end by Mon, Nov 23, 14:00}. */
  public String of(Limit limit) {
    return switch (limit) {
      case Limit.Planned(String id) -> planned(plant.job(id));
      case Limit.EarliestStart(String id) ->
          words.text("limit.earliest_start", id, words.moment(plant.job(id).earliestStart()));
      case Limit.Deadline(String id) ->
          words.text("limit.deadline", id, words.moment(plant.job(id).latestEnd()));
      case Limit.Windows(String id) -> windows(plant.job(id));
      case Limit.Eligibility(String id) ->
          words.text("limit.eligibility", id, words.either(plant.job(id).eligibleEquipment()));
      case Limit.Order(String id, String before) -> words.text("limit.order", id, before);
      case Limit.Maintenance(String id, Interval window) ->
          words.text("limit.maintenance", id, words.span(window), reason(id, window));
      case Limit.Capacity(String id) -> capacity(plant.equipment(id));
      case Limit.MinimumRun(String id) ->
          words.text("limit.minimum_run", id, minutes(plant.equipment(id).minRunTimeMinutes()));
      case Limit.StartsPerDay(String id) ->
          words.text(
              "limit.starts", id, Objects.requireNonNull(plant.equipment(id).maxStartsPerDay()));
      case Limit.ShiftOperators(String shift) -> shift(shift);
      case Limit.OutsideShifts() -> words.text("limit.outside_shifts");
      case Limit.PeakLimit() ->
          words.text(
              "limit.peak",
              words.exactPower(Objects.requireNonNull(plant.site().contractualPeak()).kilowatts()));
    };
  }

  /**
   * That some limits contradict each other, in one sentence, e.g. {@code J-17 and J-21 cannot both
   * be planned: J-17 must end by ...; HTR-003 runs one job at a time.}
   */
  public String contradiction(List<Limit> limits) {
    List<String> jobs = new ArrayList<>();
    List<String> why = new ArrayList<>();
    for (Limit limit : limits) {
      if (limit instanceof Limit.Planned(String jobId)) {
        jobs.add(jobId);
      } else {
        why.add(of(limit));
      }
    }
    return words.text(
        why.isEmpty() ? "limit.contradiction.horizon" : "limit.contradiction",
        jobs.size(),
        words.all(jobs),
        String.join("; ", why));
  }

  private String planned(Job job) {
    BigDecimal kilowatts =
        job.heat()
            .kilowattHours()
            .multiply(BigDecimal.valueOf(60))
            .divide(BigDecimal.valueOf(job.durationMinutes()), MathContext.DECIMAL128);
    BigDecimal setpoint = job.temperatureSetpointC();
    return words.text(
        "limit.planned",
        job.jobId(),
        words.exactPower(kilowatts.round(new MathContext(6))),
        minutes(job.durationMinutes()),
        setpoint == null ? "none" : words.exact(setpoint),
        job.operatorsRequired());
  }

  private String windows(Job job) {
    List<String> parts = new ArrayList<>();
    job.mustRun().forEach(window -> parts.add(words.text("limit.must_run", words.span(window))));
    job.cannotRun()
        .forEach(window -> parts.add(words.text("limit.cannot_run", words.span(window))));
    return words.text("limit.windows", job.jobId(), words.all(parts));
  }

  private String reason(String id, Interval window) {
    return plant.equipment(id).unavailable().stream()
        .filter(off -> off.window().equals(window))
        .map(Unavailability::reason)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(text -> " (" + text + ")")
        .orElse("");
  }

  private String capacity(Equipment unit) {
    List<String> parts = new ArrayList<>();
    if (unit.mode() == OperatingMode.BATCH) {
      parts.add(
          unit.turnaroundMinutes() == 0
              ? words.text("limit.batch")
              : words.text("limit.batch_apart", minutes(unit.turnaroundMinutes())));
    }
    parts.add(words.text("limit.capacity", words.exactPower(unit.capacity().kilowatts())));
    unit.capacities()
        .forEach(
            (dimension, most) ->
                parts.add(words.text("limit.dimension", words.exact(most), dimension)));
    return words.text("limit.unit", unit.equipmentId(), words.all(parts));
  }

  private String shift(String name) {
    List<String> people =
        Objects.requireNonNull(plant.shifts()).stream()
            .filter(shift -> shift.name().equals(name))
            .map(Shift::operators)
            .distinct()
            .map(count -> words.text("limit.operators", count))
            .toList();
    return name.isBlank()
        ? words.text("limit.shift.unnamed", words.either(people))
        : words.text("limit.shift", name, words.either(people));
  }

  private String minutes(int minutes) {
    return words.span(Duration.ofMinutes(minutes));
  }
}
