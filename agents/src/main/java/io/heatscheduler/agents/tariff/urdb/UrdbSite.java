package io.heatscheduler.agents.tariff.urdb;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What of a plant matters to a rate.
 *
 * @param currency of its amounts; null: not known
 * @param contractualPeakKw highest load allowed; null: none given
 * @param hasHolidays whether it names dates with the holiday tariff
 */
public record UrdbSite(
    @Nullable Currency currency, @Nullable BigDecimal contractualPeakKw, boolean hasHolidays) {}
