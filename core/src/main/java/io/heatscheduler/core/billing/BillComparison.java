package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A real bill beside ours, line by line, with what explains each difference.
 *
 * @param rows a row for each line of the real bill, then one for each of ours that it lacks
 */
public record BillComparison(List<Row> rows) {
  /** The name under which a real bill gives its sum. */
  public static final String TOTAL = "total";

  private static final int MONEY_DIGITS = 2;

  public BillComparison {
    rows = List.copyOf(rows);
  }

  /** What the difference of a line is. */
  public enum Verdict {
    /** None. */
    EQUAL,
    /** Rounding to the smallest unit of money, or of rounded quantities. */
    ROUNDING,
    /** The quantity. */
    QUANTITY,
    /** The rate. */
    RATE,
    /** The amount; what was measured or agreed is not known. */
    AMOUNT,
    /** We bill nothing of the kind. */
    MISSING,
    /** The real bill has no such line. */
    UNEXPECTED;

    /** Whether two bills with such a line agree. */
    public boolean agrees() {
      return this == EQUAL || this == ROUNDING;
    }
  }

  /**
   * One line.
   *
   * @param line as the real bill names it, or our id
   * @param expected amount on the real bill; null: it has none
   * @param billed our amount; null: we have none
   * @param verdict what differs
   * @param explanation one sentence; empty if nothing differs
   */
  public record Row(
      String line,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal billed,
      Verdict verdict,
      String explanation) {}

  /** Whether every line agrees. */
  public boolean agrees() {
    return rows.stream().allMatch(row -> row.verdict().agrees());
  }

  /** Compares a bill with the lines of a real one. */
  public static BillComparison of(UtilityBill bill, List<ExpectedLine> expected) {
    List<Row> rows = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    boolean itemised = false;
    for (ExpectedLine line : expected) {
      if (line.line().equals(TOTAL)) {
        rows.add(total(bill, line));
        continue;
      }
      itemised = true;
      List<UtilityLine> matching =
          bill.lines().stream().filter(ours -> matches(ours, line.line())).toList();
      matching.forEach(ours -> covered.add(ours.id()));
      rows.add(matching.isEmpty() ? missing(line) : compare(line, matching));
    }
    for (UtilityLine ours : bill.lines()) {
      if (itemised && !covered.contains(ours.id()) && ours.amount().signum() != 0) {
        rows.add(
            new Row(
                ours.id(),
                null,
                ours.amount(),
                Verdict.UNEXPECTED,
                "The real bill has no such line; we bill %s %s."
                    .formatted(shown(ours.quantity()), ours.unit())));
      }
    }
    return new BillComparison(rows);
  }

  /** Whether a name means a line: its id with or without the date, or the beginning of either. */
  private static boolean matches(UtilityLine ours, String name) {
    String undated = ours.id().replaceFirst("/" + ours.billingPeriod(), "");
    for (String id : List.of(ours.id(), undated)) {
      if (id.equals(name) || id.startsWith(name + "/")) {
        return true;
      }
    }
    return false;
  }

  private static Row total(UtilityBill bill, ExpectedLine line) {
    BigDecimal ours = bill.total();
    Verdict verdict = verdict(ours, line.amount(), bill.lines().size());
    return new Row(
        TOTAL,
        line.amount(),
        ours,
        verdict,
        verdict == Verdict.AMOUNT
            ? "The sums differ by %s; see the lines.".formatted(shown(line.amount().subtract(ours)))
            : verdict == Verdict.ROUNDING ? "Rounded lines add up to this." : "");
  }

  private static Row missing(ExpectedLine line) {
    return new Row(
        line.line(),
        line.amount(),
        null,
        line.amount().signum() == 0 ? Verdict.EQUAL : Verdict.MISSING,
        line.amount().signum() == 0
            ? ""
            : "The tariff, or the load profile, gives no line of that name.");
  }

