package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfeasibilityProofTest {
  private static final long KW = Units.POWER_PER_KW;

  @Test
  void namesTheContractualPeakWhenItAloneStopsTwoJobsThatMustOverlap() {
    Problem problem = twoJobsOf100KwInTheSameTwoSlots(150 * KW, Integer.MAX_VALUE);
    ExactResult result = InfeasibilityProof.explain(problem, ExactLimits.ofWork(34));
    assertThat(result.status()).isEqualTo(ExactStatus.INFEASIBLE);
    assertThat(result.messages())
        .contains("Without the contractual peak a plan exists.")
        .anyMatch(
            m ->
                m.startsWith("These cannot be met together:")
                    && m.contains("time windows")
                    && m.contains("contractual peak"));
  }

  @Test
  void namesTheOperatorsWhenBothJobsNeedTheOnlyOne() {
    Problem problem = twoJobsOf100KwInTheSameTwoSlots(Problem.NO_LIMIT, 1);
    ExactResult result = InfeasibilityProof.explain(problem, ExactLimits.ofWork(34));
    assertThat(result.messages())
        .contains("Without the operators on shift a plan exists.")
        .noneMatch(m -> m.contains("contractual peak"));
  }

  @Test
  void provesNothingAboutAFeasiblePlant() {
    Problem problem = twoJobsOf100KwInTheSameTwoSlots(Problem.NO_LIMIT, 2);
    ExactResult result = InfeasibilityProof.explain(problem, ExactLimits.ofWork(34));
    assertThat(result.status()).isEqualTo(ExactStatus.UNKNOWN);
  }

  private static Problem twoJobsOf100KwInTheSameTwoSlots(long peakLimit, int people) {
    int slots = 6;
    double[] ones = new double[slots];
    Arrays.fill(ones, 1);
    BitSet available = new BitSet();
    available.set(0, slots);
    Equipment oven =
        new Equipment(
            "OVEN",
            true,
            false,
            0,
            300 * KW,
            0,
            0,
            0,
            0,
            0,
            1,
            Integer.MAX_VALUE,
            0,
            false,
            InputCurve.LINEAR,
            ones,
            ones,
            available,
            new long[0]);
    BitSet starts = new BitSet();
    starts.set(2);
    Job.Option option = new Job.Option(0, starts);
    long[] heat = {100 * KW, 100 * KW};
    int[] operators = new int[slots];
    Arrays.fill(operators, people);
    return new Problem(
        slots,
        15,
        new int[slots],
        List.of(oven),
        List.of(
            new Job("A", heat, 1, new long[0], new int[0], List.of(option)),
            new Job("B", heat, 1, new long[0], new int[0], List.of(option))),
        0,
        operators,
        new long[slots],
        peakLimit,
        List.of(),
        0,
        10);
  }
}
