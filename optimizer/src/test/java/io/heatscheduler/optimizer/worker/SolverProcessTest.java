package io.heatscheduler.optimizer.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.exact.RandomProblems;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.worker.SolverOutcome.Failed;
import io.heatscheduler.optimizer.worker.SolverOutcome.Finished;
import io.heatscheduler.optimizer.worker.SolverOutcome.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SolverProcessTest {
  private static final WorkerSettings SETTINGS =
      WorkerSettings.ofThisProgram().withMemory(256, 2_048).withGrace(2);
  private static final Problem SMALL = RandomProblems.tiny(2);

  /** Large enough that no solver proves it within the seconds a test takes. */
  private static final Problem LONG = RandomProblems.large(7);

  private static final Plan LONG_PLAN = RandomProblems.planOf(LONG);

  private static final ExactLimits QUICK = ExactLimits.ofWork(20);
  private static final ExactLimits ENDLESS = new ExactLimits(1e6, 600, 1, 1_024);

  @Test
  void answersSeveralRequestsFromOneChild() {
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      ExactResult first =
          finished(solver.run(finish(SMALL, QUICK), ExactListener.NONE, () -> false));
      long pid = solver.pid().orElseThrow();
      ExactResult second =
          finished(
              solver.run(
                  new SolverRequest.FirstPlan(SMALL, QUICK), ExactListener.NONE, () -> false));
      assertThat(first.status()).isEqualTo(ExactStatus.OPTIMAL);
      assertThat(second.status()).isEqualTo(ExactStatus.FEASIBLE);
      assertThat(second.objective()).isGreaterThanOrEqualTo(first.bound());
      assertThat(solver.pid()).hasValue(pid);
    }
  }

  @Test
  void branchesInTurnsWithOtherRequestsBetweenThemAndEndsWhenAsked() {
    double[] noFloors = new double[SMALL.demand().size()];
    ExactLimits turn = new ExactLimits(0.01, 60, 1, 1_024);
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      ExactResult exact =
          finished(solver.run(finish(SMALL, QUICK), ExactListener.NONE, () -> false));
      SolverRequest request = new SolverRequest.Branch(SMALL, noFloors, Long.MAX_VALUE / 4, turn);
      for (int turns = 0; turns < 200; turns++) {
        ExactResult answer = finished(solver.run(request, ExactListener.NONE, () -> false));
        assertThat(answer.bound()).isLessThanOrEqualTo(exact.objective());
        if (answer.status() == ExactStatus.OPTIMAL) {
          assertThat(answer.objective()).isCloseTo(exact.objective(), within(20_000L));
          break;
        }
        assertThat(turns).as("turns").isLessThan(199);
        finished(solver.run(finish(SMALL, QUICK), ExactListener.NONE, () -> false));
        request = new SolverRequest.BranchOn(turn);
      }
      finished(solver.run(new SolverRequest.BranchEnd(turn), ExactListener.NONE, () -> false));
      SolverOutcome gone =
          solver.run(new SolverRequest.BranchOn(turn), ExactListener.NONE, () -> false);
      assertThat(gone).isInstanceOf(Failed.class);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GUROBI")
  void solvesTheTextbookProgramAlthoughSolversPrintOnTheSameStream(TextbookSolver type) {
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      ExactResult result =
          finished(
              solver.run(
                  new SolverRequest.Textbook(SMALL, type, QUICK), ExactListener.NONE, () -> false));
      assertThat(result.status()).isEqualTo(ExactStatus.OPTIMAL);
    }
  }

  @Test
  void aSolverThatIsNotInstalledIsNotStartedAndLeavesTheProcessRunning() {
    assumeThat(TextbookSolver.GUROBI.isUsable()).as("Gurobi is installed").isFalse();
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      SolverOutcome outcome =
          solver.run(
              new SolverRequest.Textbook(SMALL, TextbookSolver.GUROBI, QUICK),
              ExactListener.NONE,
              () -> false);
      assertThat(outcome)
          .isInstanceOfSatisfying(
              SolverOutcome.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(SolverOutcome.Reason.NOT_STARTED));
      assertThat(
              finished(solver.run(finish(SMALL, QUICK), ExactListener.NONE, () -> false)).status())
          .isEqualTo(ExactStatus.OPTIMAL);
    }
  }

  @Test
  void givesTheSameResultInTwoProcesses() {
    ExactLimits limits = new ExactLimits(1, 300, 1, 1_024);
    ExactResult[] results = new ExactResult[2];
    for (int i = 0; i < results.length; i++) {
      try (SolverProcess solver = new SolverProcess(SETTINGS)) {
        results[i] = finished(solver.run(finish(LONG, limits), ExactListener.NONE, () -> false));
      }
    }
    assertThat(results[0].plan()).isNotNull();
    assertThat(results[0]).isEqualTo(results[1]);
  }

  @Test
  void reportsACrashAfterOneRetry() {
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      Set<Long> killed = new HashSet<>();
      SolverOutcome outcome =
          solver.run(
              finish(LONG, ENDLESS),
              onPlan(
                  plan -> {
                    long pid = solver.pid().orElseThrow();
                    if (killed.add(pid)) {
                      signal("SEGV", pid);
                    }
                  }),
              () -> false);
      assertThat(outcome).isInstanceOf(Failed.class);
      assertThat(((Failed) outcome).reason()).isEqualTo(Reason.CRASHED);
      assertThat(killed).hasSize(2);
      assertThat(solver.pid()).isEmpty();
    }
  }

  @Test
  void answersAfterTheFirstChildCrashed() {
    ExactLimits limits = new ExactLimits(1, 300, 1, 1_024);
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      AtomicInteger crashes = new AtomicInteger();
      SolverOutcome outcome =
          solver.run(
              finish(LONG, limits),
              onPlan(
                  plan -> {
                    if (crashes.getAndIncrement() == 0) {
                      signal("SEGV", solver.pid().orElseThrow());
                    }
                  }),
              () -> false);
      assertThat(finished(outcome).plan()).isNotNull();
    }
  }

  @Test
  void endsAChildThatHangs() {
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      ExactLimits twoSeconds = new ExactLimits(1e6, 2, 1, 1_024);
      SolverOutcome outcome =
          solver.run(
              finish(LONG, twoSeconds),
              onPlan(plan -> signal("STOP", solver.pid().orElseThrow())),
              () -> false);
      assertThat(((Failed) outcome).reason()).isEqualTo(Reason.HUNG);
      assertThat(solver.pid()).isEmpty();
    }
  }

  @Test
  void endsAChildThatUsesTooMuchMemory() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory is watched through /proc");
    try (SolverProcess solver = new SolverProcess(SETTINGS.withMemory(64, 64))) {
      SolverOutcome outcome = solver.run(finish(LONG, ENDLESS), ExactListener.NONE, () -> false);
      assertThat(((Failed) outcome).reason()).isEqualTo(Reason.OUT_OF_MEMORY);
    }
  }

  @Test
  void endsTheChildWhenTheCallerCancels() {
    try (SolverProcess solver = new SolverProcess(SETTINGS)) {
      AtomicInteger plans = new AtomicInteger();
      SolverOutcome outcome =
          solver.run(
              finish(LONG, ENDLESS),
              onPlan(plan -> plans.incrementAndGet()),
              () -> plans.get() > 0);
      assertThat(((Failed) outcome).reason()).isEqualTo(Reason.CANCELLED);
      assertThat(solver.pid()).isEmpty();
    }
  }

  @Test
  void saysWhenNoChildCanBeStarted() {
    WorkerSettings broken =
        new WorkerSettings(Path.of("no-such-java"), "none", 64, 64, 1, java.util.List.of());
    try (SolverProcess solver = new SolverProcess(broken)) {
      SolverOutcome outcome = solver.run(finish(SMALL, QUICK), ExactListener.NONE, () -> false);
      assertThat(((Failed) outcome).reason()).isEqualTo(Reason.NOT_STARTED);
    }
  }

  @Test
  void theChildEndsByItselfWhenItsInputCloses() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                SETTINGS.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                WorkerMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CLASSPATH", SETTINGS.classPath());
    Process process = builder.start();
    try {
      Frames.write(
          process.getOutputStream(),
          Frames.Type.REQUEST,
          MessageCodec.request(finish(LONG, ENDLESS)));
      assertThat(new Frames.Reader(process.getInputStream()).next()).isNotNull(); // it is solving
      process.getOutputStream().close();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(WorkerMain.PARENT_GONE);
    } finally {
      process.destroyForcibly();
    }
  }

  private static SolverRequest finish(Problem problem, ExactLimits limits) {
    Plan incumbent =
        problem == LONG ? LONG_PLAN : null; // reported back at once: the child is solving
    return new SolverRequest.Finish(problem, incumbent, limits);
  }

  private static ExactResult finished(SolverOutcome outcome) {
    assertThat(outcome).isInstanceOf(Finished.class);
    return ((Finished) outcome).result();
  }

  private static ExactListener onPlan(Consumer<Plan> action) {
    return new ExactListener() {
      @Override
      public void plan(Plan plan, long objective) {
        action.accept(plan);
      }

      @Override
      public void bound(long bound) {}
    };
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
