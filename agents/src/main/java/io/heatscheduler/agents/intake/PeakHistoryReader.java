package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.site.PeakHistory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code peak_history}: rows of {@code month,component,kw}. */
final class PeakHistoryReader {
  private static final Keys ROW = Keys.table("a past peak", Map.of(), "month", "component", "kw");
  private static final Range KILOWATTS = Range.between("0", "100000000");

  private PeakHistoryReader() {}

  /** The history, empty if the key is absent; null, reported, if it is wrong. */
  static @Nullable PeakHistory read(@Nullable Node node, PlantSource source, Binding binding) {
    if (node == null) {
      return PeakHistory.NONE;
    }
    int errorsBefore = binding.findings().count(Severity.ERROR);
    List<PeakHistory.Peak> peaks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Table.read(
        source,
        node,
        "peak",
        ROW,
        List.of("month", "component", "kw"),
        binding,
        fields -> {
          YearMonth month = month(fields);
          String component = fields.text("component");
          BigDecimal kw = fields.decimal("kw", KILOWATTS);
          if (month == null || component == null || kw == null) {
            return;
          }
          if (!seen.add(month + " " + component)) {
            fields.error(
                "month",
                "PEAK_GIVEN_TWICE",
                "The peak of %s in %s is given twice.".formatted(component, month),
                "Keep one row for each month and component.");
            return;
          }
          peaks.add(new PeakHistory.Peak(month, component, kw));
        });
    return binding.findings().count(Severity.ERROR) > errorsBefore ? null : new PeakHistory(peaks);
  }

  private static @Nullable YearMonth month(Fields fields) {
    String text = fields.text("month");
    if (text == null) {
      return null;
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      fields.error(
          "month",
          "NOT_A_MONTH",
          "%s is not a month.".formatted(Shown.of(text)),
          "Write year and month, e.g. 2026-08: the month in which the billing period begins.");
      return null;
    }
  }
}
