package io.heatscheduler.agents;

import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.nio.file.Path;
import java.time.Duration;

/** The plants of the examples folder, planned with little work so that tests stay quick. */
public final class ExamplePlants {
  /** The root of the checkout, seen from a module's folder. */
  public static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Little work, gap 0, seed 1. */
  public static final PlanSettings QUICK =
      PlanSettings.DEFAULT.withOptimizer(new OptimizerSettings(Duration.ofSeconds(60), 60L, 0, 1));

  private ExamplePlants() {}

  /** An example by its folder's name. */
  public static PlantFolder example(String name) {
    return PlantFolder.open(ROOT.resolve("examples").resolve(name)).orThrow();
  }

  /** Plans a folder with {@link #QUICK}. */
  public static PlanResult plan(PlantFolder folder) {
    return new Pipeline(new HybridOptimizer())
        .run(folder, QUICK, PipelineListener.NONE, new Cancellation());
  }
}
