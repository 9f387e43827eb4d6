package io.heatscheduler.core.limit;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says a limit as a planner would, with the plant's numbers and on the site's clock. */
public final class LimitWords {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Plant plant;

  /** Words for the limits of a plant. */
  public LimitWords(Plant plant) {
    this.plant = plant;
  }

  /** A limit as a clause, e.g. {@code J-17 must end by Mon 23 Nov 14:00}. */
  public String of(Limit limit) {
    return switch (limit) {
      case Limit.Planned(String id) -> planned(plant.job(id));
      case Limit.EarliestStart(String id) ->
          "%s may not start before %s".formatted(id, moment(plant.job(id).earliestStart()));
      case Limit.Deadline(String id) ->
          "%s must end by %s".formatted(id, moment(plant.job(id).latestEnd()));
      case Limit.Windows(String id) -> windows(plant.job(id));
      case Limit.Eligibility(String id) ->
          "%s may run on %s only".formatted(id, listed(plant.job(id).eligibleEquipment(), "or"));
      case Limit.Order(String id, String before) ->
          "%s starts after %s has ended".formatted(id, before);
      case Limit.Maintenance(String id, Interval window) -> maintenance(id, window);
      case Limit.Capacity(String id) -> capacity(plant.equipment(id));
      case Limit.MinimumRun(String id) ->
          "%s runs at least %s at a time"
              .formatted(id, minutes(plant.equipment(id).minRunTimeMinutes()));
      case Limit.StartsPerDay(String id) ->
          "%s starts at most %s a day"
              .formatted(id, times(Objects.requireNonNull(plant.equipment(id).maxStartsPerDay())));
      case Limit.ShiftOperators(String shift) -> shift(shift);
      case Limit.OutsideShifts() -> "no operator works outside the shifts";
      case Limit.PeakLimit() ->
          "the site may draw at most %s"
              .formatted(Objects.requireNonNull(plant.site().contractualPeak()));
    };
  }

  /**
   * That some limits contradict each other, in one sentence, e.g. {@code J-17 and J-21 cannot both
   * be planned: J-17 must end by ...; HTR-003 runs one job at a time.}
   */
  public String contradiction(List<Limit> limits) {
    List<String> jobs =
        limits.stream()
            .filter(Limit.Planned.class::isInstance)
            .map(limit -> ((Limit.Planned) limit).jobId())
            .toList();
    String why =
        limits.stream()
            .filter(limit -> !(limit instanceof Limit.Planned))
            .map(this::of)
            .collect(Collectors.joining("; "));
    String who =
        switch (jobs.size()) {
          case 0 -> "These cannot hold together";
          case 1 -> jobs.getFirst() + " cannot be planned";
          case 2 -> "%s cannot both be planned".formatted(listed(jobs, "and"));
          default -> "%s cannot all be planned".formatted(listed(jobs, "and"));
        };
    return why.isEmpty() ? who + " within the horizon." : "%s: %s.".formatted(who, why);
  }

  /** E.g. {@code Mon 23 Nov 14:00}, on the site's clock. */
  public String moment(Instant instant) {
    return MOMENT.format(instant.atZone(plant.site().zone()));
  }

  /** E.g. {@code Mon 23 Nov 08:00-12:00}, with the second date if it differs. */
  public String span(Interval span) {
    boolean sameDay =
        span.start()
            .atZone(plant.site().zone())
            .toLocalDate()
            .equals(span.end().atZone(plant.site().zone()).toLocalDate());
    return sameDay
        ? moment(span.start()) + "-" + CLOCK.format(span.end().atZone(plant.site().zone()))
        : moment(span.start()) + " to " + moment(span.end());
  }

  private String planned(Job job) {
    BigDecimal kilowatts =
        job.heat()
            .kilowattHours()
            .multiply(BigDecimal.valueOf(60))
            .divide(BigDecimal.valueOf(job.durationMinutes()), MathContext.DECIMAL128);
    BigDecimal setpoint = job.temperatureSetpointC();
    return "%s needs %s kW of heat for %s%s%s"
        .formatted(
            job.jobId(),
            number(kilowatts),
            minutes(job.durationMinutes()),
            setpoint == null ? "" : " at " + setpoint.toPlainString() + " °C",
            job.operatorsRequired() == 0 ? "" : " and " + operators(job.operatorsRequired()));
  }

  private String windows(Job job) {
    List<String> parts = new ArrayList<>();
    job.mustRun().forEach(window -> parts.add("must run " + span(window)));
    job.cannotRun().forEach(window -> parts.add("cannot run " + span(window)));
    return job.jobId() + " " + String.join(" and ", parts);
  }

  private String maintenance(String id, Interval window) {
    String reason =
        plant.equipment(id).unavailable().stream()
            .filter(off -> off.window().equals(window))
            .map(Unavailability::reason)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(text -> " (" + text + ")")
            .orElse("");
    return "%s is unavailable %s%s".formatted(id, span(window), reason);
  }

  private static String capacity(Equipment unit) {
    List<String> parts = new ArrayList<>();
    if (unit.mode() == OperatingMode.BATCH) {
      parts.add(
          "runs one job at a time"
              + (unit.turnaroundMinutes() == 0
                  ? ""
                  : ", %s apart".formatted(minutes(unit.turnaroundMinutes()))));
    }
    parts.add("delivers at most " + unit.capacity());
    unit.capacities()
        .forEach(
            (dimension, most) ->
                parts.add("takes at most %s %s".formatted(most.toPlainString(), dimension)));
    return unit.equipmentId() + " " + listed(parts, "and");
  }

  private String shift(String name) {
    List<Shift> shifts = Objects.requireNonNull(plant.shifts());
    return "%s has %s"
        .formatted(
            name.isBlank() ? "the shift without a name" : "shift " + name,
            shifts.stream()
                .filter(shift -> shift.name().equals(name))
                .map(shift -> operators(shift.operators()))
                .distinct()
                .collect(Collectors.joining(" or ")));
  }

  private static String operators(int people) {
    return people == 1 ? "1 operator" : people + " operators";
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String number(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(6)).stripTrailingZeros();
    return rounded.toPlainString();
  }

  private static String minutes(int minutes) {
    return duration(Duration.ofMinutes(minutes));
  }

  /** E.g. {@code 1 h 30 min}. */
  public static String duration(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    if (hours == 0) {
      return minutes + " min";
    }
    return minutes == 0 ? hours + " h" : "%d h %d min".formatted(hours, minutes);
  }

  private static String listed(List<String> items, String last) {
    int count = items.size();
    return count < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, count - 1)) + " " + last + " " + items.get(count - 1);
  }
}
