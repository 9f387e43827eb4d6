package io.heatscheduler.server.plant;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored plant with changed sections, to be read and checked as a whole.
 *
 * @param sections in the plant format's keys
 * @param folder where a section may lie; null: no section may name a file
 */
record EditedPlant(Node.Mapping sections, @Nullable PlantFolder folder) implements PlantSource {
  private static final String STORED = "plant.json";

  /** The sections of a plant. */
  static EditedPlant of(Plant plant) {
    Node.Mapping canonical =
        (Node.Mapping)
            Documents.nodeOf(CanonicalInput.of(plant, plant.horizon().start()).document(), STORED);
    Node.Mapping sections = (Node.Mapping) Objects.requireNonNull(canonical.get("schedule"));
    for (String key : List.of("equipment", "tariff")) {
      sections = Documents.with(sections, key, canonical.get(key));
    }
    return new EditedPlant(sections, null);
  }

  /** A section, e.g. {@code jobs}; null if the plant has none. */
  @Nullable Node section(String key) {
    return sections.get(key);
  }

  /** The same plant with another section; null: without it. */
  EditedPlant with(String key, @Nullable Node section) {
    return new EditedPlant(Documents.with(sections, key, section), folder);
  }

  /** The same plant whose sections may name files of a folder. */
  EditedPlant readingFrom(PlantFolder other) {
    return new EditedPlant(sections, other);
  }

  @Override
  public String name() {
    return STORED;
  }

  @Override
  public Outcome<Node.Mapping> entry() {
    return new Outcome.Done<>(sections, List.of());
  }

  @Override
  public Outcome<Node> document(Node.Scalar file) {
    return folder == null
        ? new Outcome.Rejected<>(List.of(NoFiles.noFile(file)))
        : folder.document(file);
  }

  @Override
  public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
    if (folder == null) {
      handler.finding(NoFiles.noFile(file));
    } else {
      folder.rows(file, rowElement, handler);
    }
  }

  @Override
  public List<RawFile> files() {
    return folder == null ? List.of() : folder.files();
  }
}
