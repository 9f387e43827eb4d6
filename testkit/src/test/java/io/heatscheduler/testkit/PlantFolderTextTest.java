package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.plants.PlantFolderText;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random plants as people would write them, through the whole pipeline. */
class PlantFolderTextTest {
  private static final PlanSettings QUICK =
      PlanSettings.DEFAULT.withOptimizer(new OptimizerSettings(Duration.ofSeconds(60), 2L, 0, 1));

  @TempDir private Path folder;

  @Test
  void aFolderOfARandomPlantIsReadAsThatPlant() throws IOException {
    int planned = 0;
    for (int seed = 0; seed < 120; seed++) {
      Plant plant = RandomPlants.tiny(seed);
      PlanResult result = plan(plant, seed, seed % 2 == 0 ? "plant.json" : "plant.yaml", seed);
      if (result instanceof PlanResult.Planned done) {
        assertThat(done.grid().plant()).as("plant of seed %s", seed).isEqualTo(plant);
        planned++;
      } else {
        assertThat(((PlanResult.NotPlanned) result).input())
            .as("input of seed %s: %s", seed, errors(result))
            .isNotNull();
      }
    }
    assertThat(planned).isGreaterThan(70);
  }

  @Test
  void theOrderOfEveryListLeavesScheduleAndHashes() throws IOException {
    int compared = 0;
    for (int seed = 0; seed < 60; seed++) {
      Plant plant = RandomPlants.tiny(seed);
      PlanResult first = plan(plant, seed, "plant.json", 1);
      PlanResult second = plan(plant, 1_000 + seed, "plant.yaml", 2);
      assertThat(second.status()).isEqualTo(first.status());
      if (first instanceof PlanResult.Planned a && second instanceof PlanResult.Planned b) {
        assertThat(b.schedule()).isEqualTo(a.schedule());
        assertThat(b.published().tables()).isEqualTo(a.published().tables());
        assertThat(b.published().inputHash()).isEqualTo(a.published().inputHash());
        assertThat(b.published().optimizationHash()).isEqualTo(a.published().optimizationHash());
        assertThat(b.published().costHash()).isEqualTo(a.published().costHash());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(35);
  }

  private PlanResult plan(Plant plant, int number, String entry, long order) throws IOException {
    Path place = Files.createDirectories(folder.resolve("plant-" + number + "-" + order));
    PlantFolderText.write(plant, place, entry, order);
    return new Pipeline(new HybridOptimizer(null))
        .run(PlantFolder.open(place).orThrow(), QUICK, PipelineListener.NONE, new Cancellation());
  }

  private static java.util.List<Finding> errors(PlanResult result) {
    return result.findings().stream()
        .filter(f -> f.severity() == io.heatscheduler.core.outcome.Severity.ERROR)
        .toList();
  }
}
