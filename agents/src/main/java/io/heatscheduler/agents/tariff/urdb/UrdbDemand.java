package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.time.DailyWindow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads the demand charges: flat ones by month, and one component for each time-of-use period. */
final class UrdbDemand {
  /** Name of the flat component. */
  static final String FLAT = "flat demand";

  private static final String FLAT_STRUCTURE = "flatdemandstructure";
  private static final String FLAT_MONTHS = "flatdemandmonths";
  private static final String TOU_STRUCTURE = "demandratestructure";
  private static final String WINDOW = "demandwindow";
  private static final int ASSUMED_WINDOW = 15;
  private static final int MONTHS = 12;

  private final UrdbFields fields;

  UrdbDemand(UrdbFields fields) {
    this.fields = fields;
  }

  /** The demand charges; null, reported, if one is wrong. */
  @Nullable List<DemandCharge> read() {
    List<List<DemandTier>> flat = tiers(FLAT_STRUCTURE);
    List<List<DemandTier>> tou = tiers(TOU_STRUCTURE);
    if (flat == null || tou == null) {
      return null;
    }
    List<Integer> months = flat.isEmpty() ? List.of() : flatMonths(flat.size());
    UrdbSchedule schedule = tou.isEmpty() ? null : UrdbSchedule.read(fields, "demand", tou.size());
    Assessment flatAssessment = assessment("flatdemandunit");
    Assessment touAssessment = assessment("demandrateunit");
    DemandInterval interval = flat.isEmpty() && tou.isEmpty() ? null : interval();
    Ratchet ratchet = new UrdbRatchet(fields).read();
    if (ratchet != null && flatAssessment == Assessment.DAILY) {
      fields.refuse(
          "flatdemandunit",
          "The rate has a ratchet on demand that is charged by the day (flatdemandunit); a ratchet needs a month's peak.",
          "Leave the ratchet out knowingly with leave_out.");
    }
    if (fields.failed() || flatAssessment == null || touAssessment == null || months == null) {
      return null;
    }
    DemandTerms terms = DemandTerms.PLAIN.withInterval(interval);
    List<DemandCharge> charges = new ArrayList<>();
    if (!flat.isEmpty()) {
      charges.addAll(flat(months, flat, terms.withAssessment(flatAssessment).withRatchet(ratchet)));
    }
    if (ratchet != null && charges.isEmpty()) {
      fields.refuse(
          fields.has("lookbackpercent") ? "lookbackpercent" : "demandratchetpercentage",
          "The rate has a ratchet, but no flat demand charge that it could bear on.",
          "Leave it out knowingly with leave_out.");
      return null;
    }
    if (schedule != null) {
      for (int period = 0; period < tou.size(); period++) {
        if (isCharged(tou.get(period))) {
          charges.addAll(
              timeOfUse(period, schedule, tou.get(period), terms.withAssessment(touAssessment)));
        }
      }
    }
    return charges;
  }

  private static boolean isCharged(List<DemandTier> tiers) {
    return tiers.stream().anyMatch(tier -> tier.ratePerKw().signum() != 0);
  }

  private List<DemandCharge> flat(
      List<Integer> months, List<List<DemandTier>> tiers, DemandTerms terms) {
    boolean anyCharged = months.stream().anyMatch(period -> isCharged(tiers.get(period)));
    List<DemandCharge> charges = new ArrayList<>();
    for (UrdbSeasons.Run<List<DemandTier>> run :
        UrdbSeasons.runs(month -> tiers.get(months.get(month)))) {
      // with a ratchet, peaks of free months count, so the component exists in every month
      if (isCharged(run.value()) || (anyCharged && terms.ratchet() != null)) {
        charges.add(new DemandCharge(FLAT, run.value(), run.season(), terms));
      }
    }
    return charges;
  }

  private static List<DemandCharge> timeOfUse(
      int period, UrdbSchedule schedule, List<DemandTier> tiers, DemandTerms terms) {
    List<DemandCharge> charges = new ArrayList<>();
    for (UrdbSeasons.Run<List<DayWindow>> run :
        UrdbSeasons.runs(month -> hours(period, schedule, month))) {
      if (!run.value().isEmpty()) {
        charges.add(
            new DemandCharge(
                "demand period " + period,
                tiers,
                run.season(),
                terms.withWindows(isAlways(run.value()) ? List.of() : run.value())));
      }
    }
    return charges;
  }

  private static boolean isAlways(List<DayWindow> hours) {
    return hours.size() == 1
        && hours.getFirst().dayTypes().isEmpty()
        && hours.getFirst().window().equals(DailyWindow.WHOLE_DAY);
  }

