package io.heatscheduler.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanAlertsTest {
  private static final BigDecimal GOAL = new BigDecimal("0.001");
  private static final String DAY = "2026-11-25T00:00";

  private static PlanResult.Planned plan(int peakKw, String deadline, boolean relax) {
    PlanResult result =
        Pipeline.withAdvice()
            .run(
                new PlantBytes(AlertPlants.json(peakKw, deadline).getBytes(StandardCharsets.UTF_8)),
                new PlanSettings(
                    new OptimizerSettings(Duration.ofSeconds(10), 20L, 0.001, 1),
                    null,
                    1_000,
                    "test",
                    relax,
                    "run"),
                PipelineListener.NONE,
                new Cancellation());
    assertThat(result).as("%s", result.findings()).isInstanceOf(PlanResult.Planned.class);
    return (PlanResult.Planned) result;
  }

  private static List<NewAlert> alerts(PlanResult.Planned plan) {
    return PlanAlerts.of(plan.analysis(), plan.search(), GOAL);
  }

  @Test
  void aPlanWellBelowItsLimitsRaisesNothing() {
    assertThat(alerts(plan(211, DAY, false))).isEmpty(); // 200 / 211 = 94.8 %
  }

  @Test
  void aPeakFromNinetyFivePercentOfTheLimitOnIsNearIt() {
    assertThat(alerts(plan(210, DAY, false))) // 200 / 210 = 95.2 %
        .containsExactly(
            new NewAlert(
                "PEAK_NEAR_LIMIT",
                Severity.WARNING,
                "The plan's peak of 200 kW is within 5 % of the contractual 210 kW."));
  }

  @Test
  void aRelaxedPlanMayBeOverTheContractualPeak() {
    assertThat(alerts(plan(150, DAY, true)))
        .containsExactly(
            new NewAlert(
                "PEAK_OVER_LIMIT",
                Severity.CRITICAL,
                "The plan's peak of 200 kW is over the contractual 150 kW."));
  }

  @Test
  void aRelaxedPlanMayEndAJobLate() {
    assertThat(alerts(plan(300, "2026-11-24T00:30", true)))
        .containsExactly(
            new NewAlert("DEADLINE_MISSED", Severity.CRITICAL, "J-1 ends 0.5 h late."));
  }

  @Test
  void aSearchThatTheClockStoppedAboveItsGoalIsTold() {
    PlanResult.Planned plan = plan(300, DAY, false);
    BigDecimal half = plan.objective().divide(new BigDecimal(2)); // a gap of 50 %

    assertThat(PlanAlerts.of(plan.analysis(), searched("wall_limit", half), GOAL))
        .containsExactly(
            new NewAlert(
                "GAP_ABOVE_GOAL",
                Severity.WARNING,
                "The search was stopped by the clock at a gap of 50 %; its goal was 0.1 %."));
    assertThat(PlanAlerts.of(plan.analysis(), searched("work_limit", half), GOAL)).isEmpty();
    assertThat(PlanAlerts.of(plan.analysis(), searched("wall_limit", plan.objective()), GOAL))
        .isEmpty();
  }

  private static SearchRecord searched(String ended, BigDecimal bound) {
    return new SearchRecord("feasible", bound, ended, "hybrid", 1, 1, "test", List.of());
  }
}
