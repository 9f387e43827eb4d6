package io.heatscheduler.cli.view;

import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.billing.BillComparison;
import io.heatscheduler.core.billing.BilledPeriod;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.billing.UtilityLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A utility's bill and its comparison with a real one, for people. */
public final class BillView {
  private static final String ROW = " %-44s %18s %-10s %14s %20s";

  private BillView() {}

  /** The bill, line by line, and what is to be paid for each billing month. */
  public static List<String> lines(UtilityBill bill, Palette palette) {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("line", "quantity", "unit", "rate", "amount"));
    boolean varies = false;
    for (UtilityLine line : bill.lines()) {
      BigDecimal rate = line.meanRate();
      varies |= line.rate() == null;
      lines.add(
          ROW.formatted(
              Palette.safe(line.id()),
              Amounts.plain(line.quantity(), 3),
              line.unit(),
              rate == null ? "" : (line.rate() == null ? "~" : "") + Amounts.plain(rate, 6),
              Amounts.money(line.amount(), bill.currency())));
    }
    lines.add(
        palette.paint(
            Style.HEADING,
            ROW.formatted("total", "", "", "", Amounts.money(bill.total(), bill.currency()))));
    if (bill.periods().size() > 1) {
      for (BilledPeriod period : bill.periods()) {
        lines.add(
            ROW.formatted(
                "  billing month from " + period.start(),
                period.daysInSpan() + " of " + period.days(),
                "days",
                "",
                Amounts.money(bill.payable(period.start()), bill.currency())));
      }
    }
    if (varies) {
      lines.add(palette.paint(Style.MUTED, " ~ mean of a rate that varies over the slots"));
    }
    return lines;
  }

  /** The comparison: what agrees, and what does not with its reason. */
  public static List<String> comparison(
      BillComparison comparison, UtilityBill bill, Palette palette) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(" %-44s %20s %20s  %s".formatted("real bill", "theirs", "ours", "verdict"));
    for (BillComparison.Row row : comparison.rows()) {
      lines.add(
          " %-44s %20s %20s  %s"
              .formatted(
                  Palette.safe(row.line()),
                  money(row.expected(), bill),
                  money(row.billed(), bill),
                  row.verdict().name().toLowerCase(Locale.ROOT)));
      if (!row.explanation().isEmpty()) {
        lines.add(palette.paint(Style.MUTED, "   " + row.explanation()));
      }
    }
    lines.add(
        palette.paint(
            Style.HEADING,
            comparison.agrees() ? " The bills agree." : " The bills differ; see above."));
    return lines;
  }

  private static String money(@Nullable BigDecimal amount, UtilityBill bill) {
    return amount == null ? "-" : Amounts.money(amount, bill.currency());
  }
}
