package io.heatscheduler.cli.view;

import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.grid.Gap;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws a schedule on the terminal: a tariff band, one row or more per heater, and the site's load.
 *
 * <p>Short horizons show each job as a bar with its id; long ones show how full each heater is.
 */
public final class Gantt {
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final String BANDS = "·░▒▓█";
  private static final int MAX_LANES = 48;

  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final List<BigDecimal> siteLoadKw;
  private final Palette palette;
  private final int width;
  private final int labelWidth;
  private final int sharedPrefix;
  private final TimeAxis axis;
  private Set<String> marked = Set.of();

  /**
   * A chart of a schedule.
   *
   * @param siteLoadKw load of the site, shape [slot]
   * @param width characters per line
   */
  public Gantt(
      PlantGrid grid,
      SlottedSchedule schedule,
      List<BigDecimal> siteLoadKw,
      int width,
      Palette palette) {
    this.grid = grid;
    this.schedule = schedule;
    this.siteLoadKw = List.copyOf(siteLoadKw);
    this.width = width;
    this.palette = palette;
    int longest = 9;
    for (GridEquipment equipment : grid.equipment()) {
      longest = Math.max(longest, label(equipment).length());
    }
    this.labelWidth = Math.min(longest, 28);
    this.sharedPrefix = sharedPrefix(grid);
    this.axis = TimeAxis.fitting(grid.time(), Math.max(24, width - labelWidth - 4));
  }

  /** The same chart with some jobs marked, e.g. those that moved. */
  public Gantt marking(Set<String> jobIds) {
    marked = Set.copyOf(jobIds);
    return this;
  }

