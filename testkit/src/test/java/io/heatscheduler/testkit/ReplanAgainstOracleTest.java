package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.replan.EventSource;
import io.heatscheduler.agents.replan.JobFate;
import io.heatscheduler.agents.replan.ReplanRequest;
import io.heatscheduler.agents.replan.Replanner;
import io.heatscheduler.agents.replan.Replanning;
import io.heatscheduler.agents.replan.Replanning.NotReplanned;
import io.heatscheduler.agents.replan.Replanning.Replanned;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tiny plans cut in the middle, with and without a trip: re-planning against enumeration. */
class ReplanAgainstOracleTest {
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");
  private static final int SEEDS = 72;
  private static final PlanSettings QUICK =
      PlanSettings.DEFAULT.withOptimizer(new OptimizerSettings(Duration.ofSeconds(60), 8L, 0, 1));

  private int replanned;
  private int cheapest;
  private int running;
  private int repeated;
  private int impossible;

  @Test
  void withFreeMovesTheNewRestIsNearlyAlwaysTheCheapestAndNeverBelowIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Plant plant = RandomPlants.tiny(seed);
      PlanResult planned = pipeline().run(plant, QUICK, PipelineListener.NONE, new Cancellation());
      if (planned instanceof Planned plan) {
        check(seed, plan, seed % 3 == 0 ? "{}" : trip(plan, seed));
      }
    }
    assertThat(replanned).as("rests planned anew").isGreaterThan(SEEDS / 3);
    assertThat(cheapest).as("of %s the cheapest", replanned).isGreaterThan(replanned * 9 / 10);
    assertThat(running).as("running jobs").isGreaterThan(4);
    assertThat(repeated).as("repeated jobs").isGreaterThan(1);
    assertThat(impossible).as("rests without a plan").isPositive();
  }

  private void check(int seed, Planned plan, String events) {
    PlantBytes document = new PlantBytes(events.getBytes(StandardCharsets.UTF_8));
    ReplanRequest request =
        new ReplanRequest(
            middle(plan),
            List.of(new EventSource(document, document.entry().orThrow())),
            Duration.ZERO,
            BigDecimal.ZERO);
    Replanning replanning =
        new Replanner(pipeline(), QUICK, PlantBytes::new, new PublishedFiles())
            .replan(
                new VerifiedRun(
                    plan.published(),
                    plan.analysis(),
                    plan.search(),
                    plan.findings(),
                    plan.grid().time().start()),
                request,
                PipelineListener.NONE,
                new Cancellation());
    switch (replanning) {
      case NotReplanned none when none.result().status() == RunStatus.INVALID ->
          assertThat(none.result().findings())
              .as("plant %s", seed)
              .allMatch(f -> f.code().equals("NOTHING_LEFT_TO_PLAN") || !isError(f));
      case NotReplanned none -> {
        impossible++;
        assertThat(BruteForceOracle.solve(restOf(none)))
            .as("plant %s", seed)
            .isInstanceOf(OracleResult.Infeasible.class);
      }
      case Replanned rest -> {
        replanned++;
        running += rest.diff().count(JobFate.RUNNING);
        repeated += rest.diff().count(JobFate.RESTARTED);
        OracleResult truth = BruteForceOracle.solve(rest.result().grid().plant());
        assertThat(truth).as("plant %s", seed).isInstanceOf(OracleResult.Optimum.class);
        BigDecimal least = ((OracleResult.Optimum) truth).cost().toDecimal();
        assertThat(rest.result().objective())
            .as("plant %s", seed)
            .isGreaterThanOrEqualTo(least.subtract(SIX_DECIMALS));
        cheapest += rest.result().objective().compareTo(least.add(SIX_DECIMALS)) <= 0 ? 1 : 0;
      }
    }
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private static Plant restOf(NotReplanned none) {
    assertThat(none.result().input()).isNotNull();
    return Pipeline.read(new PlantBytes(none.result().input().bytes()), 100).orThrow().plant();
  }

  private static Instant middle(Planned plan) {
    TimeGrid time = plan.grid().time();
    return time.startOf(Math.max(1, time.slotCount() / 3));
  }

  /** A heater, one that works then if any does, out of order for a slot; its jobs may end late. */
  private static String trip(Planned plan, int seed) {
    TimeGrid time = plan.grid().time();
    var units = plan.grid().equipment();
    List<Assignment> running =
        plan.schedule().assignments().stream()
            .filter(job -> job.span().start().isBefore(middle(plan)))
            .filter(job -> job.span().end().isAfter(middle(plan)))
            .toList();
    String heater =
        running.isEmpty()
            ? units.get(seed / 2 % units.size()).equipment().equipmentId()
            : running.getFirst().equipmentId();
    String late =
        running.stream()
            .filter(job -> job.equipmentId().equals(heater))
            .map(
                job ->
                    "{\"job\": \"%s\", \"latest_end\": \"%s\"}".formatted(job.jobId(), time.end()))
            .collect(Collectors.joining(", "));
    return "{\"trips\": [{\"equipment\": \"%s\", \"start\": \"%s\", \"end\": \"%s\"}], \"late\": [%s]}"
        .formatted(heater, middle(plan), middle(plan).plusSeconds(time.slotMinutes() * 60L), late);
  }

  private static Pipeline pipeline() {
    return new Pipeline(new HybridOptimizer());
  }
}
