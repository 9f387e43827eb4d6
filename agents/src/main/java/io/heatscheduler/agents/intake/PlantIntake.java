package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.equipment.EquipmentRegistryAgent;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.Tariff;
import java.util.ArrayList;
import java.util.List;

/**
 * Agents 1 to 3 and their join: reads a whole plant, collecting the findings of all of them before
 * it refuses.
 */
public final class PlantIntake {
  private PlantIntake() {}

  /** The complete plant, or every reason why there is none. */
  public static Outcome<CompletedPlant> read(IntakeRequest request, RunContext context) {
    return join(
        new ScheduleIntakeAgent().run(request, context),
        new TariffManagementAgent().run(request.source(), context),
        new EquipmentRegistryAgent().run(request.source(), context));
  }

  /** Joins what the three agents made, or merges their refusals. */
  public static Outcome<CompletedPlant> join(
      Outcome<ProductionSchedule> schedule,
      Outcome<Tariff> tariff,
      Outcome<List<Equipment>> equipment) {
    List<List<Finding>> findings = new ArrayList<>();
    findings.add(schedule.findings());
    findings.add(tariff.findings());
    findings.add(equipment.findings());
    if (schedule instanceof Outcome.Done<ProductionSchedule>(var readSchedule, var ignoredA)
        && tariff instanceof Outcome.Done<Tariff>(var readTariff, var ignoredB)
        && equipment instanceof Outcome.Done<List<Equipment>>(var readEquipment, var ignoredC)) {
      Outcome<CompletedPlant> joined = PlantJoin.join(readSchedule, readTariff, readEquipment);
      findings.add(joined.findings());
      List<Finding> all = Findings.merge(findings);
      return joined instanceof Outcome.Done<CompletedPlant>(var plant, var ignoredD)
          ? new Outcome.Done<>(plant, all)
          : new Outcome.Rejected<>(all);
    }
    return new Outcome.Rejected<>(Findings.merge(findings));
  }
}
