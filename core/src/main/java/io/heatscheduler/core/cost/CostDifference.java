package io.heatscheduler.core.cost;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one bill costs more than another, by component; the parts sum to the total exactly.
 *
 * @param total plan cost of the second bill less that of the first; negative if it is cheaper
 * @param parts components that either bill has, in the order of a bill
 */
public record CostDifference(BigDecimal total, List<Part> parts) {
  /** Electricity that jobs need, adders included. */
  public static final String ELECTRICITY = "electricity";

  /** Fuel that jobs need. */
  public static final String FUEL = "fuel";

  /** Start-up energy, start and shut-down cost, standby and surplus heat. */
  public static final String STARTS_AND_IDLING = "starts and idling";

  /** Fixed charges. */
  public static final String FIXED = "fixed";

  /** What is missing to a minimum bill. */
  public static final String MINIMUM = "minimum bill";

  /** Percentages and taxes. */
  public static final String PERCENTAGES = "percentages";

  /** Before the name of a demand component. */
  public static final String DEMAND = "demand ";

  /**
   * One component.
   *
   * @param name what is paid for, e.g. {@code demand on-peak}
   * @param amount money; negative if the second bill is cheaper in it
   */
  public record Part(String name, BigDecimal amount) {
    public Part {
      amount = Exactness.canonical(amount);
    }
  }

  public CostDifference {
    total = Exactness.canonical(total);
    parts = List.copyOf(parts);
    BigDecimal sum = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    Check.that(sum.compareTo(total) == 0, "parts (%s) must sum to (%s)", sum, total);
  }

  /** What the second bill costs more than the first. */
  public static CostDifference between(Bill first, Bill second) {
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    for (String name : List.of(ELECTRICITY, FUEL, STARTS_AND_IDLING)) {
      parts.put(name, BigDecimal.ZERO);
    }
    second.lines().forEach(line -> parts.merge(nameOf(line), line.amount(), BigDecimal::add));
    first
        .lines()
        .forEach(line -> parts.merge(nameOf(line), line.amount().negate(), BigDecimal::add));
    List<Part> listed = new ArrayList<>();
    parts.forEach((name, amount) -> listed.add(new Part(name, amount)));
    return new CostDifference(second.planCost().subtract(first.planCost()), listed);
  }

  private static String nameOf(BillLine line) {
    if (line.use() == EnergyUse.START || line.use() == EnergyUse.IDLE) {
      return STARTS_AND_IDLING;
    }
    return switch (line.kind()) {
      case ENERGY, ADDER, TIERS -> ELECTRICITY;
      case FUEL -> FUEL;
      case STARTUP_COST, SHUTDOWN_COST -> STARTS_AND_IDLING;
      case DEMAND -> DEMAND + line.subject();
      case FIXED -> FIXED;
      case MINIMUM -> MINIMUM;
      case ADJUSTMENT -> PERCENTAGES;
    };
  }
}
