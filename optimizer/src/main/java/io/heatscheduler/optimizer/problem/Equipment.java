package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One piece of equipment, compiled (docs/model/milp.md, symbols of e).
 *
 * @param id published identifier, for messages and events
 * @param electric whether its input counts to the site's load
 * @param batch one job at a time instead of several up to capacity
 * @param turnaroundSlots slots between two batches' end and start, at least 0; 0 if not {@code
 *     batch}
 * @param capacity heat output limit, power units
 * @param minLoad heat output while on, at least, power units
 * @param standby input drawn while on, on top, power units
 * @param startupInput mean input power over the start slot that delivers the start-up energy, power
 *     units
 * @param startupCost money units per start
 * @param shutdownCost money units per shut-down
 * @param minRunSlots shortest run, at least 1
 * @param maxStartsPerDay starts per local date, {@link Integer#MAX_VALUE} without a limit
 * @param startsToday starts already made on the first local date
 * @param initiallyOn whether it was on before slot 0
 * @param mustStayOnSlots slots from 0 in which it must be on, because the run it is in has not
 *     reached its minimum; 0 unless {@code initiallyOn}
 * @param curve input by heat output before the slot's scale, in power units
 * @param inputScale input per heat in each slot (1 / efficiency, COP, degradation; or the curve's
 *     scale), over 0
 * @param pricePerKwh money (not units) per kWh of input in each slot; may be negative
 * @param available slots in which it may be on
 * @param dimensionCapacity limit per further dimension, 1e-9 units; {@link Long#MAX_VALUE} without
 *     a limit
 * @param resting how it waits while it is not on; unless that is instant, {@code startupInput} is 0
 */
public record Equipment(
    String id,
    boolean electric,
    boolean batch,
    int turnaroundSlots,
    long capacity,
    long minLoad,
    long standby,
    long startupInput,
    long startupCost,
    long shutdownCost,
    int minRunSlots,
    int maxStartsPerDay,
    int startsToday,
    boolean initiallyOn,
    int mustStayOnSlots,
    InputCurve curve,
    double[] inputScale,
    double[] pricePerKwh,
    BitSet available,
    long[] dimensionCapacity,
    Resting resting) {

  /** Equipment that may be off from slot 0 on. */
  public Equipment(
      String id,
      boolean electric,
      boolean batch,
      int turnaroundSlots,
      long capacity,
      long minLoad,
      long standby,
      long startupInput,
      long startupCost,
      long shutdownCost,
      int minRunSlots,
      int maxStartsPerDay,
      int startsToday,
      boolean initiallyOn,
      InputCurve curve,
      double[] inputScale,
      double[] pricePerKwh,
      BitSet available,
      long[] dimensionCapacity) {
    this(
        id,
        electric,
        batch,
        turnaroundSlots,
        capacity,
        minLoad,
        standby,
        startupInput,
        startupCost,
        shutdownCost,
        minRunSlots,
        maxStartsPerDay,
        startsToday,
        initiallyOn,
        0,
        curve,
        inputScale,
        pricePerKwh,
        available,
        dimensionCapacity,
        Resting.INSTANT);
  }

  /** Checks ranges and copies arrays. */
  public Equipment {
    inRange(id, "capacity", capacity, Units.MAX_POWER);
    inRange(id, "minLoad", minLoad, capacity);
    inRange(id, "standby", standby, Units.MAX_POWER);
    inRange(id, "startupInput", startupInput, Units.MAX_POWER);
    inRange(id, "startupCost", startupCost, Units.MAX_SLOT_COST);
    inRange(id, "shutdownCost", shutdownCost, Units.MAX_SLOT_COST);
    Check.that(minRunSlots >= 1, "minRunSlots (%d) of %s must be at least 1", minRunSlots, id);
    Check.that(
        maxStartsPerDay >= 0, "maxStartsPerDay (%d) of %s must be at least 0", maxStartsPerDay, id);
    Check.that(startsToday >= 0, "startsToday (%d) of %s must be at least 0", startsToday, id);
    Check.that(
        mustStayOnSlots == 0 || initiallyOn && mustStayOnSlots <= available.nextClearBit(0),
        "%s must stay on for %d slots, but is off before or unavailable then",
        id,
        mustStayOnSlots);
    Check.that(
        resting.isInstant() || startupInput == 0,
        "the start-up input (%d) of %s belongs to its state off",
        startupInput,
        id);
    Check.that(
        turnaroundSlots == 0 || batch && turnaroundSlots > 0,
        "turnaroundSlots (%d) of %s needs a batch equipment",
        turnaroundSlots,
        id);
    Check.that(
        inputScale.length == pricePerKwh.length,
        "scales (%d) and prices (%d) of %s must be as many",
        inputScale.length,
        pricePerKwh.length,
        id);
    for (int t = 0; t < inputScale.length; t++) {
      Check.that(
          inputScale[t] > 0 && inputScale[t] <= 1e6,
          "inputScale (%s) of %s in slot %d must be over 0",
          inputScale[t],
          id,
          t);
      Check.that(
          Double.isFinite(pricePerKwh[t]),
          "price (%s) of %s in slot %d must be finite",
          pricePerKwh[t],
          id,
          t);
    }
    Check.that(
        available.length() <= inputScale.length, "availability of %s ends after the horizon", id);
    inputScale = inputScale.clone();
    pricePerKwh = pricePerKwh.clone();
    available = (BitSet) available.clone();
    dimensionCapacity = dimensionCapacity.clone();
  }

  private static void inRange(String id, String name, long value, long maximum) {
    Check.that(
        value >= 0 && value <= maximum,
        "%s (%d) of %s must be from 0 to %d",
        name,
        value,
        id,
        maximum);
  }

  /** The same equipment with other usable slots. */
  public Equipment withAvailable(BitSet usable) {
    return new Equipment(
        id,
        electric,
        batch,
        turnaroundSlots,
        capacity,
        minLoad,
        standby,
        startupInput,
        startupCost,
        shutdownCost,
        minRunSlots,
        maxStartsPerDay,
        startsToday,
        initiallyOn,
        mustStayOnSlots,
        curve,
        inputScale,
        pricePerKwh,
        usable,
        dimensionCapacity,
        resting);
  }

  /** The same equipment that waits otherwise while it is not on. */
  public Equipment withResting(Resting other) {
    return new Equipment(
        id,
        electric,
        batch,
        turnaroundSlots,
        capacity,
        minLoad,
        standby,
        startupInput,
        startupCost,
        shutdownCost,
        minRunSlots,
        maxStartsPerDay,
        startsToday,
        initiallyOn,
        mustStayOnSlots,
        curve,
        inputScale,
        pricePerKwh,
        available,
        dimensionCapacity,
        other);
  }

  /** The same equipment whose input, starts and shut-downs cost nothing. */
  Equipment withoutPrices() {
    return new Equipment(
        id,
        electric,
        batch,
        turnaroundSlots,
        capacity,
        minLoad,
        standby,
        startupInput,
        0,
        0,
        minRunSlots,
        maxStartsPerDay,
        startsToday,
        initiallyOn,
        mustStayOnSlots,
        curve,
        inputScale,
        new double[pricePerKwh.length],
        available,
        dimensionCapacity,
        resting);
  }

  /** Highest input beside the load's: standby, starts and gaps, power units. */
  public long highestInputBesideLoad() {
    return standby + startupInput + resting.highestInput();
  }

  /** Input per heat in a slot. */
  public double inputScale(int slot) {
    return inputScale[slot];
  }

  /** Money (not units) per kWh of input in a slot. */
  public double pricePerKwh(int slot) {
    return pricePerKwh[slot];
  }

  /** Whether it may be on in a slot. */
  public boolean isAvailable(int slot) {
    return available.get(slot);
  }

  /** Limit of a further dimension, {@link Long#MAX_VALUE} without one. */
  public long dimensionCapacity(int dimension) {
    return dimensionCapacity[dimension];
  }

  /**
   * Input while on, without start-up: scale x curve(max(heat, minLoad)) + standby, rounded to a
   * power unit.
   *
   * @param slot slot index
   * @param heat total heat of the running jobs, power units
   */
  public long inputWhileOn(int slot, long heat) {
    return Math.round(curve.at(Math.max(heat, minLoad)) * inputScale[slot]) + standby;
  }

  /** A copy. */
  @Override
  public double[] inputScale() {
    return inputScale.clone();
  }

  /** A copy. */
  @Override
  public double[] pricePerKwh() {
    return pricePerKwh.clone();
  }

  /** A copy. */
  @Override
  public BitSet available() {
    return (BitSet) available.clone();
  }

  /** A copy. */
  @Override
  public long[] dimensionCapacity() {
    return dimensionCapacity.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Equipment that
        && id.equals(that.id)
        && electric == that.electric
        && batch == that.batch
        && turnaroundSlots == that.turnaroundSlots
        && capacity == that.capacity
        && minLoad == that.minLoad
        && standby == that.standby
        && startupInput == that.startupInput
        && startupCost == that.startupCost
        && shutdownCost == that.shutdownCost
        && minRunSlots == that.minRunSlots
        && maxStartsPerDay == that.maxStartsPerDay
        && startsToday == that.startsToday
        && initiallyOn == that.initiallyOn
        && mustStayOnSlots == that.mustStayOnSlots
        && curve.equals(that.curve)
        && Arrays.equals(inputScale, that.inputScale)
        && Arrays.equals(pricePerKwh, that.pricePerKwh)
        && available.equals(that.available)
        && Arrays.equals(dimensionCapacity, that.dimensionCapacity)
        && resting.equals(that.resting);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
