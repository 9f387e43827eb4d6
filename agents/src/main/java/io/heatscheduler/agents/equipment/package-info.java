/**
 * Agent 3 of 6: reads and checks the heating equipment and its availability.
 *
 * <p>Start at {@link io.heatscheduler.agents.equipment.EquipmentRegistryAgent}.
 */
@NullMarked
package io.heatscheduler.agents.equipment;

import org.jspecify.annotations.NullMarked;
