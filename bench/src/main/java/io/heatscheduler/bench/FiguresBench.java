package io.heatscheduler.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Plans the published plants at the times their goals name, and says which goals are met. */
public final class FiguresBench {
  private FiguresBench() {}

  /**
   * Runs the bench.
   *
   * @param args sizes, or plants such as {@code M-wide}; without any S and M
   */
  public static void main(String[] args) throws IOException {
    List<String> wanted = args.length > 0 ? Arrays.asList(args) : List.of("S", "M");
    ReferencePlants plants = ReferencePlants.open();
    int met = 0;
    int asked = 0;
    System.out.println("limit s " + QualityRun.header());
    for (Goal goal : Goal.all()) {
      String plant = goal.size() + "-" + goal.flavour();
      if (!wanted.contains(goal.size()) && !wanted.contains(plant)) {
        continue;
      }
      for (Path folder : plants.named(List.of(plant + "-"))) {
        QualityRun run = QualityRun.of(folder, plants, QualityRun.within(goal.limit()));
        List<String> missed = goal.shortOf(run);
        asked++;
        met += missed.isEmpty() ? 1 : 0;
        System.out.printf(
            "%7d %s; %s%n",
            goal.seconds(),
            run,
            missed.isEmpty() ? "met" : "SHORT of " + String.join(", ", missed));
      }
    }
    System.out.printf("%d of %d goals met%n", met, asked);
  }
}
