package io.heatscheduler.agents.replan;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.ExamplePlants;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.replan.Replanning.NotReplanned;
import io.heatscheduler.agents.replan.Replanning.Replanned;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Re-plans the foundry's second day, on which A3 runs on CR-2 at ten and M12 waits for IF-2. */
final class ReplannerTest {
  private static final Instant TEN = instant("2026-11-24T10:00-08:00");
  private static final BigDecimal HIGH = new BigDecimal("100000");

  @TempDir private static Path folder;
  private static VerifiedRun foundry;

  @BeforeAll
  static void planTheFoundry() {
    foundry = written("foundry", (Planned) ExamplePlants.plan(ExamplePlants.example("foundry")));
  }

  @Test
  void whenNothingHappensTheOldPlanStaysAndCostsTheSameToTheLastDigit() {
    Replanned none = replanned(request(TEN, HIGH));

    assertThat(none.diff().count(JobFate.MOVED)).isZero();
    assertThat(none.diff().count(JobFate.KEPT)).isPositive();
    assertThat(none.costs().newTotal()).isLessThanOrEqualTo(foundry.analysis().bill().planCost());
    assertThat(none.costs().unchangedRest()).isEqualByComparingTo(none.costs().oldRest());
    assertThat(none.costs().sunk().add(none.costs().oldRest()))
        .isEqualByComparingTo(foundry.analysis().bill().planCost());
    assertThat(codes(none.result().findings())).contains("NO_EVENTS");
  }

  @Test
  void whatRunsGoesOnWhereItIs() {
    Replanned replanned = replanned(request(TEN, BigDecimal.ZERO));

    assertThat(replanned.diff().count(JobFate.RUNNING)).isPositive();
    for (JobChange job : replanned.diff().of(JobFate.RUNNING)) {
      Assignment old = placeOf(job.jobId());
      assertThat(job.before()).isEqualTo(old);
      assertThat(old.span().start()).isBefore(TEN);
      assertThat(job.after()).isNotNull();
      assertThat(job.after().equipmentId()).isEqualTo(old.equipmentId());
      assertThat(job.after().span().end()).isEqualTo(old.span().end());
    }
  }

  @Test
  void aTripMovesOnlyWhatMustMoveWhenMovesAreDear() {
    Assignment running = runningAt(TEN, Set.of("CR-1", "CR-2"));
    Replanned replanned =
        replanned(
            request(
                TEN,
                HIGH,
                Happenings.trip(running.equipmentId(), "2026-11-24T10:00", "2026-11-24T12:00")));

    assertThat(ids(replanned, JobFate.RESTARTED)).contains(running.jobId());
    for (JobChange moved : replanned.diff().of(JobFate.MOVED)) {
      assertThat(moved.before()).isNotNull();
      assertThat(moved.before().equipmentId()).isEqualTo(running.equipmentId());
      assertThat(moved.before().span().start()).isBefore(instant("2026-11-24T12:00-08:00"));
    }
    for (Assignment place : replanned.result().schedule().assignments()) {
      if (place.equipmentId().equals(running.equipmentId())) {
        assertThat(place.span().start()).isAfterOrEqualTo(instant("2026-11-24T12:00-08:00"));
      }
    }
  }

  @Test
  void aJobWhoseHeaterTripsIsRepeatedInFullAndItsHeatSoFarIsLost() {
    Assignment running = runningAt(TEN, Set.of("CR-1", "CR-2"));
    Replanned replanned =
        replanned(
            request(
                TEN,
                HIGH,
                Happenings.trip(running.equipmentId(), "2026-11-24T09:50", "2026-11-24T12:00")));
    JobChange repeated = replanned.diff().of(JobFate.RESTARTED).getFirst();

    assertThat(repeated.jobId()).isEqualTo(running.jobId());
    assertThat(repeated.after()).isNotNull();
    assertThat(Duration.between(repeated.after().span().start(), repeated.after().span().end()))
        .isEqualTo(Duration.between(running.span().start(), running.span().end()));
    assertThat(replanned.costs().lostHeat()).isPositive();
    assertThat(replanned.costs().sunk()).isGreaterThan(replanned.costs().lostHeat());
    assertThat(replanned.costs().unchangedRest()).isNull();
    assertThat(replanned.costs().difference())
        .isEqualByComparingTo(
            replanned
                .costs()
                .sunk()
                .add(replanned.result().objective())
                .subtract(foundry.analysis().bill().planCost()));
  }

