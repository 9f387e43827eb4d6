package io.heatscheduler.agents.equipment;

import io.heatscheduler.agents.Agent;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.agents.tariff.Prices;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agent 3 of 6: reads the heating equipment, its limits, efficiencies and maintenance windows.
 *
 * <p>Needs nothing from the intake but the source, so both can run side by side; what is wrong with
 * site and horizon is the intake's to report.
 */
public final class EquipmentRegistryAgent implements Agent<PlantSource, List<Equipment>> {
  private static final Logger LOG = LoggerFactory.getLogger(EquipmentRegistryAgent.class);

  @Override
  public Outcome<List<Equipment>> run(PlantSource source, RunContext context) {
    LOG.info("{} equipment starts", context.runId());
    Findings findings = new Findings();
    PlantFrame frame = PlantFrame.read(source, new Findings());
    List<Equipment> equipment =
        frame == null || frame.document().equipment() == null
            ? List.of()
            : read(source, frame, frame.document().equipment(), findings);
    LOG.info("{} equipment ends, refused: {}", context.runId(), findings.hasErrors());
    if (frame == null || frame.document().equipment() == null || findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    context.record("equipment.count", equipment.size(), "");
    return new Outcome.Done<>(equipment, findings.list());
  }

  /**
   * Reads equipment wherever it is written.
   *
   * @param frame zone, currency and horizon it must fit
   * @param node the list itself, or the name of its file
   * @return sorted by id; without what is wrong, which has been reported
   */
  public static List<Equipment> read(
      PlantSource source, PlantFrame frame, Node node, Findings findings) {
    Map<String, Equipment> equipment = new TreeMap<>();
    EquipmentReader reader = new EquipmentReader(frame.horizon(), new Prices(frame.currency()));
    Table.read(
        source,
        node,
        "equipment",
        EquipmentReader.KEYS,
        EquipmentReader.REQUIRED,
        new Binding(findings, frame.zone()),
        fields -> {
          Equipment one = reader.read(fields);
          if (one != null && equipment.putIfAbsent(one.equipmentId(), one) != null) {
            fields.error(
                "equipment_id",
                "DUPLICATE_ID",
                "Equipment %s is given twice.".formatted(one.equipmentId()),
                "Give every equipment an id of its own.");
          }
        });
    if (equipment.isEmpty() && !findings.hasErrors()) {
      findings.error(
          "NO_EQUIPMENT",
          node.location(),
          "There is no heating equipment.",
          "Add at least one with equipment_id, equipment_type, capacity_kw, efficiency_percent.");
    }
    return equipment.values().stream()
        .sorted(Comparator.comparing(Equipment::equipmentId))
        .toList();
  }
}
