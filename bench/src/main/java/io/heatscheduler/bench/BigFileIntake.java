package io.heatscheduler.bench;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.agents.intake.ProductionSchedule;
import io.heatscheduler.agents.intake.ScheduleIntakeAgent;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Reads and validates one plant as {@code validate} does, and prints the jobs it read and the
 * milliseconds it took; meant for a process of its own with a small heap.
 */
public final class BigFileIntake {
  private BigFileIntake() {}

  /**
   * Reads a plant.
   *
   * @param args the plant's entry file
   */
  public static void main(String[] args) {
    long start = System.nanoTime();
    PlantFolder plant = PlantFolder.open(Path.of(args[0])).orThrow();
    Outcome<ProductionSchedule> outcome =
        new ScheduleIntakeAgent().run(IntakeRequest.of(plant), new RunContext("bench"));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    switch (outcome) {
      case Outcome.Done<ProductionSchedule>(ProductionSchedule schedule, List<Finding> ignored) ->
          System.out.println(schedule.jobsRead() + " " + took.toMillis());
      case Outcome.Rejected<ProductionSchedule>(List<Finding> findings) -> {
        findings.forEach(System.err::println);
        System.exit(1);
      }
    }
  }
}
