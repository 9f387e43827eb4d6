package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.server.web.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a client sent stays for the request and no longer. */
class UploadedPlantTest {
  @Test
  void theFilesGoWithTheRequest() {
    Path root;
    try (UploadedPlant uploaded = new Uploads(1, Duration.ZERO).open()) {
      root = uploaded.root();
      Map<String, byte[]> files = new TreeMap<>(PlantFiles.of("five-columns"));
      files.put("deep/er/notes.txt", PlantFiles.utf8("x"));
      uploaded.add("plant.zip", new ByteArrayInputStream(PlantFiles.zip(files)));

      assertThat(uploaded.read("plant").plant().jobs()).isNotEmpty();
      assertThat(root.resolve("deep/er/notes.txt")).exists();
    }
    assertThat(Files.exists(root)).isFalse();
  }

  @Test
  void whatDoesNotFitIsToldToComeAgainAndAPlaceGetsFree() {
    Uploads uploads = new Uploads(1, Duration.ofMillis(1));
    try (UploadedPlant first = uploads.open()) {
      assertThat(first.root()).exists();
      assertThatThrownBy(uploads::open)
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status().value()).isEqualTo(429);
                assertThat(problem.code()).isEqualTo("TOO_MANY_UPLOADS");
              });
    }
    try (UploadedPlant next = uploads.open()) {
      assertThat(next.root()).exists();
    }
  }
}
