package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.SeriesReader;
import io.heatscheduler.agents.intake.bind.SeriesUse;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the site. */
final class SiteReader {
  static final Keys KEYS =
      Keys.exact(
          "the site",
          "name",
          "time_zone",
          "currency",
          "contractual_peak_kw",
          "base_load_kw",
          "month_to_date_peak_kw",
          "month_to_date_kwh",
          "peak_history",
          "holidays",
          "billing_day",
          "co2_kg_per_kwh",
          "outdoor_temperature_c");
  private static final Range TEMPERATURE = Range.between("-90", "60");
  private static final Range EMISSION = Range.between("0", "10");
  private static final Range MOST_POWER = Range.between("0", "100000000");

  private final PlantSource source;
  private final PlantFrame frame;
  private final Binding binding;

  SiteReader(PlantSource source, PlantFrame frame, Findings findings) {
    this.source = source;
    this.frame = frame;
    this.binding = new Binding(findings, frame.zone());
  }

  /** The site, or null if it is wrong, which has been reported. */
  @Nullable Site read() {
    Node node = frame.document().site();
    Currency currency = frame.currency();
    if (!(node instanceof Node.Mapping site) || frame.horizon() == null) {
      return null;
    }
    Fields fields = Mappings.openChecked(site, KEYS, binding);
    SeriesReader series = new SeriesReader(source, binding, frame.horizon().end());
    BigDecimal peak = fields.decimal("contractual_peak_kw", Range.over("0", "100000000"));
    StepSeries baseLoad = baseLoad(fields, series);
    MonthToDatePeak monthToDate = monthToDatePeak(fields);
    BigDecimal monthToDateKwh =
        fields.decimal("month_to_date_kwh", Range.between("0", "1000000000000"));
    PeakHistory history = PeakHistoryReader.read(fields.node("peak_history"), source, binding);
    Set<LocalDate> holidays = new TreeSet<>(fields.lists().dates("holidays"));
    int billingDay = fields.integer("billing_day", 1, 28, 1);
    Map<String, StepSeries> co2 = co2(fields, series);
    Node outdoorNode = fields.node("outdoor_temperature_c");
    StepSeries outdoor =
        outdoorNode == null
            ? null
            : series.read(
                outdoorNode, SeriesUse.rows("outdoor_temperature_c", "temperature_c", TEMPERATURE));
    if (fields.failed() || baseLoad == null || currency == null || history == null) {
      return null;
    }
    return new Site(
        fields.text("name", ""),
        frame.zone(),
        currency,
        peak == null ? null : new Power(peak),
        baseLoad,
        monthToDate,
        holidays,
        new BillingPeriods(billingDay),
        co2,
        outdoor,
        history,
        monthToDateKwh);
  }

  private @Nullable StepSeries baseLoad(Fields fields, SeriesReader series) {
    Node node = fields.node("base_load_kw");
    if (node == null) {
      fields.warning(
          "base_load_kw",
          "BASE_LOAD_UNKNOWN",
          "No base load is given; the plan counts it as 0 kW.",
          "Set base_load_kw to the load of everything that is not planned; peaks depend on it.");
      return StepSeries.constant(BigDecimal.ZERO);
    }
    return series.read(node, SeriesUse.load("base_load_kw", "kw", MOST_POWER));
  }

  private static MonthToDatePeak monthToDatePeak(Fields fields) {
    Node node = fields.node("month_to_date_peak_kw");
    if (node == null) {
      return MonthToDatePeak.UNKNOWN;
    }
    if (node instanceof Node.Mapping) {
      Map<String, Power> peaks = new LinkedHashMap<>();
      fields
          .lists()
          .amounts("month_to_date_peak_kw", MOST_POWER)
          .forEach((component, kilowatts) -> peaks.put(component, new Power(kilowatts)));
      return new MonthToDatePeak(null, peaks);
    }
    BigDecimal peak = fields.decimal("month_to_date_peak_kw", MOST_POWER);
    return peak == null ? MonthToDatePeak.UNKNOWN : new MonthToDatePeak(new Power(peak), Map.of());
  }

  private Map<String, StepSeries> co2(Fields fields, SeriesReader reader) {
    Map<String, StepSeries> co2 = new LinkedHashMap<>();
    fields
        .lists()
        .entries("co2_kg_per_kwh")
        .forEach(
            (fuel, node) -> {
              StepSeries factor =
                  reader.read(
                      node, SeriesUse.rows("co2_kg_per_kwh " + fuel, "kg_per_kwh", EMISSION));
              if (factor != null) {
                co2.put(fuel, factor);
              }
            });
    return co2;
  }
}
