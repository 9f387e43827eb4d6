package io.heatscheduler.core.verify;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostVerifierTest {
  private static final BigDecimal LEAST = new BigDecimal("0.000001");

  private final PlantGrid grid =
      plant()
          .twoRates("2", "8")
          .co2("electricity", "0.4")
          .baseLoadKw("5")
          .with(heater("H"))
          .with(job("J"))
          .grid();
  private final SlottedSchedule schedule = onFirst(new int[] {7}, 7, 8);
  private final Bill bill = CostCalculator.price(grid, schedule);

  private void assertFound(Bill published, String pointer) {
    List<Finding> findings = CostVerifier.verify(grid, schedule, published);
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().code()).isEqualTo("BILL_DIFFERS");
    assertThat(findings.getFirst().location().pointer()).isEqualTo(pointer);
  }

  private Bill with(
      List<BillLine> lines,
      List<BillLine> base,
      List<MeasuredDemand> demand,
      List<JobCost> jobs,
      Breakdown byJob,
      Map<String, BigDecimal> co2) {
    return new Bill(
        bill.currency(),
        lines,
        base,
        demand,
        jobs,
        bill.byPeriod(),
        bill.byEquipment(),
        byJob,
        co2);
  }

  private Bill withLines(List<BillLine> lines) {
    return with(
        lines, bill.baseLoadLines(), bill.demand(), bill.jobs(), bill.byJob(), bill.co2Kg());
  }

  @Test
  void anHonestBillIsClean() {
    assertThat(CostVerifier.verify(grid, schedule, bill)).isEmpty();
  }

  @Test
  void theLastDigitOfALineIsFound() {
    BillLine first = bill.lines().getFirst();
    BillLine edited =
        new BillLine(
            first.id(),
            first.kind(),
            first.subject(),
            first.use(),
            first.quantity(),
            first.unit(),
            first.rate(),
            first.amount().add(LEAST),
            first.slots());
    List<BillLine> lines = new java.util.ArrayList<>(bill.lines());
    lines.set(0, edited);

    assertFound(withLines(lines), "/lines/energy/on-peak/jobs");
  }

  @Test
  void aMissingAndAnExtraLineAreFound() {
    assertFound(
        withLines(bill.lines().subList(1, bill.lines().size())), "/lines/energy/on-peak/jobs");
    List<BillLine> lines = new java.util.ArrayList<>(bill.lines());
    lines.add(
        new BillLine(
            "extra",
            lines.getFirst().kind(),
            "",
            null,
            BigDecimal.ONE,
            "kWh",
            null,
            BigDecimal.ZERO,
            List.of()));
    assertFound(withLines(lines), "/lines/extra");
  }

  @Test
  void aChangedOrderIsFound() {
    assertFound(withLines(bill.lines().reversed()), "");
  }

  @Test
  void editedDemandJobsBreakdownAndEmissionsAreFound() {
    MeasuredDemand d = bill.demand().getFirst();
    MeasuredDemand higher =
        new MeasuredDemand(
            d.lineId(),
            d.component(),
            d.billingPeriodStart(),
            d.laterMonth(),
            d.measuredKw().add(LEAST),
            d.floorKw(),
            d.peakSlot(),
            d.amount());
    List<MeasuredDemand> demand = new java.util.ArrayList<>(bill.demand());
    demand.set(0, higher);
    assertFound(
        with(bill.lines(), bill.baseLoadLines(), demand, bill.jobs(), bill.byJob(), bill.co2Kg()),
        "/demand/demand/2026-11-01/off-peak");

    assertFound(
        with(
            bill.lines(),
            bill.baseLoadLines(),
            bill.demand(),
            List.of(),
            bill.byJob(),
            bill.co2Kg()),
        "/jobs/J");
    assertFound(
        with(
            bill.lines(),
            bill.baseLoadLines(),
            bill.demand(),
            bill.jobs(),
            new Breakdown(
                bill.byJob().entries().stream()
                    .map(
                        e ->
                            e.key().equals("J")
                                ? new Breakdown.Entry(e.kind(), e.key(), e.amount().add(LEAST))
                                : e)
                    .toList()),
            bill.co2Kg()),
        "/by_job/JOB J");
    assertFound(
        with(
            bill.lines(),
            bill.baseLoadLines(),
            bill.demand(),
            bill.jobs(),
            bill.byJob(),
            Map.of("electricity", BigDecimal.ONE)),
        "/co2_kg/electricity");
    assertFound(
        with(
            bill.lines(),
            bill.baseLoadLines().subList(1, 2),
            bill.demand(),
            bill.jobs(),
            bill.byJob(),
            bill.co2Kg()),
        "/base_load_lines/energy/off-peak/base_load");
  }

  private Bill with(Currency currency, Breakdown byPeriod, Breakdown byEquipment) {
    return new Bill(
        currency,
        bill.lines(),
        bill.baseLoadLines(),
        bill.demand(),
        bill.jobs(),
        byPeriod,
        byEquipment,
        bill.byJob(),
        bill.co2Kg());
  }

  private static Breakdown raised(Breakdown breakdown, String key) {
    return new Breakdown(
        breakdown.entries().stream()
            .map(
                e ->
                    e.key().equals(key)
                        ? new Breakdown.Entry(e.kind(), key, e.amount().add(LEAST))
                        : e)
            .toList());
  }

  @Test
  void anotherCurrencyIsFound() {
    assertFound(
        with(Currency.getInstance("USD"), bill.byPeriod(), bill.byEquipment()), "/currency");
  }

  @Test
  void theLastDigitOfAPeriodsOrAnEquipmentsShareIsFound() {
    assertFound(
        with(bill.currency(), raised(bill.byPeriod(), "on-peak"), bill.byEquipment()),
        "/by_period/PERIOD on-peak");
    assertFound(
        with(bill.currency(), bill.byPeriod(), raised(bill.byEquipment(), "H")),
        "/by_equipment/EQUIPMENT H");
    assertFound(
        with(bill.currency(), bill.byPeriod(), raised(bill.byEquipment(), "site")),
        "/by_equipment/SITE site");
  }

  @Test
  void aShareOfAnotherKindOrMissingIsFound() {
    List<Breakdown.Entry> entries = new java.util.ArrayList<>(bill.byEquipment().entries());
    entries.removeIf(e -> e.key().equals("H"));
    assertFound(
        with(bill.currency(), bill.byPeriod(), new Breakdown(entries)),
        "/by_equipment/EQUIPMENT H");

    List<Breakdown.Entry> renamed =
        bill.byEquipment().entries().stream()
            .map(
                e ->
                    e.key().equals("H")
                        ? new Breakdown.Entry(Breakdown.Kind.JOB, "H", e.amount())
                        : e)
            .toList();
    assertThat(
            CostVerifier.verify(
                grid, schedule, with(bill.currency(), bill.byPeriod(), new Breakdown(renamed))))
        .extracting(f -> f.location().pointer())
        .containsExactly("/by_equipment/EQUIPMENT H", "/by_equipment/JOB H");
  }

  @Test
  void anEntryPublishedTwiceIsFoundEvenIfBothAreRight() {
    List<BillLine> lines = new java.util.ArrayList<>(bill.lines());
    lines.add(lines.getFirst());
    assertFound(withLines(lines), "/lines/");

    List<Breakdown.Entry> entries = new java.util.ArrayList<>(bill.byPeriod().entries());
    entries.add(entries.getFirst());
    assertFound(with(bill.currency(), new Breakdown(entries), bill.byEquipment()), "/by_period/");
  }

  @Test
  void aWrongEntryHiddenBeforeItsRightCopyIsFound() {
    List<Breakdown.Entry> entries = new java.util.ArrayList<>(bill.byPeriod().entries());
    entries.addFirst(
        new Breakdown.Entry(
            entries.getFirst().kind(), entries.getFirst().key(), new BigDecimal("1000000")));

    assertFound(with(bill.currency(), new Breakdown(entries), bill.byEquipment()), "/by_period/");
  }
}
