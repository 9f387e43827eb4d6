package io.heatscheduler.core.equipment;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.util.List;

/**
 * How long an equipment takes between off and on, and where it may wait in between (the plant
 * format, "Heating up, cooling down, standby").
 *
 * @param startupMinutes time it heats up before a run that begins from off, 0 or more
 * @param shutdownMinutes time it cools down after a run, 0 or more
 * @param shutdownEnergy input drawn while it cools down; zero without time
 * @param endsOff whether it must be off, and cooled down, by the horizon's end
 * @param standbyStates further states in which it may wait between two runs
 */
public record Transitions(
    int startupMinutes,
    int shutdownMinutes,
    Energy shutdownEnergy,
    boolean endsOff,
    List<StandbyState> standbyStates) {

  /** On and off at once, and free to end in either. */
  public static final Transitions INSTANT =
      new Transitions(0, 0, new Energy(BigDecimal.ZERO), false, List.of());

  public Transitions {
    Check.that(
        startupMinutes >= 0 && shutdownMinutes >= 0,
        "start-up and shut-down minutes (%s, %s) must not be negative",
        startupMinutes,
        shutdownMinutes);
    Check.that(
        shutdownMinutes > 0 || shutdownEnergy.kilowattHours().signum() == 0,
        "shut-down energy (%s) needs shut-down minutes",
        shutdownEnergy);
    standbyStates = List.copyOf(standbyStates);
    Check.that(
        standbyStates.stream().map(StandbyState::stateId).distinct().count()
            == standbyStates.size(),
        "standby states %s must have different ids",
        standbyStates);
  }

  /** Whether going on or off takes time, or standby is an option. */
  public boolean takeTime() {
    return startupMinutes > 0 || shutdownMinutes > 0 || !standbyStates.isEmpty();
  }
}
