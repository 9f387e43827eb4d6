package io.heatscheduler.core.verify;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.verify.ReadSchedule.Placed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Adds up the heat of placed jobs. */
final class JobHeat {
  private JobHeat() {}

  /** Heat in kW, shape [slot]; a job published too long gives no heat beyond its own duration. */
  static BigDecimal[] onSlots(PlantGrid grid, List<Placed> jobs) {
    BigDecimal[] heat = new BigDecimal[grid.slotCount()];
    Arrays.fill(heat, BigDecimal.ZERO);
    for (Placed placed : jobs) {
      int end = Math.min(placed.end(), placed.first() + placed.job().durationSlots());
      for (int slot = placed.first(); slot < end; slot++) {
        heat[slot] = heat[slot].add(placed.job().heatKw(slot - placed.first()), DECIMAL128);
      }
    }
    return heat;
  }
}
