package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.equipment.Equipment;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;

/**
 * An equipment laid over the slots.
 *
 * @param index position in {@link PlantGrid#equipment()}
 * @param equipment what it is
 * @param available slots that no window of unavailability touches; empty if it is not active
 * @param input what a heat output draws
 * @param pricePerKwh money per kWh of its own input, shape [slot]; adders included for electricity
 * @param minRunSlots shortest run in slots, 0 or more
 * @param turnaroundSlots pause between two batches in slots
 * @param mustStayOnSlots slots from the horizon's start in which it must be on, because the run it
 *     is in has not reached its minimum
 * @param batchFreeSlot first slot in which a batch may start, after the last one before the horizon
 * @param rest states in which it waits while it is not on: off, then its standby states
 * @param mayRun slots in which it may be on: available, and with time to heat up before and to cool
 *     down afterwards where that is needed
 */
public record GridEquipment(
    int index,
    Equipment equipment,
    BitSet available,
    InputCurve input,
    BigDecimal[] pricePerKwh,
    int minRunSlots,
    int turnaroundSlots,
    int mustStayOnSlots,
    int batchFreeSlot,
    List<RestState> rest,
    BitSet mayRun) {
  public GridEquipment {
    Check.that(index >= 0, "equipment index (%s) must not be negative", index);
    available = (BitSet) available.clone();
    rest = List.copyOf(rest);
    mayRun = (BitSet) mayRun.clone();
    pricePerKwh = pricePerKwh.clone();
  }

  /** Whether no window of unavailability touches a slot. */
  public boolean isAvailable(int slot) {
    return available.get(slot);
  }

  /** Whether no window of unavailability touches a slot of [first, end). */
  public boolean isAvailable(int first, int end) {
    return available.nextClearBit(first) >= end;
  }

  @Override
  public BitSet available() {
    return (BitSet) available.clone();
  }

  @Override
  public BitSet mayRun() {
    return (BitSet) mayRun.clone();
  }

  /** The state off. */
  public RestState off() {
    return rest.getFirst();
  }

  /** Whether going on or off takes time, or standby is an option. */
  public boolean transitionsTakeTime() {
    return equipment.transitions().takeTime();
  }

  @Override
  public BigDecimal[] pricePerKwh() {
    return pricePerKwh.clone();
  }

  /** Money per kWh of its own input in a slot. */
  public BigDecimal pricePerKwh(int slot) {
    return pricePerKwh[slot];
  }
}
