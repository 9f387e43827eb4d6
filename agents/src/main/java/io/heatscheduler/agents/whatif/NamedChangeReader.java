package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.core.change.DelayedJob;
import io.heatscheduler.core.change.FixedEquipment;
import io.heatscheduler.core.change.FixedStart;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.Outage;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.change.SharedJobs;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the changes that name a job, an equipment or a shift, with what changes about it. */
final class NamedChangeReader {
  static final List<String> KINDS =
      List.of(
          "allow_equipment",
          "more_operators",
          "more_starts_per_day",
          "later_deadline",
          "delay_job",
          "fix_equipment",
          "fix_start",
          "outage",
          "release_maintenance");

  private static final int MOST_MINUTES = 366 * 24 * 60;
  private static final int MOST_COUNT = 1_000_000;

  private final Plant plant;
  private final PlantNames names;
  private final Binding binding;

  NamedChangeReader(Plant plant, Binding binding) {
    this.plant = plant;
    this.names = new PlantNames(plant);
    this.binding = binding;
  }

  /** The change, or null, reported, if it is wrong. */
  @Nullable PlantChange read(String kind, Node value) {
    return switch (kind) {
      case "allow_equipment" ->
          ofEquipment(
              value,
              List.of("like"),
              (id, fields) ->
                  names.hasEquipment(fields, "like")
                      ? new SharedJobs(id, fields.text("like", ""))
                      : null);
      case "more_operators" ->
          named(
              value,
              "shift",
              List.of("by"),
              fields -> names.hasShift(fields, "shift"),
              (shift, fields) -> count(fields, by -> new MoreOperators(shift, by)));
      case "more_starts_per_day" ->
          ofEquipment(
              value,
              List.of("by"),
              (id, fields) -> count(fields, by -> new MoreStartsPerDay(id, by)));
      case "later_deadline" -> ofJob(value, List.of("minutes"), NamedChangeReader::later);
      case "delay_job" ->
          ofJob(
              value,
              List.of("earliest_start"),
              (id, fields) -> {
                Instant start = fields.instant("earliest_start");
                return start == null ? null : new DelayedJob(id, start);
              });
      case "fix_equipment" ->
          ofJob(
              value,
              List.of("equipment_id"),
              (id, fields) ->
                  names.hasEquipment(fields, "equipment_id")
                      ? new FixedEquipment(id, fields.text("equipment_id", ""))
                      : null);
      case "fix_start" -> ofJob(value, List.of("start"), this::fixedStart);
      case "outage" -> ofWindow(value, Outage::new);
      case "release_maintenance" -> ofWindow(value, ReleasedMaintenance::new);
      default -> throw new IllegalStateException("no reader for the change " + kind);
    };
  }

  private static @Nullable PlantChange count(Fields fields, Function<Integer, PlantChange> change) {
    Integer by = fields.integer("by", 1, MOST_COUNT);
    return by == null ? null : change.apply(by);
  }

  private static @Nullable PlantChange later(String jobId, Fields fields) {
    Integer minutes = fields.minutes("minutes", 1, MOST_MINUTES);
    return minutes == null ? null : new LaterDeadline(jobId, Duration.ofMinutes(minutes));
  }

  private @Nullable PlantChange fixedStart(String jobId, Fields fields) {
    Instant start = fields.instant("start");
    if (start != null && !plant.horizon().starts().contains(start)) {
      fields.error(
          "start",
          "START_OFF_GRID",
          "%s is not the start of a slot of the horizon."
              .formatted(start.atZone(plant.site().zone()).toLocalDateTime()),
          "Jobs start on slots of %d minutes from %s."
              .formatted(
                  plant.horizon().slotMinutes(),
                  plant.horizon().start().atZone(plant.site().zone()).toLocalDateTime()));
      return null;
    }
    return start == null ? null : new FixedStart(jobId, start);
  }

  private @Nullable PlantChange ofWindow(
      Node value, BiFunction<String, Interval, PlantChange> change) {
    return ofEquipment(
        value,
        List.of("start", "end"),
        (id, fields) -> {
          Interval window = fields.lists().window();
          return window == null ? null : change.apply(id, window);
        });
  }

  private @Nullable PlantChange ofEquipment(
      Node value, List<String> keys, BiFunction<String, Fields, @Nullable PlantChange> change) {
    return named(
        value, "equipment_id", keys, fields -> names.hasEquipment(fields, "equipment_id"), change);
  }

  private @Nullable PlantChange ofJob(
      Node value, List<String> keys, BiFunction<String, Fields, @Nullable PlantChange> change) {
    return named(value, "job_id", keys, fields -> names.hasJob(fields, "job_id"), change);
  }

  private @Nullable PlantChange named(
      Node value,
      String nameKey,
      List<String> keys,
      Predicate<Fields> isKnown,
      BiFunction<String, Fields, @Nullable PlantChange> change) {
    List<String> all = new ArrayList<>(keys);
    all.addFirst(nameKey);
    String[] required = all.toArray(String[]::new);
    Fields fields = Mappings.open(value, Keys.exact("this change", required), binding);
    return fields == null || fields.require(required).failed() || !isKnown.test(fields)
        ? null
        : change.apply(fields.text(nameKey, ""), fields);
  }
}
