package io.heatscheduler.agents.replan;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.optimization.Stability;
import io.heatscheduler.agents.publication.FollowedRun;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.replan.PlanDiff.Priced;
import io.heatscheduler.agents.replan.Replanning.NotReplanned;
import io.heatscheduler.agents.replan.Replanning.Replanned;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlannedTerms;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.rolling.Remainder;
import io.heatscheduler.core.rolling.SunkCost;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans the rest of a running plan anew after something has happened.
 *
 * <p>What runs goes on where it is; jobs whose equipment tripped under them are repeated in full;
 * jobs about to start within the freeze stay unless that is impossible; every other job that moves
 * costs the move price beside the bill. The old run is not changed. The same run, time, events and
 * settings give the same plan.
 */
public final class Replanner {
  private final Pipeline pipeline;
  private final PlanSettings settings;
  private final Function<byte[], PlantSource> reader;
  private final FileFormat format;

  /**
   * A re-planner.
   *
   * @param pipeline plans the rest
   * @param settings limits of the search; its as-of instant is not used, the cut is
   * @param reader makes a source of a canonical input, so that the rest is read as any plant is
   * @param format how files are written
   */
  public Replanner(
      Pipeline pipeline,
      PlanSettings settings,
      Function<byte[], PlantSource> reader,
      FileFormat format) {
    this.pipeline = pipeline;
    this.settings = settings;
    this.reader = reader;
    this.format = format;
  }

  /**
   * Plans the rest of a run.
   *
   * @param old the run, verified
   * @param listener told of stages, incumbents and bounds
   * @param cancellation ends the search, which then returns its best plan
   */
  public Replanning replan(
      VerifiedRun old,
      ReplanRequest request,
      PipelineListener listener,
      Cancellation cancellation) {
    return replan(old, request, new Findings(), listener, cancellation);
  }

  /**
   * What would be planned, without planning it.
   *
   * @param old the run, verified
   * @return the canonical input of the rest under the events, or why there is nothing to plan
   */
  public Outcome<CanonicalInput> rest(VerifiedRun old, ReplanRequest request) {
    Findings findings = new Findings();
    return switch (prepare(old, request, findings)) {
      case Outcome.Done<Rest>(Rest rest, var ignored) ->
          new Outcome.Done<>(rest.input(), findings.list());
      case Outcome.Rejected<Rest>(List<Finding> why) -> new Outcome.Rejected<>(why);
    };
  }

  /**
   * What is left to plan.
   *
   * @param unchanged the rest of the old plan on the plant as it was
   * @param input the rest's plant under the events
   */
  private record Rest(
      PlanCut cut,
      List<PlantChange> changes,
      LostJobs lost,
      Remainder unchanged,
      CanonicalInput input) {}

