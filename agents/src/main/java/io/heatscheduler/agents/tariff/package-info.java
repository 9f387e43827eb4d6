/**
 * Agent 2 of 6: reads and checks the electricity tariff.
 *
 * <p>Start at {@link io.heatscheduler.agents.tariff.TariffManagementAgent}.
 */
@NullMarked
package io.heatscheduler.agents.tariff;

import org.jspecify.annotations.NullMarked;