  /** The chart, line by line, without line ends. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("", axis.days()));
    lines.add(line("", palette.paint(Style.MUTED, axis.hours())));
    Map<BigDecimal, Integer> ranks = priceRanks();
    lines.add(line("tariff", tariffBand(ranks)));
    Map<Integer, List<List<GridJob>>> lanes = lanesByEquipment();
    int laneCount = lanes.values().stream().mapToInt(List::size).sum();
    boolean bars = laneCount <= MAX_LANES && axis.slotsPerCell() * grid.time().slotMinutes() <= 60;
    for (GridEquipment equipment : grid.equipment()) {
      if (!equipment.equipment().isActive()) {
        continue;
      }
      List<List<GridJob>> own = lanes.getOrDefault(equipment.index(), List.of());
      if (bars) {
        addBars(lines, equipment, own);
      } else {
        lines.add(line(label(equipment), fill(equipment)));
      }
    }
    lines.add(line("site load", loadRow()));
    for (String piece : Folding.fold(legend(bars), width - labelWidth - 2)) {
      lines.add(palette.paint(Style.MUTED, " ".repeat(labelWidth + 2) + piece));
    }
    return lines;
  }

  private Map<BigDecimal, Integer> priceRanks() {
    Map<BigDecimal, Integer> ranks = new TreeMap<>();
    for (int cell = 0; cell < axis.cells(); cell++) {
      ranks.put(price(cell), 0);
    }
    int rank = 0;
    for (Map.Entry<BigDecimal, Integer> entry : ranks.entrySet()) {
      entry.setValue(ranks.size() == 1 ? 0 : rank++ * (BANDS.length() - 1) / (ranks.size() - 1));
    }
    return ranks;
  }

  private BigDecimal price(int cell) {
    return grid.rates().energyRatePerKwh().get(axis.firstSlot(cell));
  }

  private String tariffBand(Map<BigDecimal, Integer> ranks) {
    StringBuilder band = new StringBuilder();
    for (int cell = 0; cell < axis.cells(); cell++) {
      int rank = ranks.getOrDefault(price(cell), 0);
      Style style = rank <= 1 ? Style.CHEAP : rank <= 2 ? Style.MIDDLE : Style.DEAR;
      band.append(palette.paint(style, String.valueOf(BANDS.charAt(rank))));
    }
    return band.toString();
  }

  private Map<Integer, List<List<GridJob>>> lanesByEquipment() {
    Map<Integer, List<List<GridJob>>> lanes = new TreeMap<>();
    List<GridJob> byStart = new ArrayList<>(grid.jobs());
    byStart.sort(
        Comparator.comparingInt((GridJob job) -> schedule.startOf(job.index()))
            .thenComparingInt(GridJob::index));
    for (GridJob job : byStart) {
      List<List<GridJob>> own =
          lanes.computeIfAbsent(schedule.equipmentOf(job.index()), key -> new ArrayList<>());
      int firstCell = schedule.startOf(job.index()) / axis.slotsPerCell();
      List<GridJob> lane =
          own.stream().filter(l -> lastCell(l.getLast()) < firstCell).findFirst().orElse(null);
      if (lane == null) {
        lane = new ArrayList<>();
        own.add(lane);
      }
      lane.add(job);
    }
    return lanes;
  }

  private int lastCell(GridJob job) {
    return (schedule.startOf(job.index()) + job.durationSlots() - 1) / axis.slotsPerCell();
  }

  private void addBars(List<String> lines, GridEquipment equipment, List<List<GridJob>> lanes) {
    for (int lane = 0; lane < Math.max(1, lanes.size()); lane++) {
      StringBuilder row = new StringBuilder();
      List<GridJob> jobs = lane < lanes.size() ? lanes.get(lane) : List.of();
      int cell = 0;
      int order = 0;
      for (GridJob job : jobs) {
        int first = schedule.startOf(job.index()) / axis.slotsPerCell();
        for (; cell < first; cell++) {
          row.append(lane == 0 ? state(equipment, cell, lanes) : " ");
        }
        int last = lastCell(job);
        row.append(bar(job, last - first + 1, (order++ + lane) % 2 == 0));
        cell = last + 1;
      }
      for (; cell < axis.cells(); cell++) {
        row.append(lane == 0 ? state(equipment, cell, lanes) : " ");
      }
      lines.add(line(lane == 0 ? label(equipment) : "", row.toString()));
    }
  }

  private String bar(GridJob job, int cells, boolean even) {
    int room = palette.enabled() ? cells : cells - 1;
    String id = labelOf(job, room);
    boolean moved = isMarked(job);
    if (palette.enabled()) {
      Style style = moved ? Style.BAR_MARKED : even ? Style.BAR_EVEN : Style.BAR_ODD;
      return palette.paint(style, id + " ".repeat(room - id.length()));
    }
    return cells == 1
        ? moved ? "□" : "■"
        : id + (moved ? "*" : "=").repeat(room - id.length()) + "|";
  }

  private boolean isMarked(GridJob job) {
    return marked.contains(job.job().jobId());
  }

  /**
   * As much of the job's id as fits: all of it, without the beginning all ids share, its number,
   * its beginning.
   */
  private String labelOf(GridJob job, int room) {
    String id = Palette.safe(job.job().jobId());
    for (String label :
        List.of(
            id,
            id.substring(Math.min(sharedPrefix, id.length())),
            id.replaceFirst("^.*?([0-9]*)$", "$1"))) {
      if (!label.isEmpty() && label.length() <= room) {
        return label;
      }
    }
    return Palette.cut(id, room);
  }

  private static int sharedPrefix(PlantGrid grid) {
    List<GridJob> jobs = grid.jobs();
    if (jobs.size() < 2) {
      return 0;
    }
    String first = Palette.safe(jobs.getFirst().job().jobId());
    String last =
        Palette.safe(jobs.getLast().job().jobId()); // ids are sorted: these two share least
    int shared = 0;
    while (shared < Math.min(first.length(), last.length())
        && first.charAt(shared) == last.charAt(shared)
        && !Character.isDigit(first.charAt(shared))) {
      shared++;
    }
    return shared;
  }

  private String state(GridEquipment equipment, int cell, List<List<GridJob>> lanes) {
    for (int slot = axis.firstSlot(cell); slot < axis.endSlot(cell); slot++) {
      if (!equipment.isAvailable(slot)) {
        return palette.paint(Style.MUTED, "x");
      }
    }
    boolean working = lanes.stream().flatMap(List::stream).anyMatch(job -> covers(job, cell));
    for (int slot = axis.firstSlot(cell); slot < axis.endSlot(cell) && !working; slot++) {
      if (schedule.isOn(equipment.index(), slot)) {
        return palette.paint(Style.MUTED, "-");
      }
    }
    for (int slot = axis.firstSlot(cell); slot < axis.endSlot(cell) && !working; slot++) {
      String mark = gapMark(equipment, slot);
      if (!mark.isEmpty()) {
        return palette.paint(Style.MUTED, mark);
      }
    }
    return " ";
  }

