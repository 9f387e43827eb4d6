package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a plant that a run's rows refer to.
 *
 * @param tenant whose plant it is
 * @param id of the schedule
 * @param input canonical input of the plant
 */
public record StoredSchedule(TenantId tenant, UUID id, CanonicalInput input) {

  /** A plant of the examples, under a tenant of its own. */
  public static StoredSchedule ofExample(
      String name, JdbcClient client, TenantTransactions transactions) {
    CompletedPlant read =
        Pipeline.read(PlantFolder.open(Path.of("..", "examples", name)).orThrow(), 1_000).orThrow();
    return of(read.plant(), CanonicalInput.of(read.plant(), read.asOf()), client, transactions);
  }

  static StoredSchedule of(
      Plant plant, CanonicalInput input, JdbcClient client, TenantTransactions transactions) {
    TenantId tenant = new TenantId(UUID.randomUUID());
    UUID schedule = UUID.randomUUID();
    transactions.run(
        tenant,
        () -> {
          client
              .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Test')")
              .param("t-" + tenant)
              .update();
          insert(plant, input, schedule, client);
        });
    return new StoredSchedule(tenant, schedule, input);
  }

  private static void insert(Plant plant, CanonicalInput input, UUID schedule, JdbcClient client) {
    UUID site = UUID.randomUUID();
    UUID tariff = UUID.randomUUID();
    String currency = plant.site().currency().getCurrencyCode();
    client
        .sql(
            "INSERT INTO sites (site_id, site_name, time_zone, currency, operators_limited) VALUES"
                + " (?, ?, ?, ?, false)")
        .params(site, plant.site().name(), plant.site().zone().getId(), currency)
        .update();
    client
        .sql(
            "INSERT INTO energy_tariffs (tariff_id, tariff_name, effective_date, provenance_hash,"
                + " currency) VALUES (?, 'Test', '2026-01-01', ?, ?)")
        .params(tariff, input.hash().hex(), currency)
        .update();
    client
        .sql(
            """
            INSERT INTO production_schedules
              (schedule_id, schedule_date, provenance_hash, site_id, tariff_id, horizon_start,
               horizon_end, slot_minutes, as_of)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .params(
            schedule,
            plant.horizon().dateOf(0),
            input.hash().hex(),
            site,
            tariff,
            plant.horizon().start().atOffset(ZoneOffset.UTC),
            plant.horizon().end().atOffset(ZoneOffset.UTC),
            plant.horizon().slotMinutes(),
            plant.horizon().start().atOffset(ZoneOffset.UTC))
        .update();
    for (Equipment equipment : plant.equipment()) {
      client
          .sql(
              """
              INSERT INTO heating_equipment
                (equipment_id, equipment_name, equipment_type, capacity_kw, efficiency_percent,
                 fuel_type, site_id, currency)
              VALUES (?, ?, 'electric', 1, 100, 'electricity', ?, ?)\
              """)
          .params(equipment.equipmentId(), equipment.equipmentId(), site, currency)
          .update();
    }
    for (Job job : plant.jobs()) {
      client
          .sql(
              """
              INSERT INTO production_jobs
                (job_id, schedule_id, product_id, quantity, heating_requirement_kwh,
                 duration_minutes, earliest_start, latest_end, priority, job_number)
              VALUES (?, ?, 'P', 1, 1, 15, '2026-01-01', '2027-01-01', 1, ?)\
              """)
          .params(UUID.randomUUID(), schedule, job.jobId())
          .update();
    }
  }
}
