package io.heatscheduler.bench;

import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the bill of a year of quarter-hours: one meter, tariff laid out anew each time, and many
 * meters under one tariff on two threads.
 *
 * <p>Goals: one meter under 100 ms warm, 1,000 meters under 30 s on two cores. Arguments: number of
 * meters (1000).
 */
public final class BillsBench {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 41;
  private static final int THREADS = 2;
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private BillsBench() {}

  /** Prints both figures. */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int meters = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
    TimeGrid year =
        new TimeGrid(
            CHICAGO,
            LocalDate.of(2026, 1, 1).atStartOfDay(CHICAGO).toInstant(),
            LocalDate.of(2027, 1, 1).atStartOfDay(CHICAGO).toInstant(),
            15);
    System.out.printf(
        Locale.ROOT,
        "one meter, %d quarter-hours, tariff laid out and billed, median of %d warm rounds: %s ms%n",
        year.slotCount(),
        ROUNDS,
        milliseconds(oneMeter(year)));
    long[] nanos = manyMeters(year, meters);
    System.out.printf(
        Locale.ROOT,
        "%d meters on %d threads under one tariff: %s s, of which the readings' making %s s%n",
        meters,
        THREADS,
        seconds(nanos[0]),
        seconds(nanos[1] / THREADS));
  }

  private static long oneMeter(TimeGrid year) {
    MeterReadings readings = readings(year, 1);
    Tariff tariff = tariff();
    long[] nanos = new long[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      TariffCalendar calendar = TariffCalendar.of(tariff, MeterCalendar.PLAIN, year).orThrow();
      BigDecimal total = BillingEngine.bill(calendar, readings, MeterState.UNKNOWN).total();
      if (total.signum() <= 0) {
        throw new IllegalStateException("a year costs more than nothing");
      }
      if (round >= 0) {
        nanos[round] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  /** Wall time, and the processor time spent on making readings. */
  private static long[] manyMeters(TimeGrid year, int meters)
      throws InterruptedException, ExecutionException {
    TariffCalendar calendar = TariffCalendar.of(tariff(), MeterCalendar.PLAIN, year).orThrow();
    long making = 0;
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int meter = 0; meter < meters; meter++) {
        int seed = meter;
        running.add(threads.submit(() -> billOne(calendar, year, seed)));
      }
      for (Future<Long> one : running) {
        making += one.get();
      }
    }
    return new long[] {System.nanoTime() - start, making};
  }

  private static long billOne(TariffCalendar calendar, TimeGrid year, int seed) {
    long start = System.nanoTime();
    MeterReadings readings = readings(year, seed);
    long making = System.nanoTime() - start;
    UtilityBill bill = BillingEngine.bill(calendar, readings, MeterState.UNKNOWN);
    if (bill.periods().size() != 12) {
      throw new IllegalStateException("a year has twelve bills, not " + bill.periods().size());
    }
    return making;
  }

  private static MeterReadings readings(TimeGrid year, int seed) {
    Random random = new Random(seed);
    List<BigDecimal> kw = new ArrayList<>(year.slotCount());
    for (int slot = 0; slot < year.slotCount(); slot++) {
      kw.add(BigDecimal.valueOf(10_000L + random.nextInt(40_000), 2));
    }
    return new MeterReadings(year, kw);
  }

  /** Three periods with tiers, four demand components, a fixed charge and two percentages. */
  private static Tariff tariff() {
    return new Tariff(
        "bench",
        "",
        "",
        LocalDate.of(2020, 1, 1),
        null,
        Currency.getInstance("USD"),
        new BigDecimal("1.85"),
        List.of(
            period(DayType.WEEKDAY, 12, 18, "0.118", "0.104", "on-peak"),
            period(DayType.WEEKDAY, 18, 12, "0.062", "0.055", "off-peak"),
            period(DayType.WEEKEND, 0, 0, "0.062", "0.055", "off-peak")),
        demand(),
        null,
        List.of(new EnergyAdder("rider", new BigDecimal("0.0042"))),
        BillTerms.PLAIN
            .withFixedCharges(
                List.of(new FixedCharge("meter", BigDecimal.valueOf(435), ChargePer.MONTH)))
            .withAdjustments(
                List.of(
                    new Adjustment("fuel", new BigDecimal("4.25"), Set.of(ChargeKind.ENERGY), true),
                    new Adjustment("tax", BigDecimal.valueOf(7), ChargeKind.ALL, false))),
        List.of());
  }

  private static TariffPeriod period(
      DayType day, int from, int to, String first, String second, String category) {
    return TariffPeriod.tiered(
        day,
        new DailyWindow(LocalTime.of(from, 0), LocalTime.of(to, 0)),
        List.of(
            new EnergyTier(new BigDecimal(first), BigDecimal.valueOf(100_000), TierUnit.KWH),
            new EnergyTier(new BigDecimal(second), null, TierUnit.KWH)),
        BigDecimal.ZERO,
        category,
        null);
  }

  private static List<DemandCharge> demand() {
    DemandTerms onPeak =
        DemandTerms.PLAIN.withWindows(
            List.of(
                new DayWindow(
                    Set.of(DayType.WEEKDAY),
                    new DailyWindow(LocalTime.of(12, 0), LocalTime.of(18, 0)))));
    return List.of(
        new DemandCharge(
            "facility",
            List.of(
                new DemandTier(new BigDecimal("13.5"), BigDecimal.valueOf(100)),
                new DemandTier(new BigDecimal("12.1"), null)),
            null,
            DemandTerms.PLAIN.withRatchet(Ratchet.of(new BigDecimal("0.8"), 11))),
        new DemandCharge("on-peak demand", new BigDecimal("11.75"), null, onPeak),
        new DemandCharge(
            "half-hour",
            new BigDecimal("1.25"),
            null,
            DemandTerms.PLAIN.withInterval(new DemandInterval(30, true))),
        new DemandCharge(
            "hour",
            new BigDecimal("0.75"),
            null,
            onPeak.withInterval(new DemandInterval(60, false))));
  }

  private static String milliseconds(long nanos) {
    return BigDecimal.valueOf(nanos / 10_000, 2).toPlainString();
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos / 10_000_000, 2).toPlainString();
  }
}