  @Test
  void frozenJobsNeverMoveEvenWhenMovesCostNothing() {
    ReplanRequest frozen =
        new ReplanRequest(
            TEN,
            List.of(Happenings.of("{\"prices\": 0.01}")),
            Duration.ofHours(12),
            BigDecimal.ZERO);
    Replanned replanned = replanned(frozen);

    assertThat(replanned.diff().count(JobFate.FROZEN)).isPositive();
    assertThat(replanned.diff().count(JobFate.MOVED)).isZero();
  }

  @Test
  void theFreezeGivesWayToATripAndSaysNothingIfOnlyOneJobCannotStay() {
    Assignment waiting = waitingAfter(TEN, "IF-1");
    ReplanRequest frozen =
        new ReplanRequest(
            TEN,
            List.of(Happenings.trip("IF-1", time(waiting.span().start()), "2026-11-24T13:00")),
            Duration.ofHours(1),
            HIGH);
    Replanned replanned = replanned(frozen);

    assertThat(ids(replanned, JobFate.FROZEN)).doesNotContain(waiting.jobId());
    assertThat(codes(replanned.result().findings())).doesNotContain("FREEZE_NOT_KEPT");
  }

  @Test
  void aLateJobStartsLaterAndACancelledOneIsGone() {
    Assignment late = waitingWithSlack();
    Instant from = late.span().start().plus(Duration.ofMinutes(15));
    Replanned replanned =
        replanned(
            request(
                TEN,
                HIGH,
                Happenings.of(
                    "{\"late\": [{\"job\": \"%s\", \"earliest_start\": \"%s\"}], \"cancel\": [\"M12\"]}"
                        .formatted(late.jobId(), from))));

    assertThat(ids(replanned, JobFate.CANCELLED)).containsExactly("M12");
    assertThat(ids(replanned, JobFate.MOVED)).contains(late.jobId());
    Assignment after = place(replanned, late.jobId());
    assertThat(after.span().start()).isAfterOrEqualTo(from);
    assertThat(replanned.events()).hasSize(2);
  }

  @Test
  void aRushJobTakesItsRecipeAndJoins() throws IOException {
    EventSource rush =
        Happenings.in(
            folder,
            "rush: rush.csv\n",
            "rush.csv",
            "job_id,product,quantity,deadline\nX1,CORE,1,2026-11-24T20:00\n");
    Replanning replanning = replan(foundry, request(TEN, HIGH, rush));

    assertThat(replanning).isInstanceOf(Replanned.class);
    assertThat(ids((Replanned) replanning, JobFate.ADDED)).containsExactly("X1");
  }

  @Test
  void otherPricesArePaidFromTheCutOnOnly() {
    Replanned replanned = replanned(request(TEN, HIGH, Happenings.of("{\"prices\": 0.5}")));

    assertThat(replanned.costs().sunk())
        .isEqualByComparingTo(replanned(request(TEN, HIGH)).costs().sunk());
    assertThat(replanned.costs().unchangedRest()).isGreaterThan(replanned.costs().oldRest());
    assertThat(replanned.result().objective())
        .isLessThanOrEqualTo(replanned.costs().unchangedRest());
  }

  @Test
  void theNewRunVerifiesAndNamesTheRunItFollows() {
    Replanned first = replanned(request(TEN, HIGH, Happenings.of("{\"cancel\": [\"M12\"]}")));
    VerifiedRun again = written("first", first.result());
    Replanning second = replan(again, request(instant("2026-11-24T12:00-08:00"), HIGH));

    assertThat(again.run().costHash()).isEqualTo(first.result().published().costHash());
    assertThat(second).isInstanceOf(Replanned.class);
    Replanned chained = (Replanned) second;
    assertThat(chained.changes().members()).containsEntry("follows", again.run().costHash().hex());
    assertThat(written("second", chained.result()).run().costHash())
        .isEqualTo(chained.result().published().costHash());
    assertThat(chained.costs().sunk().add(chained.costs().oldRest()))
        .isEqualByComparingTo(first.result().objective());
    assertThat(chained.sunk().total(LineKind.FIXED)).isEqualByComparingTo("0");
  }

  @Test
  void theSameEventsGiveTheSameBytes() {
    ReplanRequest request =
        request(
            TEN, BigDecimal.ONE, Happenings.trip("CR-2", "2026-11-24T10:00", "2026-11-24T12:00"));

    assertThat(files(replanned(request))).isEqualTo(files(replanned(request)));
  }

