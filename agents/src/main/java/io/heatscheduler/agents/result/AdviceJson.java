package io.heatscheduler.agents.result;

import io.heatscheduler.agents.repair.Advice;
import io.heatscheduler.agents.repair.Conflict;
import io.heatscheduler.agents.repair.Repair;
import io.heatscheduler.core.change.AddedEquipment;
import io.heatscheduler.core.change.AddedShift;
import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.site.Shift;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields {@code conflict} and {@code repairs} of an infeasible plant, see docs/infeasible.md.
 */
final class AdviceJson {
  private final ZoneId zone;

  AdviceJson(ZoneId zone) {
    this.zone = zone;
  }

  static @Nullable Document conflict(@Nullable Conflict conflict) {
    if (conflict == null) {
      return null;
    }
    List<Document> limits = new ArrayList<>();
    for (int i = 0; i < conflict.limits().size(); i++) {
      limits.add(limit(conflict.limits().get(i), conflict.words().get(i)));
    }
    return Document.with()
        .put("message", conflict.message())
        .put("minimal", conflict.minimal())
        .put("limits", limits)
        .build();
  }

  private static Document limit(Limit limit, String words) {
    Document.Builder document = Document.with().put("kind", kind(limit));
    if (limit instanceof Limit.OfJob ofJob) {
      document.put("job_id", ofJob.jobId());
    }
    if (limit instanceof Limit.OfEquipment ofEquipment) {
      document.put("equipment_id", ofEquipment.equipmentId());
    }
    return document.put("words", words).build();
  }

  private static String kind(Limit limit) {
    return limit
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  List<Document> repairs(Advice advice) {
    return advice.repairs().stream().map(this::repair).toList();
  }

  private Document repair(Repair repair) {
    List<Document> changes = new ArrayList<>();
    for (int i = 0; i < repair.changes().size(); i++) {
      changes.add(change(repair.changes().get(i), repair.words().get(i)));
    }
    return Document.with()
        .put("kind", repair.kind().published())
        .put("changes", changes)
        .put("smallest", repair.smallest())
        .put("price", repair.price())
        .put("plan_cost", repair.planCost())
        .put("total", repair.total())
        .put("bound", repair.bound())
        .put("gap", repair.gap())
        .build();
  }

  private Document change(PlantChange change, String words) {
    Document.Builder document = Document.with();
    switch (change) {
      case LaterDeadline later ->
          document.put("job_id", later.jobId()).put("minutes_later", later.by().toMinutes());
      case HigherPeakLimit higher -> document.put("kw_more", higher.by().kilowatts());
      case ReleasedMaintenance released ->
          document
              .put("equipment_id", released.equipmentId())
              .put("available_from", Document.time(released.span().start(), zone))
              .put("available_to", Document.time(released.span().end(), zone));
      case AddedShift added -> putShift(added.shift(), document);
      case AllowedEquipment allowed ->
          document.put("job_id", allowed.jobId()).put("equipment_id", allowed.equipmentId());
      case AddedEquipment added -> document.put("equipment_id", added.equipment().equipmentId());
      default -> {}
    }
    return document.put("words", words).build();
  }

  private static void putShift(Shift shift, Document.Builder document) {
    document
        .put("operators_more", shift.operators())
        .put("days", shift.days().stream().map(AdviceJson::day).toList())
        .put("from", shift.window().start().toString())
        .put("to", shift.window().end().toString());
  }

  private static String day(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
