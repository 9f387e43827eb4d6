package io.heatscheduler.core.rolling;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries the state of equipment over a cut: whether it is on and since when, its starts of the
 * day, its last batch. What no longer binds is left behind.
 */
final class EquipmentAtCut {
  private final PlanCut cut;
  private final PlantGrid grid;

  EquipmentAtCut(PlanCut cut) {
    this.cut = cut;
    this.grid = cut.grid();
  }

  List<Equipment> equipment() {
    return cut.slot() == 0
        ? grid.plant().equipment()
        : grid.equipment().stream().map(this::carried).toList();
  }

  private Equipment carried(GridEquipment laid) {
    Equipment unit = laid.equipment();
    boolean on = cut.schedule().isOn(laid.index(), cut.slot() - 1);
    return unit.withUnavailable(
            unit.unavailable().stream()
                .filter(off -> off.window().end().isAfter(cut.instant()))
                .toList())
        .foundAs(on, on ? onSince(laid) : null, startsToday(laid), lastBatchEnd(laid));
  }

  /** Start of the run that is under way, while its minimum is not reached; null afterwards. */
  private @Nullable Instant onSince(GridEquipment laid) {
    Equipment unit = laid.equipment();
    int first = cut.slot();
    while (first > 0 && cut.schedule().isOn(laid.index(), first - 1)) {
      first--;
    }
    Instant since = first == 0 && unit.initiallyOn() ? unit.onSince() : grid.time().startOf(first);
    boolean binds =
        since != null && since.plusSeconds(unit.minRunTimeMinutes() * 60L).isAfter(cut.instant());
    return binds ? since : null;
  }

  private int startsToday(GridEquipment laid) {
    LocalDate today = grid.dates().get(cut.slot());
    BitSet starts = cut.plan().starts(laid.index());
    int planned = 0;
    for (int slot = cut.slot() - 1; slot >= 0 && grid.dates().get(slot).equals(today); slot--) {
      planned += starts.get(slot) ? 1 : 0;
    }
    boolean sameDay = today.equals(grid.dates().getFirst());
    return planned + (sameDay ? laid.equipment().startsToday() : 0);
  }

  /** End of the last batch, while the turnaround after it lasts; null afterwards. */
  private @Nullable Instant lastBatchEnd(GridEquipment laid) {
    Equipment unit = laid.equipment();
    if (unit.mode() != OperatingMode.BATCH || unit.turnaroundMinutes() == 0) {
      return null;
    }
    Instant last = unit.lastBatchEnd();
    for (GridJob job : cut.jobs(Progress.FINISHED)) {
      if (cut.schedule().equipmentOf(job.index()) == laid.index()) {
        Instant end =
            grid.time().startOf(cut.schedule().startOf(job.index()) + job.durationSlots());
        last = last == null || end.isAfter(last) ? end : last;
      }
    }
    boolean binds =
        last != null && last.plusSeconds(unit.turnaroundMinutes() * 60L).isAfter(cut.instant());
    return binds ? last : null;
  }
}
