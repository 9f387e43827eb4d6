package io.heatscheduler.server.persistence;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import java.time.Instant;
import java.util.UUID;

/**
 * A planning task as the database holds it now.
 *
 * @param scheduleId its id
 * @param plant the schedule's own rows with the registry's as it is now
 * @param asOf instant as of which it is planned
 * @param status where it stands
 * @param version of the schedule's row
 */
public record StoredPlant(
    UUID scheduleId, Plant plant, Instant asOf, ScheduleStatus status, long version) {

  /** The canonical input a run of it would have now. */
  public CanonicalInput canonical() {
    return CanonicalInput.of(plant, asOf);
  }
}
