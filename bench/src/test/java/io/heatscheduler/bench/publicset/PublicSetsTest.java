package io.heatscheduler.bench.publicset;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.improve.Polish;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That published problems mean the same as plants: their own figures come out to the last digit.
 */
@EnabledIfEnvironmentVariable(named = "HEATSCHEDULER_REFERENCE_DATA", matches = ".+")
class PublicSetsTest {
  private static final Path DATA =
      Path.of(String.valueOf(System.getenv("HEATSCHEDULER_REFERENCE_DATA")));

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void theFrontOfASmallInstanceIsFoundAndProvenPointByPoint(int number) throws IOException {
    BpmstpInstance instance = BpmstpInstance.read(DATA.resolve("bpmstp"), number);
    BpmstpFront front = BpmstpFront.read(DATA.resolve("bpmstp"), number);
    for (int makespan = front.shortest(); makespan <= front.longest(); makespan += 3) {
      PlantGrid grid = PlantGrid.of(instance.plant(makespan)).orThrow();
      OptimizerResult found =
          new HybridOptimizer()
              .optimize(
                  grid,
                  new OptimizerSettings(Duration.ofMinutes(1), 1_200L, 0, 1),
                  null,
                  ProgressListener.NONE,
                  new Cancellation());

      SlottedSchedule schedule = found.schedule();
      assertThat(schedule).as("makespan %d", makespan).isNotNull();
      assertThat(CostCalculator.price(grid, schedule).planCost())
          .as("makespan %d", makespan)
          .isEqualByComparingTo(BigDecimal.valueOf(front.lowestCost(makespan)));
      assertThat(found.bound())
          .as("makespan %d", makespan)
          .isGreaterThan(BigDecimal.valueOf(front.lowestCost(makespan) - 1));
    }
  }