  /** What equipment that takes time does in a slot in which it is not on; empty if simply off. */
  private String gapMark(GridEquipment equipment, int slot) {
    BitSet on = schedule.on().get(equipment.index());
    if (!equipment.transitionsTakeTime() || on.get(slot)) {
      return "";
    }
    int last = slot == 0 ? -1 : on.previousSetBit(slot - 1);
    int next = on.nextSetBit(slot);
    Gap gap =
        new Gap(
            last + 1,
            next < 0 ? grid.slotCount() : next,
            last >= 0 || equipment.equipment().initiallyOn(),
            next >= 0);
    RestState state =
        equipment.rest().get(next < 0 ? 0 : schedule.stateBefore(equipment.index(), next));
    if (state.startsUp(gap, slot)) {
      return "^";
    }
    return state.shutsDown(gap, slot) ? "v" : state == equipment.off() ? "" : "~";
  }

  private boolean covers(GridJob job, int cell) {
    return schedule.startOf(job.index()) / axis.slotsPerCell() <= cell && cell <= lastCell(job);
  }

  private String fill(GridEquipment equipment) {
    double[] heat = new double[grid.slotCount()];
    for (GridJob job : grid.jobs()) {
      if (schedule.equipmentOf(job.index()) == equipment.index()) {
        for (int slot = 0; slot < job.durationSlots(); slot++) {
          heat[schedule.startOf(job.index()) + slot] += job.heatKw(slot).doubleValue();
        }
      }
    }
    double capacity = equipment.equipment().capacity().kilowatts().doubleValue();
    StringBuilder row = new StringBuilder();
    for (int cell = 0; cell < axis.cells(); cell++) {
      double sum = 0;
      for (int slot = axis.firstSlot(cell); slot < axis.endSlot(cell); slot++) {
        sum += heat[slot];
      }
      double share = sum / (axis.endSlot(cell) - axis.firstSlot(cell)) / capacity;
      Style style = holdsMarked(equipment, cell) ? Style.WARN : Style.LOAD;
      row.append(
          share > 1e-9 ? palette.paint(style, level(share)) : state(equipment, cell, List.of()));
    }
    return row.toString();
  }

  private boolean holdsMarked(GridEquipment equipment, int cell) {
    return !marked.isEmpty()
        && grid.jobs().stream()
            .filter(job -> schedule.equipmentOf(job.index()) == equipment.index())
            .anyMatch(job -> isMarked(job) && covers(job, cell));
  }

  private String loadRow() {
    double top = 1e-9;
    for (BigDecimal load : siteLoadKw) {
      top = Math.max(top, load.doubleValue());
    }
    StringBuilder row = new StringBuilder();
    for (int cell = 0; cell < axis.cells(); cell++) {
      double highest = 0;
      for (int slot = axis.firstSlot(cell); slot < axis.endSlot(cell); slot++) {
        highest = Math.max(highest, siteLoadKw.get(slot).doubleValue());
      }
      row.append(level(highest / top));
    }
    return palette.paint(Style.LOAD, row.toString());
  }

  private static String level(double share) {
    int index = (int) Math.ceil(share * LEVELS.length()) - 1;
    return String.valueOf(LEVELS.charAt(Math.clamp(index, 0, LEVELS.length() - 1)));
  }

  private String legend(boolean bars) {
    String changed =
        marked.isEmpty()
            ? ""
            : palette.enabled() ? ", changed ones yellow" : bars ? ", changed ones *" : "";
    boolean slow = grid.equipment().stream().anyMatch(GridEquipment::transitionsTakeTime);
    String gaps = slow ? "; ^ heats up, v cools down, ~ standby" : "";
    String what = bars ? "bars are jobs" : "columns show how full a heater is (▁ low, █ full)";
    return "1 cell = %d min; tariff · cheapest to █ dearest; %s%s; - on without a job; x unavailable%s"
        .formatted(axis.slotsPerCell() * grid.time().slotMinutes(), what, changed, gaps);
  }

  private String line(String label, String cells) {
    String name = label.length() > labelWidth ? Palette.cut(label, labelWidth - 1) + "…" : label;
    return " " + name + " ".repeat(labelWidth - name.length()) + " " + cells;
  }

  private static String label(GridEquipment equipment) {
    String id = equipment.equipment().equipmentId();
    String name = equipment.equipment().name();
    return Palette.safe(name.isEmpty() || name.equals(id) ? id : id + " " + name);
  }
}
