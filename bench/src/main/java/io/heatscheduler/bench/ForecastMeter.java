package io.heatscheduler.bench;

import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.PastDay.Pricing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Days of published hourly readings, each kWh priced at 0.20 from 8 to 20 o'clock on workdays and
 * at 0.10 otherwise.
 *
 * @param name of the data
 * @param days ascending; a day with a gap is not whole
 * @param holidays federal holidays of the United States in 2017
 */
record ForecastMeter(String name, List<PastDay> days, Set<LocalDate> holidays) {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final BigDecimal DAY_RATE = new BigDecimal("0.20");
  private static final BigDecimal NIGHT_RATE = new BigDecimal("0.10");
  private static final BigDecimal YEAR_KWH = new BigDecimal("1000000");

  private static final Set<LocalDate> HOLIDAYS =
      new TreeSet<>(
          List.of(
              LocalDate.of(2017, 1, 2),
              LocalDate.of(2017, 1, 16),
              LocalDate.of(2017, 2, 20),
              LocalDate.of(2017, 5, 29),
              LocalDate.of(2017, 7, 4),
              LocalDate.of(2017, 9, 4),
              LocalDate.of(2017, 10, 9),
              LocalDate.of(2017, 11, 10),
              LocalDate.of(2017, 11, 23),
              LocalDate.of(2017, 12, 25)));

  /** The readings of three real meters, and the process heat of two industrial sites. */
  static List<ForecastMeter> in(Path folder) throws IOException {
    List<ForecastMeter> meters = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve("lbnl_hourly_meters_2017.csv"));
    for (int column = 1; column <= 3; column++) {
      Map<LocalDate, Sum> days = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        if (!cells[column].isBlank()) {
          OffsetDateTime time = OffsetDateTime.parse(cells[0]);
          BigDecimal kwh = new BigDecimal(cells[column]).movePointLeft(3);
          add(days, time.toLocalDate(), time.getHour(), kwh, HOLIDAYS);
        }
      }
      meters.add(
          new ForecastMeter(
              "LBNL 2017 " + lines.getFirst().split(",", -1)[column],
              close(days, ZONE, HOLIDAYS),
              HOLIDAYS));
    }
    for (String site : List.of("chemical", "warehouse")) {
      Map<LocalDate, Sum> days = new TreeMap<>();
      LocalDate first = LocalDate.of(2017, 1, 1); // these have no year and no holidays
      List<String> shares =
          Files.readAllLines(folder.resolve("process_heat_norm_industrial_" + site + ".csv"));
      for (int hour = 0; hour < shares.size(); hour++) {
        BigDecimal kwh = new BigDecimal(shares.get(hour).trim()).multiply(YEAR_KWH);
        add(days, first.plusDays(hour / 24), hour % 24, kwh, Set.of());
      }
      meters.add(
          new ForecastMeter(
              "process heat, " + site, close(days, ZoneOffset.UTC, Set.of()), Set.of()));
    }
    return meters;
  }

  /** Heat, cost and hours of a day. */
  private static final class Sum {
    private BigDecimal kwh = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private int hours;
  }

  private static void add(
      Map<LocalDate, Sum> days, LocalDate date, int hour, BigDecimal kwh, Set<LocalDate> holidays) {
    boolean free = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || holidays.contains(date);
    Sum day = days.computeIfAbsent(date, any -> new Sum());
    day.kwh = day.kwh.add(kwh);
    day.cost = day.cost.add(kwh.multiply(!free && hour >= 8 && hour < 20 ? DAY_RATE : NIGHT_RATE));
    day.hours++;
  }

  private static List<PastDay> close(
      Map<LocalDate, Sum> days, ZoneId zone, Set<LocalDate> holidays) {
    List<PastDay> closed = new ArrayList<>();
    days.forEach(
        (date, day) ->
            closed.add(
                new PastDay(
                    date,
                    holidays.contains(date),
                    day.kwh,
                    day.cost,
                    null,
                    day.hours
                        == Duration.between(
                                date.atStartOfDay(zone), date.plusDays(1).atStartOfDay(zone))
                            .toHours(),
                    Pricing.CURRENT)));
    return closed;
  }
}
