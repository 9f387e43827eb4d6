package io.heatscheduler.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.fixture.RandomPlants;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.CostVerifier;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws every bill obeys, on random plants planned first in, first out. */
class CostPropertyTest {
  private static final int PLANTS = 200;
  private static final BigDecimal LAST_DIGIT = new BigDecimal("0.000001");

  private record Priced(long seed, PlantGrid grid, SlottedSchedule schedule, Bill bill) {}

  private static List<Priced> priced() {
    List<Priced> all = new ArrayList<>();
    for (int seed = 0; seed < PLANTS; seed++) {
      PlantGrid grid = RandomPlants.of(seed).grid();
      @Nullable Baseline baseline = FifoBaseline.plan(grid);
      if (baseline != null) {
        SlottedSchedule schedule = baseline.schedule();
        all.add(new Priced(seed, grid, schedule, CostCalculator.price(grid, schedule)));
      }
    }
    assertThat(all).hasSizeGreaterThan(PLANTS / 2);
    return all;
  }

  @Test
  void everyBreakdownSumsToThePlanCostExactly() {
    for (Priced p : priced()) {
      assertThat(p.bill().byPeriod().total()).as("%s", p.seed()).isEqualTo(p.bill().planCost());
      assertThat(p.bill().byEquipment().total()).as("%s", p.seed()).isEqualTo(p.bill().planCost());
      assertThat(p.bill().byJob().total()).as("%s", p.seed()).isEqualTo(p.bill().planCost());
    }
  }

  @Test
  void whatRoundingLeavesOverIsLessThanAMillionthPerLineAndEntry() {
    for (Priced p : priced()) {
      for (Breakdown breakdown :
          List.of(p.bill().byPeriod(), p.bill().byEquipment(), p.bill().byJob())) {
        BigDecimal bound =
            LAST_DIGIT.multiply(
                BigDecimal.valueOf(breakdown.entries().size() + p.bill().lines().size()));
        breakdown.entries().stream()
            .filter(entry -> entry.kind() == Breakdown.Kind.ROUNDING)
            .forEach(
                entry -> assertThat(entry.amount().abs()).as("%s", p.seed()).isLessThan(bound));
      }
    }
  }

  @Test
  void lineKindsSumToThePlanCost() {
    for (Priced p : priced()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (LineKind kind : LineKind.values()) {
        sum = sum.add(p.bill().total(kind));
      }
      assertThat(sum).as("%s", p.seed()).isEqualByComparingTo(p.bill().planCost());
    }
  }

  @Test
  void aPublishedScheduleReadBackCostsTheSame() {
    for (Priced p : priced()) {
      Schedule published = p.schedule().toSchedule(p.grid());
      SlottedSchedule read = ScheduleVerifier.slotted(p.grid(), published).orThrow();
      assertThat(CostVerifier.verify(p.grid(), read, p.bill())).as("%s", p.seed()).isEmpty();
    }
  }

  @Test
  void theOrderOfTheInputDoesNotChangeTheBill() {
    for (Priced p : priced()) {
      PlantGrid shuffled = RandomPlants.of(p.seed(), 60, true).grid();
      SlottedSchedule same =
          ScheduleVerifier.slotted(shuffled, p.schedule().toSchedule(p.grid())).orThrow();
      assertThat(CostCalculator.price(shuffled, same)).as("%s", p.seed()).isEqualTo(p.bill());
    }
  }

  @Test
  void addedBaseLoadNeverLowersMeasuredDemand() {
    for (Priced p : priced()) {
      PlantGrid heavier = RandomPlants.of(p.seed()).baseLoadKw("55.5").grid();
      List<MeasuredDemand> more = CostCalculator.price(heavier, p.schedule()).demand();
      for (int i = 0; i < more.size(); i++) {
        assertThat(more.get(i).measuredKw())
            .as("%s", p.seed())
            .isGreaterThanOrEqualTo(p.bill().demand().get(i).measuredKw());
        assertThat(more.get(i).amount())
            .as("%s", p.seed())
            .isGreaterThanOrEqualTo(p.bill().demand().get(i).amount());
      }
    }
  }

  @Test
  void splittingSlotsLeavesTheEnergyCostOfTheSameSchedule() {
    for (Priced p : priced()) {
      boolean profiled =
          p.grid().jobs().stream().anyMatch(job -> !job.job().powerProfile().isEmpty());
      if (profiled) {
        continue; // finer slots follow the profile more closely
      }
      PlantGrid finer = RandomPlants.of(p.seed(), 15, false).grid();
      SlottedSchedule same =
          ScheduleVerifier.slotted(finer, p.schedule().toSchedule(p.grid())).orThrow();
      Bill bill = CostCalculator.price(finer, same);
      for (LineKind kind :
          List.of(
              LineKind.ENERGY,
              LineKind.ADDER,
              LineKind.FUEL,
              LineKind.STARTUP_COST,
              LineKind.SHUTDOWN_COST,
              LineKind.FIXED)) {
        assertThat(bill.total(kind).subtract(p.bill().total(kind)).abs())
            .as("%s of seed %s", kind, p.seed())
            .isLessThanOrEqualTo(LAST_DIGIT.multiply(BigDecimal.TEN));
      }
    }
  }

  @Test
  void savingsOfAScheduleAgainstItselfAreNothing() {
    for (Priced p : priced()) {
      Savings savings = Savings.between(p.grid(), p.schedule(), p.schedule());
      assertThat(savings.amount()).isZero();
      assertThat(savings.timeShift()).isZero();
      assertThat(savings.equipmentAndFuel()).isZero();
    }
  }
}
