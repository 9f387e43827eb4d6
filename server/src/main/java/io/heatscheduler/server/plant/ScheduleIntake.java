package io.heatscheduler.server.plant;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes whole plants in as schedules, all or nothing. */
@Component
public final class ScheduleIntake {
  private final TenantTransactions transactions;
  private final PlantRepository plants;
  private final PlantLock lock;
  private final AuditLog audit;

  ScheduleIntake(
      TenantTransactions transactions, PlantRepository plants, PlantLock lock, AuditLog audit) {
    this.transactions = transactions;
    this.plants = plants;
    this.lock = lock;
    this.audit = audit;
  }

  /**
   * Stores a plant as a new schedule; site, equipment and recipes it names are changed to what it
   * says.
   *
   * @throws io.heatscheduler.server.web.Problem 422 if the database cannot keep something of it
   */
  public StoredPlant store(TenantId tenant, String actor, CheckedPlant checked, Origin origin) {
    return transactions.in(
        tenant,
        () -> {
          lock.take(tenant);
          Outcome<StoredPlant> outcome = plants.store(checked.plant(), checked.asOf(), origin);
          StoredPlant stored = PlantRefusals.valueOf(outcome, "PLANT_INVALID");
          audit.append(
              tenant,
              new AuditEntry(
                  actor,
                  "schedule.create",
                  "schedule",
                  stored.scheduleId().toString(),
                  Json.NULL,
                  summary(stored, origin)));
          return stored;
        });
  }

  /**
   * Checks what {@link #store} would check, and stores nothing.
   *
   * @throws io.heatscheduler.server.web.Problem 422 if the database could not keep something of it
   */
  public void check(TenantId tenant, CheckedPlant checked) {
    List<Finding> unstorable =
        transactions.in(tenant, () -> plants.check(checked.plant(), checked.asOf()));
    if (!unstorable.isEmpty()) {
      throw PlantRefusals.of("PLANT_INVALID", unstorable);
    }
  }

  private static Json summary(StoredPlant stored, Origin origin) {
    Plant plant = stored.plant();
    String reference = origin.reference();
    return Json.object()
        .put("site", plant.site().name())
        .put("horizon_start", plant.horizon().start())
        .put("horizon_end", plant.horizon().end())
        .put("jobs", plant.jobs().size())
        .put("input_hash", stored.canonical().hash().hex())
        .put("source_system", origin.system())
        .putUnlessEmpty("source_reference", reference == null ? "" : reference)
        .build();
  }
}
