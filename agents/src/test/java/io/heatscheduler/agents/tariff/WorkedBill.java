package io.heatscheduler.agents.tariff;

import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A bill worked out on a page of docs/tariffs: the blocks before its table, and the table's rows.
 *
 * @param page file name
 * @param number of the bill on the page, from 1
 * @param blocks text by the block's label
 * @param lines rows of the table of lines, cells without emphasis
 * @param demand rows of the table of demand that follows; empty if there is none
 */
record WorkedBill(
    String page,
    int number,
    Map<String, String> blocks,
    List<List<String>> lines,
    List<List<String>> demand) {

  @Override
  public String toString() {
    return page + " " + number;
  }

  /** The bills of a page, in order; a block holds until the page gives another of its label. */
  static List<WorkedBill> of(Path page) throws IOException {
    List<WorkedBill> bills = new ArrayList<>();
    Map<String, String> blocks = new HashMap<>();
    List<String> rows = Files.readAllLines(page);
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      if (row.startsWith("```") && row.length() > 3) {
        StringBuilder text = new StringBuilder();
        for (i++; !rows.get(i).equals("```"); i++) {
          text.append(rows.get(i)).append('\n');
        }
        blocks.put(row.substring(3), text.toString());
      } else if (row.startsWith("| line |")) {
        bills.add(
            new WorkedBill(
                String.valueOf(page.getFileName()),
                bills.size() + 1,
                Map.copyOf(blocks),
                table(rows, i),
                List.of()));
      } else if (row.startsWith("| demand |")) {
        WorkedBill last = bills.removeLast();
        bills.add(new WorkedBill(last.page, last.number, last.blocks, last.lines, table(rows, i)));
      }
    }
    return bills;
  }

  private static List<List<String>> table(List<String> rows, int header) {
    List<List<String>> table = new ArrayList<>();
    for (int i = header + 2; i < rows.size() && rows.get(i).startsWith("|"); i++) {
      List<String> cells = new ArrayList<>();
      for (String cell : rows.get(i).substring(1).split("\\|")) {
        cells.add(cell.replace("*", "").replace("`", "").strip());
      }
      table.add(cells);
    }
    return table;
  }

  /** The bill that the blocks give. */
  UtilityBill billed(Path folder) throws IOException {
    Map<String, String> meter = new HashMap<>();
    block("meter")
        .lines()
        .forEach(line -> meter.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    ZoneId zone = ZoneId.of(of(meter, "zone"));
    TimeGrid span =
        new TimeGrid(
            zone,
            LocalDate.parse(of(meter, "from")).atStartOfDay(zone).toInstant(),
            LocalDate.parse(of(meter, "to")).atStartOfDay(zone).toInstant(),
            Integer.parseInt(of(meter, "minutes")));
    Files.writeString(folder.resolve("tariff.yaml"), block("yaml tariff"));
    TariffFile file =
        TariffFile.read(
                PlantFolder.openFile(folder.resolve("tariff.yaml")).orThrow(), "tariff.yaml", zone)
            .orThrow();
    Set<LocalDate> holidays = new TreeSet<>();
    if (meter.containsKey("holidays")) {
      for (String date : of(meter, "holidays").split(", ")) {
        holidays.add(LocalDate.parse(date));
      }
    }
    MeterCalendar calendar =
        new MeterCalendar(
            holidays, new BillingPeriods(Integer.parseInt(meter.getOrDefault("billing_day", "1"))));
    return BillingEngine.bill(
        TariffCalendar.of(file.tariff(), calendar, span).orThrow(),
        load(span),
        MeterState.of(history()));
  }

  private String block(String label) {
    return of(blocks, label);
  }

  private static String of(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the page lacks " + key);
    }
    return value;
  }

  private PeakHistory history() {
    List<PeakHistory.Peak> peaks = new ArrayList<>();
    blocks
        .getOrDefault("csv peaks", "")
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            cell ->
                peaks.add(
                    new PeakHistory.Peak(
                        YearMonth.parse(cell[0]), cell[1], new BigDecimal(cell[2]))));
    return new PeakHistory(peaks);
  }

  private MeterReadings load(TimeGrid span) {
    List<String[]> rules =
        block("csv load").lines().skip(1).map(line -> line.split(",", -1)).toList();
    List<BigDecimal> kw = new ArrayList<>();
    List<BigDecimal> kvar = new ArrayList<>();
    for (int slot = 0; slot < span.slotCount(); slot++) {
      LocalDateTime local = span.localStartOf(slot);
      String[] rule =
          rules.stream()
              .filter(candidate -> holds(candidate, local))
              .reduce((first, later) -> later)
              .orElseThrow();
      kw.add(new BigDecimal(rule[5]));
      if (!rule[6].isEmpty()) {
        kvar.add(new BigDecimal(rule[6]));
      }
    }
    return new MeterReadings(span, kw, kvar.isEmpty() ? null : kvar);
  }

  private static boolean holds(String[] rule, LocalDateTime local) {
    LocalDate date = local.toLocalDate();
    boolean weekday = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    int minute = local.getHour() * 60 + local.getMinute();
    return !date.isBefore(LocalDate.parse(rule[0]))
        && date.isBefore(LocalDate.parse(rule[1]))
        && (rule[2].equals("all") || weekday)
        && minute >= minuteOf(rule[3])
        && minute < minuteOf(rule[4]);
  }

  private static int minuteOf(String clock) {
    return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
  }
}
