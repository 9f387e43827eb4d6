package io.heatscheduler.server.plant;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes what is a schedule's own. Whatever changes, the agents read the whole plant anew, so a
 * change is refused by the same findings as an import.
 */
@Component
final class ScheduleChanges {
  private final TenantTransactions transactions;
  private final PlantRepository plants;
  private final PlantLock lock;

  ScheduleChanges(TenantTransactions transactions, PlantRepository plants, PlantLock lock) {
    this.transactions = transactions;
    this.plants = plants;
    this.lock = lock;
  }

  /** Does a change in the tenant's transaction, alone. */
  <T> T alone(TenantId tenant, Supplier<T> change) {
    return transactions.in(
        tenant,
        () -> {
          lock.take(tenant);
          return change.get();
        });
  }

  /** A schedule in the tenant's transaction of this thread; 404 if the tenant has no such. */
  StoredPlant get(UUID schedule) {
    return plants.find(schedule).orElseThrow(Problem::notFound);
  }

  /**
   * Reads a changed plant and makes it the schedule's, in the tenant's transaction of this thread.
   *
   * @param before the schedule as it is
   * @param base the plant whose registry the changed one has
   * @param tariff contract of the base's tariff; null: the schedule's
   * @param asOf instant as of which it is planned; null: the old one, which goes with the horizon's
   *     start if it was that
   * @return what is stored, with the findings of the readers
   */
  Changed apply(
      StoredPlant before,
      Plant base,
      EditedPlant edited,
      @Nullable UUID tariff,
      @Nullable Instant asOf) {
    CheckedPlant checked = PlantRefusals.valueOf(CheckedPlant.read(edited), "PLANT_INVALID");
    Plant plant = onRegistry(checked.plant(), base);
    Instant used = asOf;
    if (used == null) {
      boolean atStart = before.asOf().equals(before.plant().horizon().start());
      used = atStart ? plant.horizon().start() : before.asOf();
    }
    var unstorable = plants.check(plant, used);
    if (!unstorable.isEmpty()) {
      throw PlantRefusals.of("PLANT_INVALID", unstorable);
    }
    UUID contract = tariff == null ? plants.tariffOf(before.scheduleId()).orElseThrow() : tariff;
    return new Changed(plants.change(before.scheduleId(), plant, used, contract), checked);
  }

  /**
   * A schedule after its change.
   *
   * @param checked the change as it was read
   */
  record Changed(StoredPlant stored, CheckedPlant checked) {}

  /** What lasts of a plant is as the registry has it, whatever the readers made of it. */
  static Plant onRegistry(Plant read, Plant registry) {
    List<Equipment> equipment =
        read.equipment().stream()
            .map(
                found ->
                    registry
                        .equipment(found.equipmentId())
                        .foundAs(
                            found.initiallyOn(),
                            found.onSince(),
                            found.startsToday(),
                            found.lastBatchEnd()))
            .toList();
    return new Plant(
        read.site(),
        read.horizon(),
        registry.shifts(),
        equipment,
        registry.tariff(),
        registry.products(),
        read.jobs(),
        read.relaxPrices());
  }
}
