package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.equipment.EquipmentRegistryAgent;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.agents.intake.ProductionSchedule;
import io.heatscheduler.agents.intake.ScheduleIntakeAgent;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.server.messaging.Consumer.Effect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Agents 1 to 3: each reads the run's input by itself, so they need nothing of each other. */
final class InputStages {
  private static final int FAN_OUT = 2;

  private final RunRecords runs;
  private final RunEnds ends;

  InputStages(RunRecords runs, RunEnds ends) {
    this.runs = runs;
    this.ends = ends;
  }

  /** Agent 1. */
  Stage intake() {
    return stage(
        "schedule-intake",
        Topics.REQUESTED,
        run -> {
          Outcome<ProductionSchedule> read =
              new ScheduleIntakeAgent()
                  .run(new IntakeRequest(source(run), run.settings().maxJobs()), context(run));
          return switch (read) {
            case Outcome.Rejected<ProductionSchedule>(List<Finding> why) ->
                () -> ends.fail(run, Topics.INTAKE_COMPLETE, why);
            case Outcome.Done<ProductionSchedule>(ProductionSchedule schedule, var told) ->
                () -> {
                  runs.set(
                      run.id(),
                      Map.of(
                          "status", RunStatus.RUNNING.name(),
                          "stage", Topics.INTAKE_COMPLETE,
                          "jobs_count", schedule.jobs().size()));
                  runs.progress(
                      run.id(),
                      Topics.INTAKE_COMPLETE,
                      "intake.complete",
                      Map.of("jobs", schedule.jobs().size()));
                  ends.emit(run, Topics.INTAKE_COMPLETE);
                };
          };
        });
  }

  /** Agent 2. */
  Stage tariff() {
    return fanned(
        "tariff-management",
        Topics.TARIFF_READY,
        (source, context) -> new TariffManagementAgent().run(source, context));
  }

  /** Agent 3. */
  Stage equipment() {
    return fanned(
        "equipment-registry",
        Topics.EQUIPMENT_READY,
        (source, context) -> new EquipmentRegistryAgent().run(source, context));
  }

  private Stage fanned(
      String name, String ready, BiFunction<PlantSource, RunContext, Outcome<?>> agent) {
    return stage(
        name,
        Topics.INTAKE_COMPLETE,
        run -> {
          Outcome<?> read = agent.apply(source(run), context(run));
          if (read instanceof Outcome.Rejected<?> refused) {
            return () -> ends.fail(run, ready, refused.findings());
          }
          return () -> {
            runs.progress(run.id(), ready, ready, Map.of());
            ends.emit(run, ready);
            if (runs.arrive(run.id(), name) == FAN_OUT) {
              runs.set(run.id(), Map.of("stage", Topics.INPUTS_READY));
              ends.emit(run, Topics.INPUTS_READY);
            }
          };
        });
  }

  private PlantSource source(Run run) {
    return new PlantBytes(runs.input(run.tenant(), run.id()));
  }

  private static RunContext context(Run run) {
    return new RunContext(run.id().toString());
  }

  /** What a stage does with a run. */
  private interface Work {
    Effect on(Run run);
  }

  private static Stage stage(String name, String type, Work work) {
    return new Stage() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Set<String> types() {
        return Set.of(type);
      }

      @Override
      public Effect work(Run run) {
        return work.on(run);
      }
    };
  }
}
