package io.heatscheduler.server.plant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heatscheduler.core.billing.EffectiveRate;
import io.heatscheduler.core.tariff.DemandCharge;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tariff charges at a moment.
 *
 * @param versionEffectiveDate first local date of the version in force
 * @param localTime the moment on the site's clock, with its offset
 * @param period name of the time-of-use period in force
 * @param priced whether a market price replaces the period's rate
 * @param energyRatePerKwh without adders and percentages; of the first tier if there are tiers
 * @param adderPerKwh charges on every kWh
 * @param totalPerKwh both with the percentages on them
 * @param energyTiers rates by the amount used; left out if any amount costs the same
 * @param demand charges whose demand is measured now
 * @param billingPeriodStart first local date of the billing month
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TariffRate(
    UUID tariffId,
    @Schema(example = "TOU industrial") String tariffName,
    LocalDate versionEffectiveDate,
    Instant at,
    @Schema(example = "2026-02-03T14:00-05:00") String localTime,
    @Schema(example = "America/New_York") String timeZone,
    @Schema(example = "on-peak") String period,
    boolean priced,
    @Schema(example = "USD") String currency,
    @Schema(example = "0.125") BigDecimal energyRatePerKwh,
    @Schema(example = "0.021") BigDecimal adderPerKwh,
    @Schema(example = "0.146") BigDecimal totalPerKwh,
    @Nullable List<Tier> energyTiers,
    List<DemandRate> demand,
    LocalDate billingPeriodStart) {
  public TariffRate {
    demand = List.copyOf(demand);
  }

  /**
   * A rate up to an amount.
   *
   * @param upTo null: any amount
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tier(
      BigDecimal rate, @Nullable BigDecimal upTo, @Schema(example = "kWh") String unit) {}

  /**
   * A demand charge per kW and billing month.
   *
   * @param tiers left out if every kW costs the same
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DemandRate(
      @Schema(example = "on-peak") String component,
      @Schema(example = "18.00") BigDecimal ratePerKw,
      @Nullable List<Tier> tiers) {}

  static TariffRate of(UUID tariff, Instant at, EffectiveRate rate) {
    return new TariffRate(
        tariff,
        rate.version().name(),
        rate.version().effectiveDate(),
        at,
        rate.local().toOffsetDateTime().toString(),
        rate.local().getZone().getId(),
        rate.category(),
        rate.priced(),
        rate.version().currency().getCurrencyCode(),
        rate.energyRatePerKwh(),
        rate.adderPerKwh(),
        rate.totalPerKwh(),
        rate.tiers().size() == 1
            ? null
            : rate.tiers().stream()
                .map(tier -> new Tier(tier.ratePerKwh(), tier.max(), tier.unit().published()))
                .toList(),
        rate.demand().stream().map(TariffRate::demand).toList(),
        rate.billingPeriodStart());
  }

  private static DemandRate demand(DemandCharge charge) {
    return new DemandRate(
        charge.id(),
        charge.ratePerKw(),
        charge.isFlat()
            ? null
            : charge.billedTiers().stream()
                .map(tier -> new Tier(tier.ratePerKw(), tier.maxKw(), "kW"))
                .toList());
  }
}
