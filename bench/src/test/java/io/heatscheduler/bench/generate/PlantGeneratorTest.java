package io.heatscheduler.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantGeneratorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyPlantHasThePlanItWasBuiltAround(Flavour flavour) {
    for (PlantSize size : PlantSize.values()) {
      for (long seed = 1; seed <= 3; seed++) {
        PlantGenerator.Generated generated = PlantGenerator.generate(size, flavour, seed);
        PlantGrid grid = PlantGrid.of(generated.plant()).orThrow();

        assertThat(grid.jobs()).hasSize(size.jobs());
        assertThat(grid.conflicts()).isEmpty();
        assertThat(ScheduleVerifier.verify(grid, generated.hidden().toSchedule(grid)))
            .as("%s %s %d", size, flavour, seed)
            .isEmpty();
      }
    }
  }

  @Test
  void theSameArgumentsGiveTheSamePlantAndAnotherSeedAnother() {
    assertThat(PlantGenerator.generate(PlantSize.S, Flavour.MIXED, 5).plant())
        .isEqualTo(PlantGenerator.generate(PlantSize.S, Flavour.MIXED, 5).plant())
        .isNotEqualTo(PlantGenerator.generate(PlantSize.S, Flavour.MIXED, 6).plant());
  }

  @Test
  void theWrittenFolderIsTheGeneratedPlant() throws IOException {
    GeneratePlant.main(new String[] {"S", "gas", "5", folder.resolve("S-gas-5").toString()});

    assertThat(
            Pipeline.read(PlantFolder.open(folder.resolve("S-gas-5")).orThrow(), 100)
                .orThrow()
                .plant())
        .isEqualTo(PlantGenerator.generate(PlantSize.S, Flavour.GAS, 5).plant());
  }
}
