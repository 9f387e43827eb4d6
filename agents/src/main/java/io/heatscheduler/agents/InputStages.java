package io.heatscheduler.agents;

import io.heatscheduler.agents.PipelineEvent.EquipmentReady;
import io.heatscheduler.agents.PipelineEvent.ScheduleIntakeCompleted;
import io.heatscheduler.agents.PipelineEvent.ScheduleIntakeRequested;
import io.heatscheduler.agents.PipelineEvent.TariffReady;
import io.heatscheduler.agents.equipment.EquipmentRegistryAgent;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.agents.intake.PlantJoin;
import io.heatscheduler.agents.intake.ProductionSchedule;
import io.heatscheduler.agents.intake.ScheduleIntakeAgent;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.Tariff;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Agents 1 to 3 and their join: ScheduleIntake, then TariffManagement and EquipmentRegistry side by
 * side.
 *
 * <p>Every agent is asked even if another refuses, so that a planner sees all errors at once.
 */
final class InputStages {
  private final ScheduleIntakeAgent intake = new ScheduleIntakeAgent();
  private final TariffManagementAgent tariffs = new TariffManagementAgent();
  private final EquipmentRegistryAgent registry = new EquipmentRegistryAgent();

  Outcome<CompletedPlant> run(
      PlantSource source, int maxJobs, RunContext context, PipelineListener listener) {
    listener.onEvent(new ScheduleIntakeRequested(source.name()));
    Outcome<ProductionSchedule> schedule = intake.run(new IntakeRequest(source, maxJobs), context);
    if (schedule instanceof Outcome.Done<ProductionSchedule>(ProductionSchedule read, var told)) {
      listener.onEvent(new ScheduleIntakeCompleted(read));
    }
    Outcome<Tariff> tariff;
    Outcome<List<Equipment>> equipment;
    try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Outcome<Tariff>> tariffTask =
          CompletableFuture.supplyAsync(() -> tariffs.run(source, context), sideBySide);
      CompletableFuture<Outcome<List<Equipment>>> equipmentTask =
          CompletableFuture.supplyAsync(() -> registry.run(source, context), sideBySide);
      tariff = tariffTask.join();
      equipment = equipmentTask.join();
    }
    return join(schedule, tariff, equipment, listener);
  }

  private static Outcome<CompletedPlant> join(
      Outcome<ProductionSchedule> schedule,
      Outcome<Tariff> tariff,
      Outcome<List<Equipment>> equipment,
      PipelineListener listener) {
    List<Finding> findings =
        Findings.merge(List.of(schedule.findings(), tariff.findings(), equipment.findings()));
    ProductionSchedule readSchedule = valueOf(schedule);
    Tariff readTariff = valueOf(tariff);
    List<Equipment> readEquipment = valueOf(equipment);
    if (readTariff != null) {
      listener.onEvent(new TariffReady(readTariff));
    }
    if (readEquipment != null) {
      listener.onEvent(new EquipmentReady(readEquipment));
    }
    if (readSchedule == null || readTariff == null || readEquipment == null) {
      return new Outcome.Rejected<>(findings);
    }
    Outcome<CompletedPlant> joined = PlantJoin.join(readSchedule, readTariff, readEquipment);
    List<Finding> all = Findings.merge(List.of(findings, joined.findings()));
    CompletedPlant plant = valueOf(joined);
    return plant == null ? new Outcome.Rejected<>(all) : new Outcome.Done<>(plant, all);
  }

  private static <T> @Nullable T valueOf(Outcome<T> outcome) {
    return outcome instanceof Outcome.Done<T>(T value, var ignored) ? value : null;
  }
}