  private Outcome<Rest> prepare(VerifiedRun old, ReplanRequest request, Findings findings) {
    if (old.analysis().violations() != null) {
      return new Outcome.Rejected<>(List.of(relaxedPlan()));
    }
    List<Finding> terms = PlannedTerms.notLinear(old.analysis().dispatch().grid(), "a re-plan");
    if (!terms.isEmpty()) {
      return new Outcome.Rejected<>(terms);
    }
    Outcome<PlanCut> cutOrNot = PlanCut.at(old.analysis().dispatch(), request.at());
    if (cutOrNot instanceof Outcome.Rejected<PlanCut>(List<Finding> why)) {
      return new Outcome.Rejected<>(why);
    }
    PlanCut cut = cutOrNot.orThrow();
    List<PlantChange> changes =
        new EventReader(cut, settings.maxJobs(), findings).read(request.events());
    if (findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    LostJobs lost = LostJobs.of(cut, changes);
    Remainder rest = cut.rest(lost.heatCost().keySet());
    Plant changed = PlantChange.applyAll(changes, rest.plant());
    if (changed.jobs().stream()
        .noneMatch(job -> job.earliestStart().isBefore(changed.horizon().end()))) {
      return new Outcome.Rejected<>(List.of(nothingLeft(cut)));
    }
    return new Outcome.Done<>(
        new Rest(cut, changes, lost, rest, CanonicalInput.of(changed, cut.instant())), List.of());
  }

  private Replanning replan(
      VerifiedRun old,
      ReplanRequest request,
      Findings findings,
      PipelineListener listener,
      Cancellation cancellation) {
    Outcome<Rest> prepared = prepare(old, request, findings);
    if (prepared instanceof Outcome.Rejected<Rest>(List<Finding> why)) {
      return refused(why);
    }
    PlanCut cut = prepared.orThrow().cut();
    List<PlantChange> changes = prepared.orThrow().changes();
    LostJobs lost = prepared.orThrow().lost();
    Remainder rest = prepared.orThrow().unchanged();
    FollowedRun follows = new FollowedRun(old.run().costHash(), cut.instant());
    PlantSource source = reader.apply(prepared.orThrow().input().bytes());
    Set<String> frozen = aboutToStart(rest.schedule(), cut.instant(), request.freeze());
    Stability keeping = new Stability(rest.schedule(), frozen, request.movePrice());
    return switch (pipeline.run(source, keeping, follows, settings, listener, cancellation)) {
      case Planned planned ->
          replanned(old, request, cut, changes, lost, frozen, planned, findings);
      case NotPlanned none when none.status() == RunStatus.INFEASIBLE && !frozen.isEmpty() ->
          withoutFreeze(old, request, listener, cancellation);
      case NotPlanned none -> new NotReplanned(none);
    };
  }

  /** The freeze gives way to the events; the plan says so. */
  private Replanning withoutFreeze(
      VerifiedRun old,
      ReplanRequest request,
      PipelineListener listener,
      Cancellation cancellation) {
    Findings findings = new Findings();
    findings.warning(
        "FREEZE_NOT_KEPT",
        Location.NONE,
        "The events leave no plan in which every job of the next %d minutes stays; they may move."
            .formatted(request.freeze().toMinutes()),
        "Use a shorter freeze to keep those of the next minutes.",
        request.freeze().toMinutes());
    ReplanRequest free =
        new ReplanRequest(request.at(), request.events(), Duration.ZERO, request.movePrice());
    return replan(old, free, findings, listener, cancellation);
  }

  private Replanning replanned(
      VerifiedRun old,
      ReplanRequest request,
      PlanCut cut,
      List<PlantChange> changes,
      LostJobs lost,
      Set<String> frozen,
      Planned planned,
      Findings findings) {
    Remainder unchanged = cut.rest(Set.of());
    Bill restBill = price(PlantGrid.of(unchanged.plant()).orThrow(), unchanged.schedule());
    Bill oldBill = old.analysis().bill();
    SunkCost sunk = SunkCost.between(oldBill, restBill);
    Bill newBill = planned.analysis().bill();
    PlanDiff diff =
        PlanDiff.between(
            cut,
            new Priced(unchanged.schedule(), restBill),
            new Priced(planned.schedule(), newBill),
            lost.heatCost().keySet(),
            frozen);
    ReplanCosts costs =
        new ReplanCosts(
            oldBill.planCost(),
            sunk.total(),
            restBill.planCost(),
            unchangedCost(planned.grid(), unchanged.schedule(), lost),
            newBill.planCost(),
            lost.total(),
            request.movePrice(),
            diff.count(JobFate.MOVED));
    List<String> events =
        changes.stream().map(change -> change.describe(cut.grid().plant())).toList();
    findings.addAll(planned.findings());
    Document changesDocument =
        new ReplanDocument(
                old.run().costHash(),
                cut,
                events,
                request.freeze(),
                diff,
                sunk,
                costs,
                findings.list())
            .json(planned.search(), planned.optimized().bound());
    PublishedRun published =
        planned.published().with(FollowedRun.CHANGES, format.json(changesDocument));
    Planned told = planned.publishedAs(published, findings.list());
    return new Replanned(cut, events, diff, sunk, costs, changesDocument, told);
  }

  /** Jobs of a plan that start before the freeze is over. */
  private static Set<String> aboutToStart(Schedule rest, Instant cut, Duration freeze) {
    return rest.assignments().stream()
        .filter(place -> place.span().start().isBefore(cut.plus(freeze)))
        .map(place -> place.jobId())
        .collect(Collectors.toSet());
  }

  /** What the old plan's rest costs under the events; null if they rule it out. */
  private static @Nullable BigDecimal unchangedCost(PlantGrid grid, Schedule rest, LostJobs lost) {
    boolean sameJobs = rest.assignments().size() == grid.jobs().size();
    return lost.heatCost().isEmpty()
            && sameJobs
            && !Finding.anyError(ScheduleVerifier.verify(grid, rest))
        ? price(grid, rest).planCost()
        : null;
  }

  private static Bill price(PlantGrid grid, Schedule schedule) {
    return CostCalculator.price(grid, ScheduleVerifier.slotted(grid, schedule).orThrow());
  }

  /** Its plant has been opened, so its rest would have lost the limits it broke. */
  private static Finding relaxedPlan() {
    return Finding.error(
        "RELAXED_PLAN",
        Location.NONE,
        "The plan was made with --relax, so it may break limits; its rest cannot be planned anew.",
        "Give the plant the limits that really hold, plan it with `heatscheduler optimize`, and"
            + " re-plan that.");
  }

  private static Finding nothingLeft(PlanCut cut) {
    return Finding.error(
        "NOTHING_LEFT_TO_PLAN",
        Location.NONE,
        "From %s on, the plan has no job left."
            .formatted(cut.grid().time().localStartOf(cut.slot())),
        "Add jobs with --rush, or plan the time after it with `heatscheduler optimize`.");
  }

  private static NotReplanned refused(List<Finding> why) {
    return new NotReplanned(
        new NotPlanned(RunStatus.INVALID, why, Duration.ZERO, "refused", 0, null));
  }
}
