package io.heatscheduler.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Best known costs of the reference plants, from the table "cost / bound" of their README.md. */
record BestKnown(Map<String, Double> costs) {
  private static final Pattern ROW = Pattern.compile("^\\| (S|M|L|XL) \\|(.+)\\|$");
  private static final Pattern HEADER = Pattern.compile("^\\| \\| (mixed.+) \\|$");

  BestKnown {
    costs = Map.copyOf(costs);
  }

  static BestKnown read(Path readme) throws IOException {
    Map<String, Double> costs = new HashMap<>();
    List<String> flavours = List.of();
    for (String line : Files.readAllLines(readme)) {
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        flavours = List.of(header.group(1).split(" \\| "));
      }
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String[] cells = row.group(2).split("\\|");
        for (int i = 0; i < flavours.size(); i++) {
          costs.put(
              row.group(1) + "-" + flavours.get(i), Double.valueOf(cells[i].split("/")[0].trim()));
        }
      }
    }
    return new BestKnown(costs);
  }

  /** Cost of a plant such as {@code S-mixed-1}; NaN if the table lacks it. */
  double costOf(String plant) {
    return costs.getOrDefault(plant.replaceFirst("-\\d+$", ""), Double.NaN);
  }
}