  private static Row compare(ExpectedLine line, List<UtilityLine> matching) {
    BigDecimal ours =
        matching.stream().map(UtilityLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    Verdict verdict = verdict(ours, line.amount(), matching.size());
    if (verdict == Verdict.AMOUNT && matching.size() == 1) {
      return explain(line, matching.getFirst());
    }
    return new Row(
        line.line(),
        line.amount(),
        ours,
        verdict,
        switch (verdict) {
          case ROUNDING -> "Equal when rounded to the smallest unit of money.";
          case AMOUNT ->
              "%d of our lines together differ by %s; name them one by one to see which."
                  .formatted(matching.size(), shown(line.amount().subtract(ours)));
          default -> "";
        });
  }

  /** Equal, equal but for rounding of as many lines, or not. */
  private static Verdict verdict(BigDecimal ours, BigDecimal expected, int lines) {
    BigDecimal difference = ours.subtract(expected).abs();
    BigDecimal halfUnit = new BigDecimal("0.005");
    if (difference.signum() == 0) {
      return Verdict.EQUAL;
    }
    return difference.compareTo(halfUnit.multiply(BigDecimal.valueOf(lines))) <= 0
        ? Verdict.ROUNDING
        : Verdict.AMOUNT;
  }

  private static Row explain(ExpectedLine line, UtilityLine ours) {
    BigDecimal theirQuantity = line.quantity();
    BigDecimal theirRate = line.rate();
    BigDecimal rate = ours.meanRate();
    if (theirQuantity != null && theirQuantity.compareTo(ours.quantity()) != 0) {
      return row(
          line,
          ours,
          isRounded(theirQuantity, ours.quantity()) ? Verdict.ROUNDING : Verdict.QUANTITY,
          "They bill %s %s, we %s."
              .formatted(shown(theirQuantity), ours.unit(), shown(ours.quantity())));
    }
    if (theirRate != null && rate != null && theirRate.compareTo(rate) != 0) {
      return row(
          line,
          ours,
          Verdict.RATE,
          "They charge %s per %s, we %s.".formatted(shown(theirRate), ours.unit(), shown(rate)));
    }
    if (rate != null && rate.signum() != 0) {
      BigDecimal whole = ours.quantity().setScale(0, RoundingMode.HALF_UP);
      if (money(whole.multiply(rate)).compareTo(money(line.amount())) == 0) {
        return row(
            line,
            ours,
            Verdict.ROUNDING,
            "They round the quantity to %s %s.".formatted(shown(whole), ours.unit()));
      }
      return row(line, ours, Verdict.AMOUNT, implied(line.amount(), ours, rate));
    }
    return row(line, ours, Verdict.AMOUNT, "The amounts differ.");
  }

  private static String implied(BigDecimal amount, UtilityLine ours, BigDecimal rate) {
    BigDecimal quantity = amount.divide(rate, DECIMAL128);
    String asQuantity =
        "At our rate of %s it is %s %s instead of %s"
            .formatted(shown(rate), shown(quantity), ours.unit(), shown(ours.quantity()));
    return ours.quantity().signum() == 0
        ? asQuantity + "."
        : asQuantity
            + "; for our quantity, a rate of %s."
                .formatted(shown(amount.divide(ours.quantity(), DECIMAL128)));
  }

  /** Whether one quantity is another rounded to some digits. */
  private static boolean isRounded(BigDecimal rounded, BigDecimal exact) {
    return exact
            .setScale(Math.max(0, rounded.stripTrailingZeros().scale()), RoundingMode.HALF_UP)
            .compareTo(rounded)
        == 0;
  }

  private static BigDecimal money(BigDecimal amount) {
    return amount.setScale(MONEY_DIGITS, RoundingMode.HALF_UP);
  }

  private static Row row(ExpectedLine line, UtilityLine ours, Verdict verdict, String explanation) {
    return new Row(line.line(), line.amount(), ours.amount(), verdict, explanation);
  }

  private static String shown(BigDecimal value) {
    return Exactness.canonical(Exactness.roundLine(value)).toPlainString();
  }
}
