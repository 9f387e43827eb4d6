package io.heatscheduler.agents.replan;

import io.heatscheduler.agents.intake.AddedJobs;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.SeriesReader;
import io.heatscheduler.agents.intake.bind.SeriesUse;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.agents.tariff.Prices;
import io.heatscheduler.core.change.AddedJob;
import io.heatscheduler.core.change.CancelledJob;
import io.heatscheduler.core.change.DelayedJob;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.OtherPeakLimit;
import io.heatscheduler.core.change.OtherPrices;
import io.heatscheduler.core.change.Outage;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.rolling.Progress;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what has happened as changes of the plan's rest, and refuses what cannot have: a trip that
 * is over, a late job that has started.
 */
final class EventReader {
  private static final Keys EVENTS =
      Keys.exact("the events", "trips", "late", "rush", "cancel", "prices", "contractual_peak_kw");
  private static final Keys TRIP = Keys.exact("a trip", "equipment", "start", "end");
  private static final Keys LATE = Keys.exact("a late job", "job", "earliest_start", "latest_end");

  private final PlanCut cut;
  private final Plant plant;
  private final Binding binding;
  private final int maxJobs;
  private final List<PlantChange> changes = new ArrayList<>();
  private final Set<String> added = new TreeSet<>();

  EventReader(PlanCut cut, int maxJobs, Findings findings) {
    this.cut = cut;
    this.plant = cut.grid().plant();
    this.binding = new Binding(findings, plant.site().zone());
    this.maxJobs = maxJobs;
  }

  /** The changes, in the order written, those of one kind together. */
  List<PlantChange> read(List<EventSource> sources) {
    List<Written> written = new ArrayList<>();
    for (EventSource source : sources) {
      Fields fields = Mappings.open(source.events(), EVENTS, binding);
      if (fields != null) {
        written.add(new Written(source, fields));
      }
    }
    for (Written events : written) { // first, for a late job may be one whose heater tripped
      events.fields().lists().items("trips").forEach(this::trip);
    }
    written.forEach(this::readOthers);
    if (sources.stream().allMatch(source -> source.events().entries().isEmpty())) {
      binding
          .findings()
          .warning(
              "NO_EVENTS",
              Location.NONE,
              "Nothing has happened; the rest is planned again as it was.",
              "Say what changed, e.g. with --trip or --events.");
    }
    return List.copyOf(changes);
  }

  /** Events and their opened keys. */
  private record Written(EventSource source, Fields fields) {}

  private void readOthers(Written events) {
    Fields fields = events.fields();
    fields.lists().items("late").forEach(this::late);
    Node rush = fields.node("rush");
    if (rush != null) {
      rush(events.source().files(), rush);
    }
    fields.lists().texts("cancel").forEach(id -> cancel(fields, id));
    Node prices = fields.node("prices");
    if (prices != null) {
      prices(fields, events.source().files(), prices);
    }
    BigDecimal peak = fields.decimal("contractual_peak_kw", Range.over("0", "100000000"));
    if (peak != null) {
      changes.add(new OtherPeakLimit(new Power(peak)));
    }
  }

  private void trip(Node node) {
    Fields fields = Mappings.open(node, TRIP, binding);
    if (fields == null) {
      return;
    }
    fields.require("equipment", "start", "end");
    String id = fields.text("equipment");
    Interval span = fields.lists().window();
    if (id == null || span == null || !isEquipment(fields, id)) {
      return;
    }
    if (!span.end().isAfter(cut.instant())) {
      fields.error(
          "end",
          "TRIP_IS_OVER",
          "The trip of %s ended %s, before %s, from when the plan is made anew."
              .formatted(id, moment(span.end()), moment(cut.instant())),
          "Re-plan as of the trip's start.");
    } else {
      changes.add(new Outage(id, span));
    }
  }

  private boolean isEquipment(Fields fields, String id) {
    List<String> known = plant.equipment().stream().map(Equipment::equipmentId).toList();
    if (!known.contains(id)) {
      fields.error(
          "equipment",
          "UNKNOWN_REFERENCE",
          "%s is not an equipment of the plant.".formatted(Shown.of(id)),
          Suggestion.sentence(id, known));
    }
    return known.contains(id);
  }

