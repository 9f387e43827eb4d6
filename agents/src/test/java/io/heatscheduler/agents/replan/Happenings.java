package io.heatscheduler.agents.replan;

import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Events as a file says them. */
final class Happenings {
  private Happenings() {}

  /** Events written as JSON without files. */
  static EventSource of(String json) {
    PlantBytes document = new PlantBytes(json.getBytes(StandardCharsets.UTF_8));
    return new EventSource(document, document.entry().orThrow());
  }

  /** Events in a folder that holds another file too. */
  static EventSource in(Path folder, String yaml, String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
    Path events = Files.writeString(folder.resolve("events.yaml"), yaml);
    PlantFolder opened = PlantFolder.open(events).orThrow();
    return new EventSource(opened, opened.entry().orThrow());
  }

  /** A heater out of order from one time to another. */
  static EventSource trip(String equipmentId, String start, String end) {
    return of(
        "{\"trips\": [{\"equipment\": \"%s\", \"start\": \"%s\", \"end\": \"%s\"}]}"
            .formatted(equipmentId, start, end));
  }
}
