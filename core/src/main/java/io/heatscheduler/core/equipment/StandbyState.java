package io.heatscheduler.core.equipment;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;

/**
 * A state between off and on in which an equipment may wait for its next run.
 *
 * @param stateId unique on its equipment, e.g. {@code warm}
 * @param holding input drawn while it waits
 * @param shutdownMinutes time from the end of a run until it waits, 0 or more
 * @param shutdownEnergy input drawn in that time; zero without time
 * @param startupMinutes time from waiting until the next run, 0 or more
 * @param startupEnergy input drawn in that time; without time, in the run's first slot
 */
public record StandbyState(
    String stateId,
    Power holding,
    int shutdownMinutes,
    Energy shutdownEnergy,
    int startupMinutes,
    Energy startupEnergy) {
  public StandbyState {
    Check.that(
        shutdownMinutes >= 0 && startupMinutes >= 0,
        "standby state %s: minutes (%s, %s) must not be negative",
        stateId,
        shutdownMinutes,
        startupMinutes);
    Check.that(
        shutdownMinutes > 0 || shutdownEnergy.kilowattHours().signum() == 0,
        "standby state %s: shut-down energy (%s) needs time",
        stateId,
        shutdownEnergy);
  }
}
