package io.heatscheduler.optimizer.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingRowsTest {

  @Test
  void jobsThatFitTheRoomTogetherNeverCountMoreThanOne() {
    Random random = new Random(5);
    for (int trial = 0; trial < 3_000; trial++) {
      double roomKw = 100;
      List<Long> heats = new ArrayList<>();
      double left = roomKw;
      while (left > 1 && heats.size() < 8) {
        // halves, thirds, quarters and fifths are where a rounding function jumps
        double kw =
            random.nextBoolean() ? roomKw / (1 + random.nextInt(6)) : random.nextDouble() * left;
        if (kw <= left) {
          heats.add(Math.round(kw * Units.POWER_PER_KW));
          left -= kw;
        } else {
          left -= 0.5;
        }
      }
      PackingRows rows = new PackingRows(new FlatProblem(problem(heats)), box(roomKw), true);
      for (int f = 0; f < rows.functions; f++) {
        double sum = 0;
        for (int j = 0; j < heats.size(); j++) {
          sum += rows.coefficient[rows.classOf[j][0] * rows.functions + f];
        }
        assertThat(sum).as("heats %s function %d", heats, f).isLessThanOrEqualTo(1 + 1e-12);
      }
      assertThat(rows.functions).isPositive();
    }
  }

  @Test
  void twoJobsOverHalfTheRoomExcludeEachOther() {
    long heat = 51 * Units.POWER_PER_KW;
    PackingRows rows =
        new PackingRows(new FlatProblem(problem(List.of(heat, heat))), box(100), true);
    assertThat(rows.coefficient[rows.classOf[0][0] * rows.functions]).isEqualTo(1.0);
  }

  private static PeakBox box(double highKw) {
    return new PeakBox(new double[] {0}, new double[] {highKw});
  }

  private static Problem problem(List<Long> heats) {
    BitSet one = new BitSet();
    one.set(0);
    List<Job> jobs = new ArrayList<>();
    for (int j = 0; j < heats.size(); j++) {
      jobs.add(
          new Job(
              "J" + j,
              new long[] {heats.get(j)},
              0,
              new long[0],
              new int[0],
              List.of(new Job.Option(0, one))));
    }
    Equipment heater =
        new Equipment(
            "E",
            true,
            false,
            0,
            1000 * Units.POWER_PER_KW,
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
            new double[] {1},
            new double[] {0.1},
            one,
            new long[0]);
    return new Problem(
        1,
        15,
        new int[1],
        List.of(heater),
        jobs,
        0,
        new int[] {9},
        new long[1],
        Problem.NO_LIMIT,
        List.of(new DemandComponent("peak", one, 5, 0)),
        0,
        1);
  }
}
