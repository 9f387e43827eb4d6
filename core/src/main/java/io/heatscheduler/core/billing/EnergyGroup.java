package io.heatscheduler.core.billing;

import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/**
 * Slots of a billing period whose energy is billed as one: a category at one rate.
 *
 * @param period index of the billing period
 * @param version the tariff in force
 * @param category period category
 * @param tiers rates; one without an end if any amount costs the same
 * @param priced whether a price series replaces the rate
 * @param from local date of its first slot
 * @param slots its slots; at least one
 */
record EnergyGroup(
    int period,
    Tariff version,
    String category,
    List<EnergyTier> tiers,
    boolean priced,
    LocalDate from,
    BitSet slots) {}
