package io.heatscheduler.server.plant;

import io.heatscheduler.agents.equipment.EquipmentRegistryAgent;
import io.heatscheduler.agents.intake.PlantDocument;
import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.web.Problem;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Equipment of the registry as a document of the plant format, and back. */
final class EquipmentDocument {
  private static final PlantDocument NO_PLANT =
      new PlantDocument(null, null, null, null, null, null, null, null, null);

  private EquipmentDocument() {}

  /**
   * Where equipment stands.
   *
   * @param zone of times without an offset
   */
  record Place(ZoneId zone, Currency currency) {}

  /** Equipment and what the reader told of it. */
  record Read(Equipment equipment, List<Finding> findings) {}

  /** The document, without how a horizon finds the equipment: that is a schedule's. */
  static Json of(Equipment equipment) {
    Json.Members all = (Json.Members) CanonicalInput.of(equipment);
    Map<String, Json> lasting = new TreeMap<>(all.members());
    ScheduleDocument.STATE.forEach(lasting::remove);
    return new Json.Members(lasting);
  }

  /**
   * Reads and checks a document.
   *
   * @throws Problem 422 with every finding
   */
  static Read read(Node.Mapping document, Place place) {
    Findings findings = new Findings();
    for (String key : ScheduleDocument.STATE) {
      Node state = document.get(key);
      if (state != null) {
        findings.error(
            "FIELD_OF_SCHEDULE",
            state.location(),
            "%s says how a horizon finds the equipment, so it belongs to a schedule."
                .formatted(key),
            "Leave it out here; set equipmentState of the schedule.");
      }
    }
    List<Equipment> read =
        EquipmentRegistryAgent.read(
            NoFiles.INSTANCE,
            new PlantFrame(NO_PLANT, place.zone(), place.currency(), null),
            new Node.Sequence(List.of(document), Location.of("body")),
            findings);
    if (findings.hasErrors() || read.size() != 1) {
      throw Problem.unprocessable("EQUIPMENT_INVALID", findings.list());
    }
    return new Read(read.getFirst(), findings.list());
  }
}
