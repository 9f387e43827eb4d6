package io.heatscheduler.optimizer.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.exact.RandomProblems;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomResting;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecTest {
  private static final ExactLimits LIMITS = new ExactLimits(2.5, 7.5, 3, 512);

  @Test
  void everyRequestSurvivesTheWire() throws IOException {
    BitSet slots = BitSet.valueOf(new long[] {0b1011});
    for (int seed = 0; seed < 50; seed++) {
      Problem plain = RandomProblems.tiny(seed);
      Problem soft = seed % 2 == 0 ? plain : RandomSoftTerms.on(plain, seed);
      Problem problem = seed % 3 == 0 ? soft : RandomResting.on(soft, seed);
      Plan plan =
          new Plan(
              new int[] {0, 1},
              new int[] {3, 4},
              List.of(slots, new BitSet()),
              List.of(Map.of(), Map.of(3, 1, 9, 2)));
      for (SolverRequest request :
          List.of(
              new SolverRequest.Finish(problem, null, LIMITS),
              new SolverRequest.Finish(problem, plan, LIMITS),
              new SolverRequest.FirstPlan(problem, LIMITS),
              new SolverRequest.PlanWithin(problem, slots, 12_345, LIMITS),
              new SolverRequest.Textbook(problem, TextbookSolver.SCIP, LIMITS),
              new SolverRequest.Branch(problem, new double[] {1.5, 0}, 77, LIMITS),
              new SolverRequest.BranchOn(LIMITS),
              new SolverRequest.BranchEnd(LIMITS))) {
        assertThat(MessageCodec.readRequest(MessageCodec.request(request))).isEqualTo(request);
      }
    }
  }

  @Test
  void everyResultSurvivesTheWire() throws IOException {
    Plan plan = new Plan(new int[] {0}, new int[] {3}, List.of(new BitSet()));
    for (ExactResult result :
        List.of(
            new ExactResult(ExactStatus.OPTIMAL, plan, 12, 11, 1, 0.5, List.of("café", "")),
            ExactResult.infeasible(1, List.of("why")),
            ExactResult.unknown(ExactResult.NO_BOUND, 3, 2))) {
      assertThat(MessageCodec.readResult(MessageCodec.result(result))).isEqualTo(result);
    }
  }

  @Test
  void framesAreFoundBetweenWhatNativeCodePrints() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("Running HiGHS 1.12.0\n".getBytes(StandardCharsets.UTF_8));
    Frames.write(out, Frames.Type.BOUND, MessageCodec.bound(42));
    out.writeBytes("noise".getBytes(StandardCharsets.UTF_8));
    Frames.write(out, Frames.Type.BOUND, MessageCodec.bound(-7));
    Frames.Reader reader = new Frames.Reader(new ByteArrayInputStream(out.toByteArray()));
    assertThat(MessageCodec.readBound(reader.next().payload())).isEqualTo(42);
    assertThat(MessageCodec.readBound(reader.next().payload())).isEqualTo(-7);
    assertThat(reader.next()).isNull();
  }

  @Test
  void aDamagedFrameIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames.write(out, Frames.Type.BOUND, MessageCodec.bound(42));
    byte[] bytes = out.toByteArray();
    bytes[12] ^= 1;
    assertThatThrownBy(() -> new Frames.Reader(new ByteArrayInputStream(bytes)).next())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checksum");
  }
}
