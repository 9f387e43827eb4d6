package io.heatscheduler.cli.view;

import io.heatscheduler.core.limit.LimitWords;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.relax.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What a relaxed plan breaks, one line each. */
public final class ViolationsView {
  private final Plant plant;
  private final LimitWords words;

  /** Words in the numbers and on the clock of a plant. */
  public ViolationsView(Plant plant) {
    this.plant = plant;
    this.words = new LimitWords(plant);
  }

  /** E.g. {@code J-17 ends 45 min late, Mon 23 Nov 14:45: 150.00 EUR}. */
  public List<String> lines(List<Violation> violations) {
    return violations.stream()
        .map(
            violation ->
                Palette.safe(of(violation))
                    + ": "
                    + Amounts.money(violation.price(), plant.site().currency()))
        .toList();
  }

  private String of(Violation violation) {
    String span = words.span(violation.span());
    return switch (violation.kind()) {
      case DEADLINE ->
          "%s ends %s late, %s"
              .formatted(
                  violation.jobId(),
                  LimitWords.duration(
                      Duration.between(violation.span().start(), violation.span().end())),
                  words.moment(violation.span().end()));
      case PEAK_LIMIT ->
          "the site draws %s kW over its contractual peak, %s"
              .formatted(number(violation.amount()), words.moment(violation.span().start()));
      case MAINTENANCE -> "%s is on while unavailable, %s".formatted(violation.equipmentId(), span);
      case SHIFT -> "%s more operators than on shift, %s".formatted(violation.amount(), span);
      case EQUIPMENT ->
          "%s runs on %s, which it does not name"
              .formatted(violation.jobId(), violation.equipmentId());
    };
  }

  private static String number(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
