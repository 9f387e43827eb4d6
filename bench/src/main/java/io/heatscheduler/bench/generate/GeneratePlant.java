package io.heatscheduler.bench.generate;

import io.heatscheduler.testkit.plants.PlantFolderText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a generated plant as a plant folder. */
public final class GeneratePlant {
  private GeneratePlant() {}

  /**
   * Writes a plant.
   *
   * @param args size, flavour, seed, folder, e.g. {@code M wide 7 plants/M-wide-7}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: generate S|M|L|XL mixed|tight|wide|gas|demand|batch SEED DIR");
      System.exit(2);
      return;
    }
    PlantSize size = PlantSize.valueOf(args[0].toUpperCase(Locale.ROOT));
    Flavour flavour = Flavour.valueOf(args[1].toUpperCase(Locale.ROOT));
    long seed = Long.parseLong(args[2]);
    Path folder = Path.of(args[3]);
    Files.createDirectories(folder);
    PlantFolderText.write(
        PlantGenerator.generate(size, flavour, seed).plant(), folder, "plant.json", seed);
    System.out.printf(
        "%s: %d jobs on %d heaters over %d slots%n",
        folder, size.jobs(), size.heaters(), size.slots());
  }
}
