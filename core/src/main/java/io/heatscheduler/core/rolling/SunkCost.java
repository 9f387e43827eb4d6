package io.heatscheduler.core.rolling;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan has cost when it is cut: its bill less the bill of its rest, line by line, so that
 * both sum to the whole to the last digit.
 *
 * <p>A day that the cut breaks has its fixed charge in the rest; of a demand charge, what the peak
 * so far costs is sunk and what the rest raises it by is not.
 *
 * @param currency of every amount
 * @param lines by kind, then id
 */
public record SunkCost(Currency currency, List<Line> lines) {

  /**
   * One line of the whole bill, divided at the cut.
   *
   * @param id id of the bill line
   * @param kind what is charged
   * @param whole amount in the bill of the whole plan
   * @param rest amount in the bill of its rest
   */
  public record Line(String id, LineKind kind, BigDecimal whole, BigDecimal rest) {
    public Line {
      whole = Exactness.canonical(whole);
      rest = Exactness.canonical(rest);
    }

    /** What it had cost by the cut. */
    public BigDecimal sunk() {
      return Exactness.canonical(whole.subtract(rest));
    }
  }

  public SunkCost {
    lines = List.copyOf(lines);
  }

  /**
   * The sunk cost of a plan.
   *
   * @param whole bill of the plan that is cut
   * @param rest bill of its unchanged rest on {@link Remainder#plant()}
   */
  public static SunkCost between(Bill whole, Bill rest) {
    Map<LineKind, Map<String, Line>> lines = new TreeMap<>();
    for (BillLine line : whole.lines()) {
      put(lines, line, new Line(line.id(), line.kind(), line.amount(), BigDecimal.ZERO));
    }
    for (BillLine line : rest.lines()) {
      Map<String, Line> ofKind = lines.getOrDefault(line.kind(), Map.of());
      Line known = ofKind.get(line.id());
      BigDecimal before = known == null ? BigDecimal.ZERO : known.whole();
      put(lines, line, new Line(line.id(), line.kind(), before, line.amount()));
    }
    List<Line> ordered = new ArrayList<>();
    lines.values().forEach(ofKind -> ordered.addAll(ofKind.values()));
    return new SunkCost(whole.currency(), ordered);
  }

  /** What the plan had cost by the cut. */
  public BigDecimal total() {
    return Exactness.canonical(
        lines.stream().map(Line::sunk).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** What it had cost by the cut, of one kind. */
  public BigDecimal total(LineKind kind) {
    return Exactness.canonical(
        lines.stream()
            .filter(line -> line.kind() == kind)
            .map(Line::sunk)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static void put(Map<LineKind, Map<String, Line>> lines, BillLine of, Line line) {
    lines.computeIfAbsent(of.kind(), kind -> new TreeMap<>()).put(of.id(), line);
  }
}