  private void late(Node node) {
    Fields fields = Mappings.open(node, LATE, binding);
    if (fields == null) {
      return;
    }
    fields.require("job");
    Instant latest = fields.instant("latest_end");
    if (latest == null) {
      fields.require("earliest_start");
    }
    String id = fields.text("job");
    Instant given = fields.instant("earliest_start");
    if (id == null || fields.failed() || !isLeft(fields, "job", id)) {
      return;
    }
    Job job = plant.job(id);
    Instant earliest = given == null ? job.earliestStart() : given;
    Instant due = latest == null ? job.latestEnd() : latest;
    if (goesOn(job)) {
      fields.error(
          "job",
          "JOB_HAS_STARTED",
          "%s has started by %s; it cannot come later any more."
              .formatted(id, moment(cut.instant())),
          "Name a job that waits, or re-plan as of an earlier time.");
    } else if (!earliest.isBefore(due)) {
      fields.error(
          "earliest_start",
          "LATE_BEYOND_DEADLINE",
          "%s may not start before %s, but is due by %s."
              .formatted(id, moment(earliest), moment(due)),
          "Give it a later latest_end here, or cancel it.");
    } else {
      if (given != null) {
        changes.add(new DelayedJob(id, earliest));
      }
      if (due.isAfter(job.latestEnd())) {
        changes.add(new LaterDeadline(id, Duration.between(job.latestEnd(), due)));
      }
    }
  }

  private void rush(PlantSource files, Node rows) {
    Plant rest = cut.rest(Set.of()).plant(); // an added job may start from the cut on
    for (Job job : AddedJobs.read(files, rows, rest, binding, maxJobs)) {
      boolean known = plant.jobs().stream().anyMatch(other -> other.jobId().equals(job.jobId()));
      if (!added.add(job.jobId()) || known) {
        binding
            .findings()
            .error(
                "DUPLICATE_ID",
                rows.location(),
                "%s is a job already.".formatted(job.jobId()),
                "Give every added job an id of its own.");
      } else {
        changes.add(new AddedJob(job));
      }
    }
  }

  private void cancel(Fields fields, String id) {
    if (isLeft(fields, "cancel", id)) {
      changes.add(new CancelledJob(id));
    }
  }

  private void prices(Fields fields, PlantSource files, Node node) {
    Prices plausible = new Prices(plant.tariff().currency());
    StepSeries series =
        new SeriesReader(files, binding, plant.horizon().end())
            .read(node, SeriesUse.prices(plausible.energyRange(), plant.tariff().currency()));
    if (series == null) {
      return;
    }
    series.steps().stream()
        .map(StepSeries.Step::value)
        .filter(plausible::suspiciousEnergy)
        .findFirst()
        .ifPresent(value -> plausible.warnEnergy(fields, "prices", value));
    changes.add(new OtherPrices(series));
  }

  /** Whether a job is of the plan and not done; reported otherwise. */
  private boolean isLeft(Fields fields, String key, String id) {
    GridJob laid = laid(id);
    List<String> ids = plant.jobs().stream().map(Job::jobId).toList();
    if (!ids.contains(id)) {
      fields.error(
          key,
          "UNKNOWN_REFERENCE",
          "%s is not a job of the plan.".formatted(Shown.of(id)),
          Suggestion.sentence(id, ids));
      return false;
    }
    if (laid != null && cut.progressOf(laid) == Progress.FINISHED && !isLost(id)) {
      fields.error(
          key,
          "JOB_IS_FINISHED",
          "%s is finished by %s.".formatted(id, moment(cut.instant())),
          "Name a job that is not, or re-plan as of an earlier time.");
      return false;
    }
    return true;
  }

  /** Whether a job has started and no trip makes it start again. */
  private boolean goesOn(Job job) {
    GridJob laid = laid(job.jobId());
    return laid != null && cut.progressOf(laid) != Progress.WAITING && !isLost(job.jobId());
  }

  private boolean isLost(String id) {
    return LostJobs.of(cut, changes).heatCost().containsKey(id);
  }

  private @Nullable GridJob laid(String id) {
    return cut.grid().jobs().stream()
        .filter(job -> job.job().jobId().equals(id))
        .findFirst()
        .orElse(null);
  }

  private String moment(Instant instant) {
    return binding.clock().at(instant);
  }
}
