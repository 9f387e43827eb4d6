package io.heatscheduler.server.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.Progress;
import io.heatscheduler.server.pipeline.DirectPlanner;
import io.heatscheduler.server.pipeline.Planner;
import io.heatscheduler.server.pipeline.Planner.NotPlanned;
import io.heatscheduler.server.pipeline.Planner.Planned;
import io.heatscheduler.server.pipeline.Planner.Proposal;
import io.heatscheduler.server.pipeline.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolverWorkersTest {
  /** How often each death is died; null: some once. {@code chaos/solver} sets it. */
  private static final Integer ROUNDS = Integer.getInteger("heatscheduler.chaos.rounds");

  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** Short enough to be repeated, long enough to be struck. */
  private static final Planner.Task TASK = task("food", 30);

  private static Planner.Task task(String example, long effort) {
    CompletedPlant read =
        Pipeline.read(PlantFolder.open(Path.of("..", "examples", example)).orThrow(), 1_000)
            .orThrow();
    return new Planner.Task(
        "run of " + example,
        "heatscheduler test",
        RunSettings.DEFAULT.withEffort(effort),
        CanonicalInput.of(read.plant(), read.asOf()).bytes(),
        null);
  }

  private static SolverWorkers workers() {
    return new SolverWorkers(new SolverLimits(512, 1_024, Duration.ofMinutes(10), SILENCE));
  }

  static Stream<String> deaths() {
    return rounds(List.of("SEGV", "STOP"));
  }

  static Stream<String> deathsThatRepeat() {
    return rounds(List.of("SEGV", "STOP"));
  }

  private static Stream<String> rounds(List<String> ordinary) {
    return ROUNDS == null
        ? ordinary.stream()
        : Stream.generate(() -> List.of("SEGV", "ABRT", "KILL", "STOP"))
            .limit(ROUNDS)
            .flatMap(List::stream);
  }

  /** Sends a signal to the process of the search, as often as told, as soon as it searches. */
  private static final class Killer implements PipelineListener {
    private final SolverWorkers workers;
    private final String signal;
    private final int times;
    private final Set<Long> struck = new java.util.HashSet<>();

    Killer(SolverWorkers workers, String signal, int times) {
      this.workers = workers;
      this.signal = signal;
      this.times = times;
    }

    @Override
    public void onProgress(Progress progress) {
      for (long pid : workers.pids()) {
        if (struck.size() < times && struck.add(pid)) {
          kill(signal, pid);
        }
      }
    }
  }

  private static void kill(String signal, long pid) {
    try {
      assertThat(
              new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                  .inheritIO()
                  .start()
                  .waitFor())
          .isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theAnswerIsByteForByteThatOfThisProcess() {
    Planner.Task task = task("five-columns", 40);
    AtomicInteger told = new AtomicInteger();
    try (SolverWorkers workers = workers()) {
      Planned there = (Planned) workers.plan(task, counting(told), new Cancellation());
      Planned here =
          (Planned)
              new DirectPlanner(Pipeline::withAdvice)
                  .plan(task, PipelineListener.NONE, new Cancellation());

      assertThat(there).usingRecursiveComparison().ignoringFields("solveMillis").isEqualTo(here);
      assertThat(told).hasPositiveValue();
      assertThat(workers.pids()).isEmpty();
    }
  }

  private static PipelineListener counting(AtomicInteger told) {
    return new PipelineListener() {
      @Override
      public void onProgress(Progress progress) {
        told.incrementAndGet();
      }
    };
  }

  @Test
  void aPlantWithoutAPlanHasItsFindingsFromThere() {
    Planner.Task task = task("five-columns", 40);
    byte[] broken =
        new String(task.input(), StandardCharsets.UTF_8)
            .replace("\"jobs\":", "\"jbos\":")
            .getBytes(StandardCharsets.UTF_8);
    try (SolverWorkers workers = workers()) {
      Proposal there =
          workers.plan(
              new Planner.Task("broken", "test", task.settings(), broken, null),
              PipelineListener.NONE,
              new Cancellation());

      assertThat(((NotPlanned) there).cancelled()).isFalse();
      assertThat(((NotPlanned) there).findings()).extracting(Finding::code).contains("UNKNOWN_KEY");
    }
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void aProcessThatDiesOnceCostsATime(String signal) {
    try (SolverWorkers workers = workers()) {
      Proposal proposal = workers.plan(TASK, new Killer(workers, signal, 1), new Cancellation());

      assertThat(proposal).isInstanceOf(Planned.class);
    }
  }

  @ParameterizedTest
  @MethodSource("deathsThatRepeat")
  void aProcessThatDiesTwiceEndsTheRunWithAFinding(String signal) {
    try (SolverWorkers workers = workers()) {
      Proposal proposal = workers.plan(TASK, new Killer(workers, signal, 2), new Cancellation());

      assertThat(((NotPlanned) proposal).findings())
          .extracting(Finding::code)
          .containsExactly(signal.equals("STOP") ? "SOLVER_HUNG" : "SOLVER_CRASHED");
    }
  }

  @Test
  void aHeapThatIsTooSmallIsNamed() {
    byte[] large = new byte[30_000_000];
    Arrays.fill(large, (byte) ' ');
    try (SolverWorkers workers =
        new SolverWorkers(new SolverLimits(64, 1_024, Duration.ofMinutes(5), SILENCE))) {
      Proposal proposal =
          workers.plan(
              new Planner.Task("large", "test", TASK.settings(), large, null),
              PipelineListener.NONE,
              new Cancellation());

      assertThat(((NotPlanned) proposal).findings())
          .extracting(Finding::code)
          .containsExactly("SOLVER_OUT_OF_MEMORY");
    }
  }

  @Test
  void aProcessOverItsMemoryIsEnded() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here");
    try (SolverWorkers workers =
        new SolverWorkers(new SolverLimits(64, 64, Duration.ofMinutes(5), SILENCE))) {
      Proposal proposal = workers.plan(TASK, PipelineListener.NONE, new Cancellation());

      assertThat(((NotPlanned) proposal).findings())
          .extracting(Finding::code)
          .containsExactly("SOLVER_OUT_OF_MEMORY");
    }
  }

  @Test
  void aSearchThatTakesTooLongIsEnded() {
    try (SolverWorkers workers =
        new SolverWorkers(new SolverLimits(512, 1_024, Duration.ofSeconds(4), SILENCE))) {
      Proposal proposal =
          workers.plan(task("food", 1_000_000), PipelineListener.NONE, new Cancellation());

      assertThat(((NotPlanned) proposal).findings())
          .extracting(Finding::code)
          .containsExactly("SOLVER_HUNG");
    }
  }

  @Test
  void aCancelledSearchAnswersWithItsBestPlan() {
    Cancellation cancellation = new Cancellation();
    try (SolverWorkers workers = workers()) {
      Proposal proposal =
          workers.plan(
              task("food", 1_000_000),
              new PipelineListener() {
                @Override
                public void onProgress(Progress progress) {
                  if (progress.incumbent() != null) {
                    cancellation.cancel();
                  }
                }
              },
              cancellation);

      assertThat(((Planned) proposal).terminationReason()).isEqualTo("cancelled");
    }
  }

  @Test
  void theProcessKnowsNoSecretsAndEndsWithItsWorkers() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/environ")), "no /proc here");
    List<String> environments = new ArrayList<>();
    List<Long> pids = new ArrayList<>();
    SolverWorkers workers = workers();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                workers.plan(
                    task("food", 1_000_000),
                    new PipelineListener() {
                      @Override
                      public void onProgress(Progress progress) {
                        if (!pids.isEmpty()) {
                          return; // said before it ended
                        }
                        for (long pid : workers.pids()) {
                          environments.add(environment(pid));
                          pids.add(pid);
                        }
                        workers.close();
                      }
                    },
                    new Cancellation()))
        .withMessageContaining("the server stops");

    assertThat(environments).isNotEmpty();
    for (String variable : environments.getFirst().split("\0", -1)) {
      assertThat(variable)
          .matches(
              "|(PATH|HOME|LANG|LC_ALL|LC_CTYPE|TZ|LD_LIBRARY_PATH|XDG_CACHE_HOME|CLASSPATH)=.*");
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> pids.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
  }

  private static String environment(long pid) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
