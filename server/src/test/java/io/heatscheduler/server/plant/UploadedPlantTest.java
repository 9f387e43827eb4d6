package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a client sent stays for the request and no longer. */
class UploadedPlantTest {
  @Test
  void theFilesGoWithTheRequest() {
    Path root;
    try (UploadedPlant uploaded = UploadedPlant.empty()) {
      root = uploaded.root();
      Map<String, byte[]> files = new TreeMap<>(PlantFiles.of("five-columns"));
      files.put("deep/er/notes.txt", PlantFiles.utf8("x"));
      uploaded.add("plant.zip", new ByteArrayInputStream(PlantFiles.zip(files)));

      assertThat(uploaded.read("plant").plant().jobs()).isNotEmpty();
      assertThat(root.resolve("deep/er/notes.txt")).exists();
    }
    assertThat(Files.exists(root)).isFalse();
  }
}