  /** Hours of a period in a month; the same on all days where weekends do not differ. */
  private static List<DayWindow> hours(int period, UrdbSchedule schedule, int month) {
    List<Integer> weekday = schedule.row(DayType.WEEKDAY, month);
    List<Integer> weekend = schedule.row(DayType.WEEKEND, month);
    List<DailyWindow> onWeekdays = UrdbSeasons.windows(hour -> weekday.get(hour) == period);
    List<DailyWindow> atWeekends = UrdbSeasons.windows(hour -> weekend.get(hour) == period);
    List<DayWindow> hours = new ArrayList<>();
    if (onWeekdays.equals(atWeekends)) {
      onWeekdays.forEach(window -> hours.add(new DayWindow(Set.of(), window)));
    } else {
      onWeekdays.forEach(window -> hours.add(new DayWindow(Set.of(DayType.WEEKDAY), window)));
      atWeekends.forEach(window -> hours.add(new DayWindow(Set.of(DayType.WEEKEND), window)));
    }
    return hours;
  }

  private @Nullable List<Integer> flatMonths(int periods) {
    Node.Sequence list = fields.list(FLAT_MONTHS);
    if (list == null) {
      if (fields.node(FLAT_MONTHS) == null) {
        fields.refuse(
            FLAT_MONTHS,
            "%s is missing, but there is a %s.".formatted(FLAT_MONTHS, FLAT_STRUCTURE),
            "Add the period of each of the 12 months.");
      }
      return null;
    }
    return UrdbSchedule.indices(fields, FLAT_MONTHS, list, MONTHS, periods, "month");
  }

  private @Nullable List<List<DemandTier>> tiers(String structure) {
    List<List<UrdbTiers.Tier>> written = UrdbTiers.read(fields, structure);
    if (written == null) {
      return null;
    }
    List<List<DemandTier>> periods = new ArrayList<>();
    for (int period = 0; period < written.size(); period++) {
      List<DemandTier> tiers = tiers(structure, written.get(period), period);
      if (tiers == null) {
        return null;
      }
      periods.add(tiers);
    }
    return periods;
  }

  private @Nullable List<DemandTier> tiers(
      String structure, List<UrdbTiers.Tier> written, int period) {
    List<UrdbTiers.Tier> tiers = new ArrayList<>(written);
    tiers.add(UrdbTiers.unbounded(fields, structure, tiers.removeLast(), period));
    boolean inKilowatts =
        tiers.stream().allMatch(tier -> tier.unit().isEmpty() || tier.unit().equals("kW"));
    boolean bounded =
        tiers.subList(0, tiers.size() - 1).stream().allMatch(tier -> tier.max() != null);
    boolean positive = tiers.stream().allMatch(tier -> tier.price().signum() >= 0);
    if (!inKilowatts || !bounded || !positive) {
      fields.refuse(
          structure,
          tiers.getFirst().location(),
          !inKilowatts
              ? "A tier of %s is not in kW.".formatted(structure)
              : !bounded
                  ? "A tier in period %d of %s has no end (max), but others follow."
                      .formatted(period, structure)
                  : "A tier in period %d of %s has a negative rate.".formatted(period, structure),
          "Correct the document.");
      return null;
    }
    List<BigDecimal> ends =
        tiers.stream().map(UrdbTiers.Tier::max).filter(Objects::nonNull).toList();
    return UrdbTiers.rises(fields, structure, period, ends, tiers.getFirst().location())
        ? tiers.stream().map(tier -> new DemandTier(tier.price(), tier.max())).toList()
        : null;
  }

  /** How often a demand charge is charged; null, reported, if its unit is not in kW. */
  private @Nullable Assessment assessment(String name) {
    String unit = fields.text(name);
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "", "kw" -> Assessment.MONTHLY;
      case "kw daily" -> Assessment.DAILY;
      default -> {
        fields.refuse(
            name,
            "The demand rates are per %s (%s); only kW and kW daily are billed exactly."
                .formatted(UrdbFields.shown(unit), name),
            unit.toLowerCase(Locale.ROOT).startsWith("kva")
                ? "kVA needs the power factor: convert the rates."
                : "Convert the rates to kW (1 hp = 0.7457 kW).");
        yield null;
      }
    };
  }

  private @Nullable DemandInterval interval() {
    BigDecimal minutes = fields.decimal(WINDOW);
    if (minutes == null) {
      if (!fields.has(WINDOW)) {
        fields.note(
            "URDB_DEMAND_WINDOW",
            WINDOW,
            "The rate does not say over how many minutes demand is averaged; %d are assumed."
                .formatted(ASSUMED_WINDOW));
      }
      return new DemandInterval(ASSUMED_WINDOW, false);
    }
    IntPredicate known = length -> minutes.compareTo(BigDecimal.valueOf(length)) == 0;
    if (!known.test(15) && !known.test(30) && !known.test(60)) {
      fields.refuse(
          WINDOW,
          "Demand is averaged over %s minutes; only 15, 30 and 60 are billed."
              .formatted(minutes.toPlainString()),
          "Correct %s, or leave it out to assume 15.".formatted(WINDOW));
      return null;
    }
    return new DemandInterval(minutes.intValueExact(), false);
  }
}
