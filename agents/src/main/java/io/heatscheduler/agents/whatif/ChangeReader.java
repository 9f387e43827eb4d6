package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.equipment.EquipmentRegistryAgent;
import io.heatscheduler.agents.intake.PlantDocument;
import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.agents.intake.ShiftReader;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.change.AddedEquipment;
import io.heatscheduler.core.change.OtherPeakLimit;
import io.heatscheduler.core.change.OtherShifts;
import io.heatscheduler.core.change.OtherTariff;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.RemovedEquipment;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Reads one change of a scenario: a single key that names its kind, with its value. */
final class ChangeReader {
  private static final List<String> PARTS =
      List.of("tariff", "shifts", "contractual_peak_kw", "add_equipment", "remove_equipment");
  private static final Keys KINDS =
      Keys.exact(
          "a change",
          Stream.concat(PARTS.stream(), NamedChangeReader.KINDS.stream()).toArray(String[]::new));
  private static final String NO_LIMIT = "none";

  private final PlantSource source;
  private final Plant plant;
  private final PlantNames names;
  private final Findings findings;
  private final Binding binding;
  private final PlantFrame frame;

  /**
   * A reader.
   *
   * @param plant the plant as the changes before have it
   */
  ChangeReader(PlantSource source, Plant plant, Findings findings) {
    this.source = source;
    this.plant = plant;
    this.names = new PlantNames(plant);
    this.findings = findings;
    this.binding = new Binding(findings, plant.site().zone());
    this.frame =
        new PlantFrame(
            new PlantDocument(null, null, null, null, null, null, null, null, null),
            plant.site().zone(),
            plant.site().currency(),
            plant.horizon());
  }

  /** The change, as several if it names several equipment; empty, reported, if it is wrong. */
  List<PlantChange> read(Node node) {
    Fields change = Mappings.open(node, KINDS, binding);
    if (change == null || change.failed()) {
      return List.of();
    }
    List<String> given = KINDS.known().stream().filter(kind -> change.node(kind) != null).toList();
    if (given.size() != 1) {
      findings.error(
          "NOT_ONE_CHANGE",
          node.location(),
          given.isEmpty()
              ? "This change says nothing."
              : "One change has one key, but this has %s.".formatted(String.join(", ", given)),
          "Begin each change with a dash of its own.");
      return List.of();
    }
    return read(given.getFirst(), change);
  }

  private List<PlantChange> read(String kind, Fields change) {
    Node value = change.node(kind);
    if (value == null) {
      throw new IllegalStateException(kind + " has been found and has no value");
    }
    return switch (kind) {
      case "tariff" -> {
        Tariff tariff = TariffManagementAgent.read(source, frame, value, findings);
        yield tariff == null ? List.of() : List.of(new OtherTariff(tariff));
      }
      case "shifts" -> List.of(new OtherShifts(ShiftReader.read(source, value, binding)));
      case "contractual_peak_kw" -> peakLimit(change);
      case "add_equipment" -> added(value);
      case "remove_equipment" -> removed(change);
      default -> {
        PlantChange named = new NamedChangeReader(plant, binding).read(kind, value);
        yield named == null ? List.of() : List.of(named);
      }
    };
  }

  private List<PlantChange> peakLimit(Fields change) {
    if (NO_LIMIT.equals(change.text("contractual_peak_kw"))) {
      return List.of(new OtherPeakLimit(null));
    }
    BigDecimal limit = change.decimal("contractual_peak_kw", Range.POSITIVE);
    return limit == null ? List.of() : List.of(new OtherPeakLimit(new Power(limit)));
  }

  private List<PlantChange> added(Node value) {
    Node list =
        value instanceof Node.Mapping ? new Node.Sequence(List.of(value), value.location()) : value;
    List<Equipment> added = EquipmentRegistryAgent.read(source, frame, list, findings);
    for (Equipment unit : added) {
      if (names.equipment().contains(unit.equipmentId())) {
        findings.error(
            "DUPLICATE_ID",
            value.location(),
            "Equipment %s is in the plant already.".formatted(unit.equipmentId()),
            "Give the added equipment an id of its own.");
      }
    }
    return List.copyOf(added.stream().map(AddedEquipment::new).toList());
  }

  private List<PlantChange> removed(Fields change) {
    List<String> ids = change.lists().texts("remove_equipment");
    return List.copyOf(
        ids.stream()
            .filter(id -> names.hasEquipment(change, "remove_equipment", id))
            .map(RemovedEquipment::new)
            .toList());
  }
}
