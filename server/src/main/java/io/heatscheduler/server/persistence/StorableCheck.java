package io.heatscheduler.server.persistence;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plant may hold and a database cannot. The agents let none of it through but for NUL
 * characters; plants made in Java may hold all of it.
 */
final class StorableCheck {
  private static final int LONGEST_ID = 200;

  private final Findings findings = new Findings();

  private StorableCheck() {}

  static List<Finding> of(Plant plant, Json canonical) {
    StorableCheck check = new StorableCheck();
    check.texts(canonical, Location.NONE);
    check.references(plant);
    return check.findings.list();
  }

  private void texts(Json value, Location where) {
    switch (value) {
      case Json.Text(String text) -> {
        if (text.indexOf('\0') >= 0) {
          findings.error(
              "TEXT_NUL_CHARACTER",
              where,
              "The text holds a NUL character (code 0), which the database cannot keep.",
              "Remove that character.");
        }
      }
      case Json.Array(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          texts(items.get(i), where.child(Integer.toString(i)));
        }
      }
      case Json.Members(var members) ->
          members.forEach((key, member) -> texts(member, where.child(key)));
      case Json.Bool ignored -> {}
      case Json.Null ignored -> {}
    }
  }

  private void references(Plant plant) {
    Set<String> equipment =
        plant.equipment().stream().map(Equipment::equipmentId).collect(Collectors.toSet());
    Set<String> jobs = plant.jobs().stream().map(Job::jobId).collect(Collectors.toSet());
    equipment.forEach(id -> id("equipment", "equipment_id", id));
    for (Product product : plant.products()) {
      id("products", "product_id", product.productId());
      product
          .eligibleEquipment()
          .forEach(id -> reference(equipment, id, "product " + product.productId(), "equipment"));
    }
    for (Job job : plant.jobs()) {
      id("jobs", "job_id", job.jobId());
      id("jobs", "product_id", job.productId());
      job.eligibleEquipment()
          .forEach(id -> reference(equipment, id, "job " + job.jobId(), "equipment"));
      job.predecessors().forEach(id -> reference(jobs, id, "job " + job.jobId(), "job"));
    }
  }

  private void id(String list, String key, String id) {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      findings.error(
          "NOT_AN_ID",
          Location.NONE.child(list).child(key),
          "An id has %d characters.".formatted(id.length()),
          "Use 1 to %d characters.".formatted(LONGEST_ID));
    }
  }

  private void reference(Set<String> known, String id, String owner, String kind) {
    if (!known.contains(id)) {
      findings.error(
          "UNKNOWN_REFERENCE",
          Location.NONE,
          "The %s names %s %s, which the plant does not have.".formatted(owner, kind, id),
          "Add it, or name another.");
    }
  }
}
