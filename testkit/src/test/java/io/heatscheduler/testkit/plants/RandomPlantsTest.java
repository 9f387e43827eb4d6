package io.heatscheduler.testkit.plants;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class RandomPlantsTest {
  private static final int PLANTS = 500;
  private static final int BINDING_AT_LEAST = 20;
  private static final int INFEASIBLE_AT_LEAST = 50;

  private static final List<Plant> TINY =
      LongStream.range(0, PLANTS).parallel().mapToObj(RandomPlants::tiny).toList();

  @Test
  void everyKeyOfTheFormatBindsInTwentyOfTheTinyPlants() {
    Map<PlantKey, Integer> binding = new EnumMap<>(PlantKey.class);
    for (Plant plant : TINY) {
      OracleResult result = BruteForceOracle.solve(plant);
      for (PlantKey key : PlantKey.values()) {
        boolean open = binding.getOrDefault(key, 0) < BINDING_AT_LEAST;
        if (open && key.binds(plant, result)) {
          binding.merge(key, 1, Integer::sum);
        }
      }
    }
    SoftAssertions softly = new SoftAssertions();
    for (PlantKey key : PlantKey.values()) {
      softly
          .assertThat(binding.getOrDefault(key, 0))
          .as("plants in which %s binds", key.keyName())
          .isGreaterThanOrEqualTo(BINDING_AT_LEAST);
    }
    softly.assertAll();
  }

  @Test
  void fiftyOfTheTinyPlantsAreInfeasible() {
    long infeasible =
        TINY.stream()
            .filter(plant -> BruteForceOracle.solve(plant) instanceof OracleResult.Infeasible)
            .count();
    assertThat(infeasible).isGreaterThanOrEqualTo(INFEASIBLE_AT_LEAST);
  }

  @Test
  void tinyPlantsAreAcceptedByTheFormat() {
    for (Plant plant : TINY) {
      assertThat(PlantGrid.of(plant)).isInstanceOf(Outcome.Done.class);
    }
  }

  @Test
  void everySlotLengthAndManyMidnightsOccur() {
    for (int minutes : new int[] {5, 15, 30, 60}) {
      assertThat(TINY.stream().filter(p -> p.horizon().slotMinutes() == minutes).count())
          .as("plants of %s-minute slots", minutes)
          .isGreaterThanOrEqualTo(50);
    }
    assertThat(TINY.stream().filter(RandomPlantsTest::crossesMidnight).count())
        .isGreaterThanOrEqualTo(50);
  }

  @Test
  void theSameSeedDrawsTheSamePlant() {
    IntStream.range(0, 40)
        .forEach(seed -> assertThat(RandomPlants.tiny(seed)).isEqualTo(TINY.get(seed)));
  }

  private static boolean crossesMidnight(Plant plant) {
    int last = plant.horizon().slotCount() - 1;
    return !plant.horizon().dateOf(0).equals(plant.horizon().dateOf(last));
  }
}
