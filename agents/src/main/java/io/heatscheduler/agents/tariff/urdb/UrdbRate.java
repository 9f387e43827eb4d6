package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierRules;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rate of the database into a tariff.
 *
 * <p>Energy periods become time-of-use periods by season, kind of day and hour; each time-of-use
 * demand period becomes a demand component, the flat demand another one. Energy tiers are filled by
 * all energy of the billing period, each category having its share of each tier. Dates are UTC
 * calendar dates of the record's instants.
 */
public final class UrdbRate {
  private static final LocalDate ALWAYS = LocalDate.of(1970, 1, 1);
  private static final BigDecimal MOST_SECONDS = new BigDecimal("100000000000");
  private static final Set<String> US = Set.of("", "USA", "US", "UNITED STATES");
  private static final Currency DOLLAR = Currency.getInstance("USD");

  private final UrdbFields fields;
  private final UrdbOptions options;
  private final UrdbSite site;

  private UrdbRate(UrdbFields fields, UrdbOptions options, UrdbSite site) {
    this.fields = fields;
    this.options = options;
    this.site = site;
  }

  /** Whether a document is, or holds, rates of the database, in any of its containers. */
  public static boolean isOne(Node document) {
    return UrdbContainer.isOne(document);
  }

  /**
   * Reads a rate.
   *
   * @param document the rate, or what holds it
   * @param options what the user decides
   * @param site what of the plant matters
   * @param findings receives refusals, warnings and notes
   * @return null, reported, if a field cannot be represented
   */
  public static @Nullable Tariff read(
      Node.Mapping document, UrdbOptions options, UrdbSite site, Findings findings) {
    Map<String, Node> named = UrdbContainer.open(document, options.label(), findings);
    if (named == null) {
      return null;
    }
    UrdbFields fields = new UrdbFields(named, options.leaveOut(), document.location(), findings);
    return new UrdbRate(fields, options, site).tariff();
  }

  private @Nullable Tariff tariff() {
    if (fields.node("energyratestructure") == null
        && fields.node("demandratestructure") == null
        && fields.node("flatdemandstructure") == null) {
      fields.refuse(
          "energyratestructure",
          "The rate has no rate structure.",
          "Download it with detail=full.");
    }
    List<TariffPeriod> periods = new UrdbEnergy(fields, options).read();
    List<DemandCharge> demand = new UrdbDemand(fields).read();
    UrdbCharges charges = new UrdbCharges(fields);
    List<FixedCharge> fixed = charges.fixed();
    MinimumBill minimum = charges.minimum();
    LocalDate start = date("startdate");
    LocalDate end = date("enddate");
    if (start != null && end != null && end.isBefore(start)) {
      fields.refuse(
          "enddate",
          "The rate ends on %s, before it begins on %s.".formatted(end, start),
          "Correct the document.");
    }
    Currency currency = currency();
    UrdbTexts texts = new UrdbTexts(fields);
    texts.read(site);
    texts.refuseUnknown();
    if (fields.failed() || periods == null || demand == null) {
      return null;
    }
    tellHolidays(periods);
    return new Tariff(
        named("name", "URDB rate"),
        fields.text("utility"),
        fields.text("label"),
        options.ignoreDates() || start == null ? ALWAYS : start,
        options.ignoreDates() ? null : end,
        currency,
        BigDecimal.ZERO,
        periods,
        demand,
        null,
        List.of(),
        BillTerms.PLAIN
            .withTiers(hasHoursUse(periods) ? tierRules(demand) : TierRules.DEFAULT)
            .withFixedCharges(fixed)
            .withMinimum(minimum),
        List.of());
  }

  private String named(String name, String otherwise) {
    String text = fields.text(name);
    return text.isEmpty() ? otherwise : text;
  }

  private static boolean hasHoursUse(List<TariffPeriod> periods) {
    return periods.stream()
        .flatMap(period -> period.tiers().stream())
        .anyMatch(tier -> tier.max() != null && tier.unit().isPerKw());
  }

  /**
   * Hours' use counts the billing demand, after a ratchet, where flat demand is charged all year.
   */
  private static TierRules tierRules(List<DemandCharge> demand) {
    boolean allYear = true;
    for (Month month : Month.values()) {
      LocalDate inMonth = LocalDate.of(2027, month, 15);
      allYear &=
          demand.stream()
              .filter(charge -> charge.id().equals(UrdbDemand.FLAT))
              .filter(charge -> charge.terms().assessment() == Assessment.MONTHLY)
              .anyMatch(charge -> charge.season() == null || charge.season().contains(inMonth));
    }
    return allYear
        ? new TierRules(TierRules.Scope.ALL_PERIODS, UrdbDemand.FLAT)
        : TierRules.DEFAULT;
  }

  /** A date given as epoch seconds or milliseconds, or as ISO 8601; null if there is none. */
  private @Nullable LocalDate date(String name) {
    String text = fields.text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text);
      }
      if (text.contains("T")) {
        return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
      }
    } catch (DateTimeException e) {
      fields.refuse(
          name, "%s is no date: %s.".formatted(name, UrdbFields.shown(text)), "Correct it.");
      return null;
    }
    BigDecimal number = fields.decimal(name);
    if (number == null) {
      return null;
    }
    BigDecimal seconds =
        number.abs().compareTo(MOST_SECONDS) > 0 ? number.movePointLeft(3) : number;
    if (seconds.abs().compareTo(MOST_SECONDS) > 0) {
      fields.refuse(
          name,
          "%s is no date: %s.".formatted(name, UrdbFields.shown(text)),
          "Dates are seconds since 1970 in UTC, or ISO 8601.");
      return null;
    }
    return Instant.ofEpochSecond(seconds.longValue()).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The database writes dollars for rates of the United States and "$" for all others, too. */
  private Currency currency() {
    String country = fields.text("country");
    boolean unitedStates = US.contains(country.toUpperCase(Locale.ROOT));
    Currency sites = site.currency();
    if (!unitedStates && sites != null) {
      fields.warn(
          "URDB_CURRENCY",
          "country",
          "The rate is of %s and does not say its currency; %s is assumed."
              .formatted(UrdbFields.shown(country), sites),
          "Check that its amounts are in %s.".formatted(sites));
      return sites;
    }
    if (sites != null && !sites.equals(DOLLAR)) {
      fields.refuse(
          "country",
          "The rate is in USD, but the site in %s.".formatted(sites),
          "Set the site's currency to USD.");
    }
    return DOLLAR;
  }

  private void tellHolidays(List<TariffPeriod> periods) {
    boolean weekendsDiffer =
        periods.stream().anyMatch(period -> period.dayType() == DayType.WEEKEND);
    if (site.hasHolidays() && weekendsDiffer) {
      fields.warn(
          "URDB_HOLIDAYS",
          "energyweekendschedule",
          "The database knows no holidays; the site's holidays are billed as weekend days.",
          "Remove the holidays that the utility bills as ordinary days.");
    }
  }
}