  @Test
  void ifNoPlanCanKeepEveryLimitTheReasonsAreGivenAndNothingElse() {
    NotReplanned none =
        refused(
            request(TEN, HIGH, Happenings.trip("HF-1", "2026-11-24T12:00", "2026-11-24T14:00")));

    assertThat(none.result().status()).isEqualTo(RunStatus.INFEASIBLE);
    assertThat(none.result().findings()).isNotEmpty();
  }

  @Test
  void eventsThatCannotHaveHappenedAreRefusedWithTheWayOut() {
    Assignment running = runningAt(TEN, Set.of("CR-1", "CR-2"));

    assertThat(
            reasons(
                "{\"late\": [{\"job\": \"%s\", \"earliest_start\": \"2026-11-24T11:00\"}]}"
                    .formatted(running.jobId())))
        .containsExactly("JOB_HAS_STARTED");
    assertThat(reasons("{\"cancel\": [\"M1\"]}")).containsExactly("JOB_IS_FINISHED");
    assertThat(reasons("{\"cancel\": [\"M99\"]}")).containsExactly("UNKNOWN_REFERENCE");
    assertThat(
            reasons(
                "{\"trips\": [{\"equipment\": \"IF-9\", \"start\": \"2026-11-24T11:00\", \"end\": \"2026-11-24T12:00\"}]}"))
        .containsExactly("UNKNOWN_REFERENCE");
    assertThat(
            reasons(
                "{\"trips\": [{\"equipment\": \"IF-1\", \"start\": \"2026-11-24T08:00\", \"end\": \"2026-11-24T09:00\"}]}"))
        .containsExactly("TRIP_IS_OVER");
    assertThat(
            reasons("{\"late\": [{\"job\": \"M12\", \"earliest_start\": \"2026-11-24T23:00\"}]}"))
        .containsExactly("LATE_BEYOND_DEADLINE");
    assertThat(reasons("{\"tripps\": []}")).containsExactly("UNKNOWN_KEY");
  }

  @Test
  void aRepeatedJobMayBeGivenAnotherDeadline() {
    Assignment running = runningAt(TEN, Set.of("CR-1", "CR-2"));
    String trip =
        "\"trips\": [{\"equipment\": \"%s\", \"start\": \"2026-11-24T09:50\", \"end\": \"2026-11-24T12:00\"}]"
            .formatted(running.equipmentId());
    String later =
        "\"late\": [{\"job\": \"%s\", \"latest_end\": \"2026-11-25T00:00\"}]"
            .formatted(running.jobId());

    Replanned replanned =
        replanned(request(TEN, HIGH, Happenings.of("{" + later + ", " + trip + "}")));

    assertThat(ids(replanned, JobFate.RESTARTED)).containsExactly(running.jobId());
    assertThat(replanned.result().grid().plant().job(running.jobId()).latestEnd())
        .isEqualTo(instant("2026-11-25T00:00-08:00"));
    assertThat(reasons("{" + later + "}")).containsExactly("JOB_HAS_STARTED");
  }

  @Test
  void aJobThePlanHadFinishedButATripSpoiltIsRepeated() {
    Assignment done =
        assignments().stream()
            .filter(a -> a.equipmentId().equals("IF-1") && !a.span().end().isAfter(TEN))
            .max(Comparator.comparing(Assignment::span))
            .orElseThrow();
    Instant trips = done.span().end().minus(Duration.ofMinutes(15));
    String later =
        assignments().stream()
            .filter(a -> a.equipmentId().equals("IF-1"))
            .filter(a -> a.span().end().isAfter(trips) && a.span().start().isBefore(TEN))
            .map(
                a -> "{\"job\": \"%s\", \"latest_end\": \"2026-11-25T00:00\"}".formatted(a.jobId()))
            .collect(Collectors.joining(", "));
    String events =
        "{\"trips\": [{\"equipment\": \"IF-1\", \"start\": \"%s\", \"end\": \"2026-11-24T10:15\"}], \"late\": [%s]}"
            .formatted(trips, later);

    Replanned replanned = replanned(request(TEN, HIGH, Happenings.of(events)));

    assertThat(
            replanned.diff().of(JobFate.RESTARTED).stream()
                .filter(change -> change.jobId().equals(done.jobId()))
                .map(JobChange::before))
        .containsExactly(done);
  }

  @Test
  void afterTheHorizonThereIsNothingToPlanAnew() {
    NotReplanned none = refused(request(instant("2026-11-25T09:00-08:00"), HIGH));

    assertThat(none.result().status()).isEqualTo(RunStatus.INVALID);
    assertThat(codes(none.result().findings())).containsExactly("PLAN_IS_OVER");
  }

