package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.oracle.Appraisal;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.oracle.ScheduleAppraiser;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Percentages, ratchets, windows, days and coincident hours on tiny plants: the calculator prices
 * them as the oracle's own reading does, and the search neither beats the oracle's optimum nor
 * bounds above it.
 */
class TariffTermsAgainstOracleTest {
  private static final int PLANTS = 160;
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00002");

  private record Case(int seed, Plant plant, PlantGrid grid, OracleResult.Optimum optimum) {}

  private static List<Case> cases() {
    return IntStream.range(0, PLANTS)
        .parallel()
        .mapToObj(TariffTermsAgainstOracleTest::of)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> of(int seed) {
    Plant plant = withTerms(RandomPlants.tiny(seed), new Random(seed));
    return BruteForceOracle.solve(plant) instanceof OracleResult.Optimum optimum
        ? List.of(new Case(seed, plant, PlantGrid.of(plant).orThrow(), optimum))
        : List.of();
  }

  private static Plant withTerms(Plant plant, Random random) {
    List<DemandCharge> charges = new ArrayList<>();
    List<PeakHistory.Peak> peaks = new ArrayList<>();
    BillingPeriods billing = plant.site().billing();
    YearMonth month = YearMonth.from(billing.startOf(plant.horizon().dateOf(0)));
    for (int i = 0; i < 3; i++) {
      String id = "term " + i;
      charges.add(new DemandCharge(id, rate(random, 900), null, terms(plant.horizon(), random)));
      for (int back = 1; back <= 3; back++) {
        if (random.nextBoolean()) {
          peaks.add(
              new PeakHistory.Peak(
                  month.minusMonths(back), id, BigDecimal.valueOf(random.nextInt(150))));
        }
      }
    }
    charges.addAll(plant.tariff().demandCharges());
    BillTerms terms =
        BillTerms.PLAIN
            .withFixedCharges(
                List.of(
                    new FixedCharge("meter", rate(random, 90_000), ChargePer.MONTH),
                    new FixedCharge("year", rate(random, 90_000).negate(), ChargePer.YEAR)))
            .withAdjustments(
                List.of(
                    new Adjustment(
                        "rider",
                        rate(random, 900).subtract(BigDecimal.valueOf(4)),
                        Set.of(
                            ChargeKind.values()[random.nextInt(2)], // energy or adders
                            ChargeKind.DEMAND),
                        random.nextBoolean()),
                    new Adjustment("tax", rate(random, 2500), ChargeKind.ALL, false)));
    return plant
        .withSite(plant.site().withPeakHistory(new PeakHistory(peaks)))
        .withTariff(plant.tariff().withDemandCharges(charges).withTerms(terms));
  }

  private static DemandTerms terms(TimeGrid time, Random random) {
    DemandTerms terms = DemandTerms.PLAIN;
    if (random.nextBoolean()) {
      int from = random.nextInt(24);
      int to = (from + 1 + random.nextInt(23)) % 24;
      Set<DayType> days =
          random.nextBoolean()
              ? Set.of()
              : Set.of(DayType.values()[random.nextInt(DayType.values().length)]);
      terms =
          terms.withWindows(
              List.of(
                  new DayWindow(
                      days, new DailyWindow(LocalTime.of(from, 0), LocalTime.of(to, 0)))));
    }
    switch (random.nextInt(4)) {
      case 0 -> terms = terms.withAssessment(Assessment.DAILY);
      case 1 -> terms = terms.withRatchet(Ratchet.of(new BigDecimal("0.7"), 2));
      case 2 -> {
        int slot = random.nextInt(time.slotCount());
        terms =
            terms.withCoincidentHours(
                List.of(new Interval(time.startOf(slot), time.startOf(slot + 1))));
      }
      default -> terms = terms.withMinimumKw(BigDecimal.valueOf(random.nextInt(120)));
    }
    return terms;
  }

  private static BigDecimal rate(Random random, int hundredths) {
    return BigDecimal.valueOf(1 + random.nextInt(hundredths), 2);
  }

  @Test
  void plansCostWhatTheOracleSaysAndTheSearchIsSound() {
    int priced = 0;
    int floors = 0;
    int optimal = 0;
    for (Case tiny : cases()) {
      Mutations mutations = new Mutations(tiny.plant(), tiny.seed());
      for (int i = 0; i < 10; i++) {
        Schedule changed = i == 0 ? tiny.optimum().plan() : mutations.mutate(tiny.optimum().plan());
        Appraisal appraisal = ScheduleAppraiser.appraise(tiny.plant(), changed);
        if (appraisal.isFeasible()) {
          priced++;
          assertThat(cost(tiny, ScheduleVerifier.slotted(tiny.grid(), changed).orThrow()))
              .as("plant %s", tiny.seed())
              .isCloseTo(appraisal.cost().toDecimal(), Offset.offset(SIX_DECIMALS));
        }
      }
      floors +=
          (int)
              tiny.grid().rates().demandComponents().stream()
                  .map(DemandComponent::floorKw)
                  .filter(floor -> floor.signum() > 0)
                  .count();
      optimal += searched(tiny) ? 1 : 0;
    }
    assertThat(priced).as("plans priced").isGreaterThan(350);
    assertThat(floors).as("components with a floor").isGreaterThan(40);
    assertThat(optimal).as("optima found by a short search").isGreaterThan(PLANTS / 4);
  }

  /** Whether a short search finds the optimum; whatever it says has to hold. */
  private static boolean searched(Case tiny) {
    OptimizerResult result =
        new HybridOptimizer(null)
            .optimize(
                tiny.grid(),
                new OptimizerSettings(Duration.ofSeconds(60), 4L, 0, 1),
                null,
                progress -> {},
                new Cancellation());
    BigDecimal cheapest = tiny.optimum().cost().toDecimal();
    BigDecimal bound = result.bound();
    if (bound != null) {
      assertThat(bound).as("plant %s", tiny.seed()).isLessThanOrEqualTo(cheapest.add(SIX_DECIMALS));
    }
    SlottedSchedule schedule = result.schedule();
    if (schedule == null) {
      return false;
    }
    BigDecimal cost = cost(tiny, schedule);
    assertThat(cost).isGreaterThanOrEqualTo(cheapest.subtract(SIX_DECIMALS));
    assertThat(result.searchObjective())
        .as("plant %s", tiny.seed())
        .isCloseTo(cost, Offset.offset(result.tolerance()));
    return cost.subtract(cheapest).compareTo(SIX_DECIMALS) <= 0;
  }

  private static BigDecimal cost(Case tiny, SlottedSchedule schedule) {
    return CostCalculator.price(tiny.grid(), schedule).planCost();
  }
}
