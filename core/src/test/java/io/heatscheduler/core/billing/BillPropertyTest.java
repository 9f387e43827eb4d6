package io.heatscheduler.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every bill, over seeded tariffs and loads. */
class BillPropertyTest {
  private static final TimeGrid TWO_MONTHS = RandomBills.span("2026-03-01", "2026-05-01", 15);
  private static final BigDecimal LINE_UNIT = new BigDecimal("0.000001");

  private static void isCloseTo(BigDecimal actual, BigDecimal expected, int lines) {
    assertThat(actual.subtract(expected).abs())
        .isLessThanOrEqualTo(LINE_UNIT.multiply(BigDecimal.valueOf(lines)));
  }

  @Test
  void totalsAreSumsOfLinesAndEachLineIsQuantityTimesRate() {
    for (int seed = 0; seed < RandomBills.SEEDS; seed++) {
      RandomBills random = new RandomBills(seed);
      UtilityBill bill = RandomBills.bill(random.tariff(), TWO_MONTHS, random.load(TWO_MONTHS));
      BigDecimal sum =
          bill.lines().stream().map(UtilityLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal byKind = BigDecimal.ZERO;
      for (ChargeKind kind : ChargeKind.values()) {
        byKind = byKind.add(bill.total(kind));
      }
      assertThat(bill.total()).isEqualByComparingTo(sum).isEqualByComparingTo(byKind);
      assertThat(bill.total(LocalDate.of(2026, 3, 1)).add(bill.total(LocalDate.of(2026, 4, 1))))
          .isEqualByComparingTo(sum);
      for (UtilityLine line : bill.lines()) {
        BigDecimal rate = line.rate();
        assertThat(rate).isNotNull();
        if (rate != null) {
          // the quantity shown is rounded to half a millionth
          isCloseTo(line.amount(), line.quantity().multiply(rate), 20);
        }
      }
    }
  }

  @Test
  void aProfileSplitAtAMonthsEndHasTheSameBills() {
    TimeGrid march = RandomBills.span("2026-03-01", "2026-04-01", 15);
    TimeGrid april = RandomBills.span("2026-04-01", "2026-05-01", 15);
    for (int seed = 0; seed < RandomBills.SEEDS; seed++) {
      RandomBills random = new RandomBills(seed);
      Tariff tariff = withoutRatchet(random.tariff());
      List<BigDecimal> load = random.load(TWO_MONTHS);
      int cut = march.slotCount();

      UtilityBill both = RandomBills.bill(tariff, TWO_MONTHS, load);
      List<UtilityLine> apart =
          new ArrayList<>(RandomBills.bill(tariff, march, load.subList(0, cut)).lines());
      apart.addAll(RandomBills.bill(tariff, april, load.subList(cut, load.size())).lines());

      assertThat(both.lines())
          .extracting(UtilityLine::id, UtilityLine::quantity, UtilityLine::amount)
          .containsExactlyElementsOf(
              apart.stream()
                  .map(line -> tuple(line.id(), line.quantity(), line.amount()))
                  .toList());
    }
  }

  private static Tariff withoutRatchet(Tariff tariff) {
    return tariff.withDemandCharges(
        tariff.demandCharges().stream()
            .map(
                charge ->
                    new DemandCharge(
                        charge.id(),
                        charge.tiers(),
                        charge.season(),
                        charge.terms().withRatchet(null)))
            .toList());
  }

  @Test
  void tiersOfOneRateAreAFlatRate() {
    for (int seed = 0; seed < RandomBills.SEEDS; seed++) {
      RandomBills random = new RandomBills(seed);
      Tariff tiered = random.tariff();
      List<TariffPeriod> flat = new ArrayList<>();
      List<TariffPeriod> same = new ArrayList<>();
      for (TariffPeriod period : tiered.periods()) {
        BigDecimal rate = period.energyRatePerKwh();
        flat.add(
            new TariffPeriod(
                period.dayType(),
                period.window(),
                rate,
                period.demandRatePerKw(),
                period.category(),
                null));
        same.add(
            TariffPeriod.tiered(
                period.dayType(),
                period.window(),
                List.of(
                    new EnergyTier(rate, BigDecimal.valueOf(1500), TierUnit.KWH),
                    new EnergyTier(rate, BigDecimal.valueOf(4000), TierUnit.KWH),
                    new EnergyTier(rate, null, TierUnit.KWH)),
                period.demandRatePerKw(),
                period.category(),
                null));
      }
      List<BigDecimal> load = random.load(TWO_MONTHS);
      BigDecimal energy =
          RandomBills.bill(
                  RandomBills.tariff(flat, tiered.demandCharges(), tiered.terms()),
                  TWO_MONTHS,
                  load)
              .total(ChargeKind.ENERGY);
      BigDecimal energyInTiers =
          RandomBills.bill(
                  RandomBills.tariff(same, tiered.demandCharges(), tiered.terms()),
                  TWO_MONTHS,
                  load)
              .total(ChargeKind.ENERGY);
      isCloseTo(energyInTiers, energy, 24);
    }
  }

  @Test
  void moreLoadInASlotNeverLowersBillingDemandNorABillOfPositiveRates() {
    for (int seed = 0; seed < RandomBills.SEEDS; seed++) {
      RandomBills random = new RandomBills(seed);
      Tariff tariff = random.tariff();
      List<BigDecimal> load = random.load(TWO_MONTHS);
      List<BigDecimal> more = new ArrayList<>(load);
      int slot = random.random.nextInt(load.size());
      more.set(slot, load.get(slot).add(BigDecimal.valueOf(random.random.nextInt(500))));

      UtilityBill before = RandomBills.bill(tariff, TWO_MONTHS, load);
      UtilityBill after = RandomBills.bill(tariff, TWO_MONTHS, more);

      assertThat(before.demand()).hasSameSizeAs(after.demand());
      for (int i = 0; i < before.demand().size(); i++) {
        BilledDemand one = before.demand().get(i);
        assertThat(after.demand().get(i).billingKw()).isGreaterThanOrEqualTo(one.billingKw());
        assertThat(one.billingKw()).isGreaterThanOrEqualTo(one.floorKw());
      }
      assertThat(after.total(ChargeKind.DEMAND))
          .isGreaterThanOrEqualTo(before.total(ChargeKind.DEMAND));
    }
  }

  @Test
  void tiersHoldAllTheEnergyWhateverTheScope() {
    for (int seed = 0; seed < RandomBills.SEEDS; seed++) {
      RandomBills random = new RandomBills(seed);
      List<BigDecimal> load = random.load(TWO_MONTHS);
      Tariff tariff = random.tariff();
      for (TierRules.Scope scope : TierRules.Scope.values()) {
        UtilityBill bill =
            RandomBills.bill(
                tariff.withTerms(tariff.terms().withTiers(new TierRules(scope, null))),
                TWO_MONTHS,
                load);
        BigDecimal billed =
            bill.lines().stream()
                .filter(line -> line.kind() == ChargeKind.ENERGY)
                .map(UtilityLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        isCloseTo(
            billed,
            bill.energyKwh().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
            bill.lines().size());
      }
    }
  }

  @Test
  void fillingTiersInTwoStepsIsFillingThemAtOnce() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      List<EnergyTier> tiers = new RandomBills(round).tiers(TierUnit.KWH);
      if (tiers.isEmpty()) {
        continue;
      }
      var ends = TierFill.ends(tiers, BigDecimal.ZERO, 30);
      BigDecimal first = BigDecimal.valueOf(random.nextInt(8000));
      BigDecimal second = BigDecimal.valueOf(1 + random.nextInt(8000));
      BigDecimal all = first.add(second);
      List<BigDecimal> once = TierFill.fill(all, BigDecimal.ZERO, all, ends);
      List<BigDecimal> before = TierFill.fill(first, BigDecimal.ZERO, first, ends);
      List<BigDecimal> after = TierFill.fill(second, first, all, ends);
      for (int k = 0; k < tiers.size(); k++) {
        assertThat(before.get(k).add(after.get(k))).isEqualByComparingTo(once.get(k));
      }
    }
  }

  @Test
  void aClockChangeDayIsTheSumOfItsQuarterHours() {
    for (String[] day :
        List.of(
            new String[] {"2026-03-29", "2026-03-30"}, new String[] {"2026-10-25", "2026-10-26"})) {
      TimeGrid span = RandomBills.span(day[0], day[1], 15);
      BigDecimal rate = new BigDecimal("0.1234");
      Tariff tariff =
          RandomBills.tariff(
              List.of(
                  new TariffPeriod(
                      DayType.WEEKDAY, DailyWindow.WHOLE_DAY, rate, BigDecimal.ZERO, "all", null)),
              List.of(),
              null);
      List<BigDecimal> load = new RandomBills(9).load(span);
      BigDecimal byHand = BigDecimal.ZERO;
      for (BigDecimal kw : load) {
        byHand = byHand.add(kw.multiply(new BigDecimal("0.25")).multiply(rate));
      }
      assertThat(span.slotCount()).isIn(92, 100);
      isCloseTo(RandomBills.bill(tariff, span, load).total(ChargeKind.ENERGY), byHand, 1);
    }
  }
}
