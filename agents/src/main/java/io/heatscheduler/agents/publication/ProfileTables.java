package io.heatscheduler.agents.publication;

import static io.heatscheduler.core.publish.Table.number;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** {@code load_profile.csv} and {@code fuel_profile.csv}: mean input power per slot. */
final class ProfileTables {
  private ProfileTables() {}

  /** Electric input: start, site with base load, then each equipment; 0 for fuel. */
  static Table load(Dispatch dispatch) {
    List<String> header = new ArrayList<>(List.of("start", "site_kw"));
    List<List<Object>> rows = startsOf(dispatch.grid());
    for (int slot = 0; slot < rows.size(); slot++) {
      rows.get(slot).add(number(dispatch.siteLoadKw().get(slot)));
    }
    addEquipment(dispatch.grid(), header, rows, e -> slot -> dispatch.electricKw(e, slot));
    return new Table(header, rows);
  }

  /** Fuel input: start, then each equipment; 0 for electricity. */
  static Table fuel(Dispatch dispatch) {
    List<String> header = new ArrayList<>(List.of("start"));
    List<List<Object>> rows = startsOf(dispatch.grid());
    addEquipment(dispatch.grid(), header, rows, e -> slot -> dispatch.fuelKw(e, slot));
    return new Table(header, rows);
  }

  private static List<List<Object>> startsOf(PlantGrid grid) {
    List<List<Object>> rows = new ArrayList<>();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      List<Object> row = new ArrayList<>();
      row.add(Document.time(grid.time().startOf(slot), grid.time().zone()));
      rows.add(row);
    }
    return rows;
  }

  private static void addEquipment(
      PlantGrid grid,
      List<String> header,
      List<List<Object>> rows,
      IntFunction<IntFunction<BigDecimal>> inputKw) {
    for (GridEquipment equipment : grid.equipment()) {
      header.add(equipment.equipment().equipmentId());
      IntFunction<BigDecimal> own = inputKw.apply(equipment.index());
      for (int slot = 0; slot < rows.size(); slot++) {
        rows.get(slot).add(number(own.apply(slot)));
      }
    }
  }
}
