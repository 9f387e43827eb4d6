package io.heatscheduler.bench;

import io.heatscheduler.optimizer.OptimizerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Plans plants from their files and prints, per plant, the time to the first plan, the exact cost
 * beside the best known one and the FIFO baseline's, the proven bound and the gap.
 */
public final class PlantsBench {
  private PlantsBench() {}

  /**
   * Runs the bench.
   *
   * @param args seconds per plant, or e.g. {@code 24000u} for work units without a limit of time,
   *     which give the same costs and bounds on a busy machine; then plant folders or prefixes of
   *     published plants such as {@code S-} and {@code M-}; without names S and M
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: plants SECONDS|UNITSu [PLANT ...]");
      System.exit(2);
      return;
    }
    OptimizerSettings settings =
        args[0].endsWith("u")
            ? QualityRun.work(Long.parseLong(args[0].substring(0, args[0].length() - 1)))
            : QualityRun.within(Duration.ofMillis(Math.round(Double.parseDouble(args[0]) * 1000)));
    List<String> wanted =
        args.length > 1 ? Arrays.asList(args).subList(1, args.length) : List.of("S-", "M-");
    ReferencePlants plants = ReferencePlants.open();
    System.out.println(QualityRun.header());
    for (Path folder : plants.named(wanted)) {
      System.out.println(QualityRun.of(folder, plants, settings));
    }
  }
}
