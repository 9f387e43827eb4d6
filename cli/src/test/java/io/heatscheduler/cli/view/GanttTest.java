package io.heatscheduler.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GanttTest {
  private static final String LONG_NAME =
      "Großer Härteofen für Wälzlagerringe № 7 🔥🔥🔥 in Halle Süd";

  @TempDir private Path folder;

  private static List<String> draw(PlantGrid grid, int width, boolean colours) {
    SlottedSchedule schedule = Objects.requireNonNull(FifoBaseline.plan(grid)).schedule();
    return new Gantt(
            grid, schedule, Dispatch.of(grid, schedule).siteLoadKw(), width, new Palette(colours))
        .lines();
  }

  private static String withoutColours(String line) {
    return line.replaceAll("\u001b\\[[0-9;]*m", "");
  }

  private static List<ViewPlants> plants() {
    return List.of(
        new ViewPlants().job("J", 50, 60, ""),
        new ViewPlants().slotMinutes(15).job("J", 20, 15, ""),
        new ViewPlants().slotMinutes(5).job("J", 5, 5, "").job("K", 50, 600, ""),
        new ViewPlants().days("2026-03-29", 1).slotMinutes(15).job("J", 50, 60, ""),
        new ViewPlants().days("2026-10-25", 1).slotMinutes(15).job("J", 50, 60, ""),
        new ViewPlants().days("2026-10-20", 7).slotMinutes(15).job("J", 50, 60, ""),
        new ViewPlants().days("2026-11-23", 1).shared().job("J", 50, 60, "").job("K", 50, 90, ""),
        new ViewPlants()
            .heater("🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥", LONG_NAME)
            .job("Auftrag-Ü-1", 50, 60, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 132, 200})
  void everyRowIsAsLongAsTheOthersAndFitsTheWidth(int width) {
    for (ViewPlants plant : plants()) {
      PlantGrid grid = plant.grid(folder);
      List<String> plain = draw(grid, width, false);
      List<String> rows = plain.stream().takeWhile(row -> !row.contains("1 cell = ")).toList();

      assertThat(plain).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(width));
      assertThat(rows).extracting(String::length).containsOnly(rows.getFirst().length());
      assertThat(plain).noneMatch(row -> row.contains("\u001b"));
      List<String> coloured = draw(grid, width, true);
      assertThat(coloured).anyMatch(row -> row.contains("\u001b["));
      assertThat(coloured.subList(0, rows.size()))
          .extracting(row -> withoutColours(row).length())
          .containsOnly(rows.getFirst().length());
    }
  }

  @Test
  void aBarCoversTheHoursOfItsJob() {
    PlantGrid grid =
        new ViewPlants().job("JOB", 50, 360, "earliest_start: 2026-11-23T02:00").grid(folder);

    List<String> lines = draw(grid, 60, false);

    String heater = lines.get(3);
    assertThat(heater).startsWith(" H-1");
    int first = heater.indexOf("JOB==|");
    assertThat(first - lines.get(1).indexOf("00")).isEqualTo(2);
    assertThat(heater.strip()).isEqualTo("H-1" + " ".repeat(first - 4) + "JOB==|");
  }

  @Test
  void aJobOfOneSlotIsDrawnInItsCell() {
    PlantGrid grid =
        new ViewPlants().job("J", 50, 60, "earliest_start: 2026-11-23T05:00").grid(folder);

    List<String> lines = draw(grid, 60, false);

    assertThat(lines.get(3).indexOf('■') - lines.get(1).indexOf("00")).isEqualTo(5);
    assertThat(lines.get(3).chars().filter(c -> c == '■').count()).isEqualTo(1);
  }

  @Test
  void jobsAtTheSameTimeHaveRowsOfTheirOwn() {
    PlantGrid grid =
        new ViewPlants().shared().job("AAA", 50, 360, "").job("BBB", 50, 360, "").grid(folder);

    assertThat(draw(grid, 80, false))
        .filteredOn(line -> line.contains("AAA") || line.contains("BBB"))
        .hasSize(2);
  }

  @Test
  void aHeaterBusyInAnotherRowIsNotShownAsIdle() {
    PlantGrid grid =
        new ViewPlants()
            .shared()
            .job("AAA", 50, 300, "")
            .job("BBB", 50, 720, "earliest_start: 2026-11-23T02:00")
            .grid(folder);

    assertThat(draw(grid, 80, false))
        .filteredOn(line -> line.contains("AAA"))
        .singleElement()
        .asString()
        .doesNotContain("|-");
  }

  @Test
  void aWeekShowsHowFullEachHeaterIs() {
    PlantGrid grid =
        new ViewPlants().days("2026-11-23", 7).shared().job("J", 600, 720, "").grid(folder);

    List<String> lines = draw(grid, 60, false);

    assertThat(String.join(" ", lines).replaceAll(" +", " ")).contains("how full a heater is");
    assertThat(lines.get(3)).startsWith(" H-1").contains("▄").doesNotContain("J");
    assertThat(lines.getFirst()).contains("Mon 23");
  }

  @Test
  void escapeSequencesInNamesDoNotReachTheTerminal() {
    PlantGrid grid =
        new ViewPlants().heater("H-2", "\\e[2J\\u202Eevil").job("J", 50, 60, "").grid(folder);

    List<String> lines = draw(grid, 80, false);

    assertThat(String.join("", lines)).doesNotContain("\u001b", "\u202e").contains("?[2J?evil");
  }

  @Test
  void aNameTooLongIsCutBetweenCharacters() {
    PlantGrid grid = plants().getLast().grid(folder);

    for (String line : draw(grid, 60, false)) {
      assertThat(
              new String(
                  line.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(line);
    }
    assertThat(draw(grid, 60, false)).anyMatch(line -> line.contains("🔥…"));
  }
}
