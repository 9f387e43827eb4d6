package io.heatscheduler.core.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.EnergyUse;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.fixture.RandomPlants;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws of a plan cut at any slot, on random plants planned first in, first out. */
class RollForwardPropertyTest {
  private static final int PLANTS = 150;
  private static final BigDecimal LAST_DIGIT = new BigDecimal("0.000001");

  private record Cut(String name, Dispatch plan, boolean feasible, int slot) {}

  private static List<Cut> cuts() {
    List<Cut> all = new ArrayList<>();
    for (int seed = 0; seed < PLANTS; seed++) {
      PlantGrid grid = placed(RandomPlants.of(seed), seed).grid();
      @Nullable Baseline baseline = FifoBaseline.plan(grid);
      if (baseline == null) {
        continue;
      }
      Dispatch plan = Dispatch.of(grid, baseline.schedule());
      for (int slot = 0; slot < grid.slotCount(); slot += 1 + seed % 3) {
        all.add(new Cut("plant %d at %d".formatted(seed, slot), plan, baseline.feasible(), slot));
      }
    }
    assertThat(all).hasSizeGreaterThan(PLANTS * 6);
    assertThat(all).filteredOn(Cut::feasible).hasSizeGreaterThan(PLANTS * 3);
    return all;
  }

  /** A third of the plants bill from the 24th, so that a billing month ends inside the horizon. */
  private static PlantBuilder placed(PlantBuilder plant, int seed) {
    return seed % 3 == 0 ? plant.billingDay(24) : plant;
  }

  @Test
  void sunkCostAndTheRestsBillAreTheWholeBillToTheLastDigit() {
    for (Cut c : cuts()) {
      Bill whole = CostCalculator.price(c.plan());
      Bill rest = CostCalculator.price(rest(c));
      SunkCost sunk = SunkCost.between(whole, rest);

      assertThat(sunk.total().add(rest.planCost()))
          .as(c.name())
          .isEqualByComparingTo(whole.planCost());
      assertThat(sunk.total()).as(c.name()).isCloseTo(pastPriced(c), within(whole, rest));
      for (LineKind kind : LineKind.values()) {
        assertThat(sunk.total(kind).add(rest.total(kind)))
            .as("%s, %s", c.name(), kind)
            .isEqualByComparingTo(whole.total(kind));
      }
    }
  }

  @Test
  void theRestOfAFeasiblePlanIsAFeasiblePlanOfTheRest() {
    for (Cut c : cuts()) {
      if (c.feasible()) {
        Remainder rest = new PlanCut(c.plan(), c.slot()).rest(Set.of());

        PlantGrid grid = PlantGrid.of(rest.plant()).orThrow();
        assertThat(grid.conflicts()).as(c.name()).isEmpty();
        assertThat(ScheduleVerifier.verify(grid, rest.schedule())).as(c.name()).isEmpty();
      }
    }
  }

  @Test
  void cuttingTwiceGivesTheBillOfCuttingOnce() {
    for (Cut c : cuts()) {
      Dispatch once = rest(c);
      int earlier = c.slot() / 2;
      Dispatch first = rest(new Cut(c.name(), c.plan(), c.feasible(), earlier));
      Dispatch twice = rest(new Cut(c.name(), first, c.feasible(), c.slot() - earlier));

      assertThat(CostCalculator.price(twice).planCost())
          .as(c.name())
          .isEqualByComparingTo(CostCalculator.price(once).planCost());
    }
  }

  @Test
  void firstInFirstOutGoesOnWithWhatRuns() {
    int running = 0;
    for (Cut c : cuts()) {
      if (!c.feasible()) {
        continue;
      }
      Dispatch rest = rest(c);
      Baseline fifo = FifoBaseline.plan(rest.grid());
      assertThat(fifo).as(c.name()).isNotNull();
      PlanCut cut = new PlanCut(c.plan(), c.slot());
      for (var job : cut.jobs(Progress.RUNNING)) {
        int now =
            rest.grid().jobs().stream()
                .filter(j -> j.job().jobId().equals(job.job().jobId()))
                .findFirst()
                .orElseThrow()
                .index();
        assertThat(fifo.schedule().startOf(now)).as(c.name()).isZero();
        running++;
      }
    }
    assertThat(running).isGreaterThan(PLANTS);
  }

  private static Dispatch rest(Cut c) {
    Remainder rest = new PlanCut(c.plan(), c.slot()).rest(Set.of());
    PlantGrid grid = PlantGrid.of(rest.plant()).orThrow();
    return Dispatch.of(grid, ScheduleVerifier.slotted(grid, rest.schedule()).orThrow());
  }

  /** The past priced from the whole plan's dispatch, slot by slot. */
  private static BigDecimal pastPriced(Cut c) {
    PlantGrid grid = c.plan().grid();
    BigDecimal cost = BigDecimal.ZERO;
    for (GridEquipment unit : grid.equipment()) {
      for (int slot = 0; slot < c.slot(); slot++) {
        for (EnergyUse use : List.of(EnergyUse.JOBS, EnergyUse.IDLE, EnergyUse.START)) {
          if (c.plan().schedule().isOn(unit.index(), slot)) {
            BigDecimal kwh = c.plan().inputKwh(unit.index(), slot, use);
            cost = cost.add(kwh.multiply(unit.pricePerKwh(slot)));
          }
        }
        if (c.plan().starts(unit.index()).get(slot)) {
          cost = cost.add(unit.equipment().startupCost());
        }
        if (c.plan().shutdowns(unit.index()).get(slot)) {
          cost = cost.add(unit.equipment().shutdownCost());
        }
      }
    }
    for (DemandComponent component : grid.rates().demandComponents()) {
      BigDecimal highest =
          component.slots().stream()
              .filter(slot -> slot < c.slot())
              .mapToObj(c.plan()::siteLoadKw)
              .reduce(component.floorKw(), BigDecimal::max);
      cost = cost.add(component.charge(highest));
    }
    LocalDate today = grid.dates().get(c.slot());
    long daysOver =
        grid.dates().subList(0, c.slot()).stream()
            .filter(date -> !date.equals(today))
            .distinct()
            .count();
    return cost.add(
        grid.plant().tariff().fixedChargePerDay().multiply(BigDecimal.valueOf(daysOver)));
  }

  private static org.assertj.core.data.Offset<BigDecimal> within(Bill whole, Bill rest) {
    int lines = whole.lines().size() + rest.lines().size();
    return org.assertj.core.data.Offset.offset(LAST_DIGIT.multiply(BigDecimal.valueOf(lines)));
  }
}