  private static List<String> reasons(String json) {
    NotReplanned none = refused(request(TEN, HIGH, Happenings.of(json)));
    assertThat(none.result().status()).isEqualTo(RunStatus.INVALID);
    assertThat(none.result().findings()).allSatisfy(f -> assertThat(f.fix()).isNotEmpty());
    return codes(none.result().findings());
  }

  private static ReplanRequest request(Instant at, BigDecimal movePrice, EventSource... events) {
    return new ReplanRequest(at, List.of(events), Duration.ZERO, movePrice);
  }

  private static Replanned replanned(ReplanRequest request) {
    Replanning replanning = replan(foundry, request);
    assertThat(replanning.result().findings()).noneMatch(f -> f.code().equals("NO_SCHEDULE_FOUND"));
    return (Replanned) replanning;
  }

  private static NotReplanned refused(ReplanRequest request) {
    Replanning replanning = replan(foundry, request);
    assertThat(replanning).isInstanceOf(NotReplanned.class);
    return (NotReplanned) replanning;
  }

  private static Replanning replan(VerifiedRun old, ReplanRequest request) {
    return new Replanner(
            new Pipeline(new HybridOptimizer()),
            ExamplePlants.QUICK,
            PlantBytes::new,
            new PublishedFiles())
        .replan(old, request, PipelineListener.NONE, new Cancellation());
  }

  /** Writes a run and verifies it. */
  private static VerifiedRun written(String name, Planned plan) {
    Path target = folder.resolve(name);
    var files = plan.published().files(new PublishedFiles());
    Outcome<RunFolder> run;
    if (plan.published().attachments().isEmpty()) {
      PlantFolder inputs = ExamplePlants.example(name);
      Pipeline.read(inputs, 1_000).orThrow(); // a folder knows its files once they were read
      run = RunFolder.write(target, inputs, files);
    } else {
      run = RunFolder.write(target, new PlantBytes(plan.input().bytes()), files);
    }
    RunArchive archive = run.orThrow();
    Outcome<VerifiedRun> verified =
        new RunVerifier(source -> Pipeline.read(source, 1_000), new PublishedFiles())
            .verify(archive, null);
    assertThat(verified.findings()).as(name).isEmpty();
    return verified.orThrow();
  }

  private static SortedMap<String, String> files(Replanned replanned) {
    var texts = new TreeMap<String, String>();
    replanned
        .result()
        .published()
        .files(new PublishedFiles())
        .forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  private static List<Assignment> assignments() {
    var dispatch = foundry.analysis().dispatch();
    return dispatch.schedule().toSchedule(dispatch.grid()).assignments();
  }

  private static Assignment placeOf(String jobId) {
    return assignments().stream().filter(a -> a.jobId().equals(jobId)).findFirst().orElseThrow();
  }

  private static Assignment place(Replanned replanned, String jobId) {
    return replanned.result().schedule().assignments().stream()
        .filter(a -> a.jobId().equals(jobId))
        .findFirst()
        .orElseThrow();
  }

  private static Assignment runningAt(Instant at, Set<String> equipment) {
    return assignments().stream()
        .filter(a -> equipment.contains(a.equipmentId()))
        .filter(a -> a.span().start().isBefore(at) && a.span().end().isAfter(at))
        .findFirst()
        .orElseThrow();
  }

  private static Assignment waitingAfter(Instant at, String equipment) {
    return assignments().stream()
        .filter(a -> a.equipmentId().equals(equipment) && !a.span().start().isBefore(at))
        .min(Comparator.comparing(Assignment::span))
        .orElseThrow();
  }

  /** A job other than M12 that may end a quarter of an hour later. */
  private static Assignment waitingWithSlack() {
    return assignments().stream()
        .filter(a -> !a.span().start().isBefore(TEN) && !a.jobId().equals("M12"))
        .filter(
            a ->
                !a.span()
                    .end()
                    .plus(Duration.ofMinutes(15))
                    .isAfter(
                        foundry.analysis().dispatch().grid().plant().job(a.jobId()).latestEnd()))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> ids(Replanned replanned, JobFate fate) {
    return replanned.diff().of(fate).stream().map(JobChange::jobId).collect(Collectors.toSet());
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().filter(f -> f.severity() != Severity.INFO).map(Finding::code).toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String time(Instant instant) {
    return instant.toString();
  }
}
