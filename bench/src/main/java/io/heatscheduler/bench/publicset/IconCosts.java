package io.heatscheduler.bench.publicset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The costs listed for the ICON samples, from the table of their README.md. */
record IconCosts(Map<String, Double> costs) {
  private static final int COST_COLUMN = 5;

  IconCosts {
    costs = Map.copyOf(costs);
  }

  static IconCosts read(Path set) throws IOException {
    Map<String, Double> costs = new HashMap<>();
    for (String line : Files.readAllLines(set.resolve("README.md"))) {
      if (line.startsWith("| sample")) {
        String[] cells = line.split("\\|");
        costs.put(cells[1].trim(), Double.valueOf(cells[COST_COLUMN].trim()));
      }
    }
    return new IconCosts(costs);
  }

  /** Cost listed for a sample; NaN if the table lacks it. */
  double of(String sample) {
    return costs.getOrDefault(sample, Double.NaN);
  }
}