  @Test
  void theFastestScheduleCanBeNoFaster() throws IOException {
    BpmstpInstance instance = BpmstpInstance.read(DATA.resolve("bpmstp"), 1);
    int tooShort = BpmstpFront.read(DATA.resolve("bpmstp"), 1).shortest() - 1;

    OptimizerResult found =
        new HybridOptimizer()
            .optimize(
                PlantGrid.of(instance.plant(tooShort)).orThrow(),
                new OptimizerSettings(Duration.ofMinutes(1), 1_200L, 0, 1),
                null,
                ProgressListener.NONE,
                new Cancellation());

    assertThat(found.provenInfeasible()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample01", "sample02", "sample03", "sample04", "sample05"})
  void aPublishedIconScheduleIsFeasibleAndCostsWhatItsReadmeSays(String sample) throws IOException {
    Path folder = DATA.resolve("icon").resolve(sample);
    PlantGrid grid = PlantGrid.of(IconInstance.read(folder).plant()).orThrow();
    SlottedSchedule schedule = iconSchedule(grid, folder.resolve("our_schedule.txt"));

    assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
    assertThat(CostCalculator.price(grid, schedule).planCost().setScale(2, RoundingMode.HALF_UP))
        .isEqualByComparingTo(BigDecimal.valueOf(IconCosts.read(DATA.resolve("icon")).of(sample)));
  }

  /** 50 tasks on 2 machines that inserting job by job finds no plan for. */
  @Test
  void aFullPlantIsPlannedAndCheaperThanListed() throws IOException {
    Path folder = DATA.resolve("icon/sample02");
    PlantGrid grid = PlantGrid.of(IconInstance.read(folder).plant()).orThrow();

    OptimizerResult found =
        new HybridOptimizer()
            .optimize(
                grid,
                new OptimizerSettings(Duration.ofMinutes(2), 1_500L, 0, 1),
                null,
                ProgressListener.NONE,
                new Cancellation());

    SlottedSchedule schedule = found.schedule();
    assertThat(schedule).isNotNull();
    assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
    assertThat(CostCalculator.price(grid, schedule).planCost().doubleValue())
        .isLessThan(IconCosts.read(DATA.resolve("icon")).of("sample02"));
  }

  static List<String> statesInstances() throws IOException {
    return StatesInstance.names(DATA.resolve("parallel-machines"));
  }

  /** Published are the jobs' starts; the states in the gaps are the best for them. */
  @ParameterizedTest
  @MethodSource("statesInstances")
  void aPublishedScheduleOfMachineStatesIsFeasibleAndCostsTheProvenOptimum(String name)
      throws IOException {
    Path folder = DATA.resolve("parallel-machines");
    PlantGrid grid = PlantGrid.of(StatesInstance.read(folder, name).plant()).orThrow();
    Problem problem = ProblemCompiler.compile(grid);
    int[] starts = new int[grid.jobs().size()];
    BitSet on = new BitSet();
    List<String> lines = Files.readAllLines(folder.resolve("schedules").resolve(name + ".csv"));
    for (String line : lines.subList(1, lines.size())) {
      int job = Integer.parseInt(line.split(",")[0]);
      int start = Integer.parseInt(line.split(",")[1]);
      starts[job] = start;
      on.set(start, start + grid.jobs().get(job).durationSlots());
    }
    on.set(on.nextSetBit(0), on.length()); // waits on in every gap

    Plan best =
        new Polish(new FlatProblem(problem))
            .polish(new Plan(new int[starts.length], starts, List.of(on)));

    SlottedSchedule schedule = ProblemCompiler.toSchedule(best);
    assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
    assertThat(CostCalculator.price(grid, schedule).planCost())
        .isEqualByComparingTo(StatesInstance.optimum(folder, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"medium_nosby_0", "medium_twosby_0", "prelim_0"})
  void noMachineStatesPlanIsCheaperThanTheProvenOptimumNorBoundedAboveIt(String name)
      throws IOException {
    Path folder = DATA.resolve("parallel-machines");
    PlantGrid grid = PlantGrid.of(StatesInstance.read(folder, name).plant()).orThrow();
    BigDecimal optimum = StatesInstance.optimum(folder, name);

    OptimizerResult found =
        new HybridOptimizer(null)
            .optimize(
                grid,
                new OptimizerSettings(Duration.ofMinutes(1), 400L, 0, 1),
                null,
                ProgressListener.NONE,
                new Cancellation());

    SlottedSchedule schedule = found.schedule();
    assertThat(schedule).isNotNull();
    assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
    assertThat(CostCalculator.price(grid, schedule).planCost())
        .isBetween(optimum, optimum.multiply(new BigDecimal("1.05")));
    assertThat(found.bound()).isBetween(optimum.multiply(new BigDecimal("0.8")), optimum);
  }

  /** Machines with their switchings, then tasks with machine and start. */
  private static SlottedSchedule iconSchedule(PlantGrid grid, Path file) throws IOException {
    Queue<Integer> numbers = new ArrayDeque<>();
    for (String line : Files.readAllLines(file)) {
      Arrays.stream(line.trim().split("\\s+"))
          .filter(text -> !text.isEmpty())
          .map(Integer::valueOf)
          .forEach(numbers::add);
    }
    List<BitSet> on = new ArrayList<>();
    for (int machines = numbers.remove(); machines > 0; machines--) {
      BitSet slots = new BitSet();
      numbers.remove(); // its number
      int from = -1;
      for (int events = numbers.remove(); events > 0; events--) {
        boolean switchedOn = numbers.remove() == 1;
        int slot = numbers.remove();
        if (switchedOn) {
          from = slot;
        } else {
          slots.set(from, slot);
        }
      }
      on.add(slots);
    }
    List<GridJob> jobs = grid.jobs();
    int[] equipmentOf = new int[jobs.size()];
    int[] startOf = new int[jobs.size()];
    for (int tasks = numbers.remove(); tasks > 0; tasks--) {
      int task = numbers.remove();
      equipmentOf[task] = numbers.remove();
      startOf[task] = numbers.remove();
    }
    return new SlottedSchedule(equipmentOf, startOf, on);
  }
}
