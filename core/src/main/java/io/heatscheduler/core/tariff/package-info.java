/**
 * Tariffs as the utility writes them.
 *
 * <p>Start at {@link io.heatscheduler.core.tariff.Tariff}: one version of a contract, with those
 * that follow it. What makes up a version:
 *
 * <ul>
 *   <li>{@link io.heatscheduler.core.tariff.TariffPeriod}: energy and demand rates by day type,
 *       season and hour, with {@link io.heatscheduler.core.tariff.EnergyTier}s by amount used;
 *       {@code prices} replace the energy rates by a series, {@link
 *       io.heatscheduler.core.tariff.EnergyAdder}s come on top;
 *   <li>{@link io.heatscheduler.core.tariff.DemandCharge}: any number of further demand components,
 *       each with {@link io.heatscheduler.core.tariff.DemandTier}s by kW and {@link
 *       io.heatscheduler.core.tariff.DemandTerms}: hours, coincident hours, averaging interval,
 *       assessment, minimum, {@link io.heatscheduler.core.tariff.Ratchet}, {@link
 *       io.heatscheduler.core.tariff.ContractDemand};
 *   <li>{@link io.heatscheduler.core.tariff.BillTerms}: fixed charges, minimum bill, percentages,
 *       power factor.
 * </ul>
 *
 * <p>{@code core.billing} makes a utility's bill of a load profile; {@code core.grid} lays a tariff
 * over the slots of a plan, {@code core.cost} prices the plan. The constructor of {@code Tariff}
 * without {@code terms} and {@code laterVersions}, and those of {@code TariffPeriod} and {@code
 * DemandCharge} without tiers, make the plain tariff of before; a plant that uses nothing else has
 * the same canonical form.
 *
 * <p><b>Units:</b> kW, kWh, kvarh, money per kWh or per kW and billing period. <b>Time:</b> local
 * to the meter. All types immutable; constructors refuse what no reader lets through.
 */
@NullMarked
package io.heatscheduler.core.tariff;

import org.jspecify.annotations.NullMarked;
