package io.heatscheduler.server.plant;

import io.heatscheduler.agents.intake.AddedJobs;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.plant.ScheduleChanges.Changed;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of schedules: documents of the plant format under their numbers. */
@Component
public final class ScheduleJobs {
  private static final String JOBS = "jobs";

  private final TenantTransactions transactions;
  private final PlantRepository plants;
  private final ScheduleChanges changes;
  private final AuditLog audit;

  ScheduleJobs(
      TenantTransactions transactions,
      PlantRepository plants,
      ScheduleChanges changes,
      AuditLog audit) {
    this.transactions = transactions;
    this.plants = plants;
    this.changes = changes;
    this.audit = audit;
  }

  /**
   * A job with the version of its row.
   *
   * @param document with the plant format's keys
   */
  public record NumberedJob(String jobNumber, Json document, long version) {}

  /** What a job file did. */
  public record Imported(StoredPlant stored, int jobs, List<Finding> findings, boolean possible) {}

  /** Every job of a schedule by number; 404 if the tenant has no such schedule. */
  public List<Job> list(TenantId tenant, UUID schedule) {
    return transactions.in(
        tenant,
        () -> {
          requireSchedule(schedule);
          return plants.jobs(schedule);
        });
  }

  /** One job; 404 if there is no such. */
  public NumberedJob get(TenantId tenant, UUID schedule, String number) {
    return transactions.in(tenant, () -> numbered(schedule, number));
  }

  /** Adds a job; 409 if its number is taken. */
  public NumberedJob add(TenantId tenant, String actor, UUID schedule, Node.Mapping job) {
    return changes.alone(
        tenant,
        () -> {
          StoredPlant before = changes.get(schedule);
          EditedPlant plant = EditedPlant.of(before.plant());
          Map<String, Node> jobs = byNumber(plant);
          String number = job.get("job_id") instanceof Node.Scalar id ? id.text().strip() : "";
          if (jobs.containsKey(number)) {
            throw Problem.conflict("JOB_NUMBER_TAKEN", "The schedule has a job of this number.");
          }
          List<Node> all = new ArrayList<>(jobs.values());
          all.add(job);
          changes.apply(before, before.plant(), with(plant, all), null, null);
          NumberedJob added = numbered(schedule, number);
          tell(tenant, actor, "job.create", schedule, number, Json.NULL, added.document());
          return added;
        });
  }

  /** Changes a job by a merge patch; its number stays. */
  public NumberedJob change(
      TenantId tenant,
      String actor,
      UUID schedule,
      String number,
      @Nullable String ifMatch,
      Node.Mapping patch) {
    Node given = patch.get("job_id");
    if (given != null && !(given instanceof Node.Scalar id && id.text().equals(number))) {
      throw Problem.unprocessable(
          "FIELDS_INVALID",
          List.of(
              Finding.error(
                  "FIELD_READ_ONLY",
                  given.location(),
                  "A job keeps its number.",
                  "Leave job_id out; to rename a job, add it anew and delete this one.")));
    }
    return changes.alone(
        tenant,
        () -> {
          StoredPlant stored = changes.get(schedule);
          NumberedJob before = numbered(schedule, number);
          Versions.require(ifMatch, before.version());
          EditedPlant plant = EditedPlant.of(stored.plant());
          Map<String, Node> jobs = byNumber(plant);
          jobs.computeIfPresent(number, (id, job) -> Documents.merged((Node.Mapping) job, patch));
          changes.apply(
              stored, stored.plant(), with(plant, List.copyOf(jobs.values())), null, null);
          NumberedJob after = numbered(schedule, number);
          tell(tenant, actor, "job.change", schedule, number, before.document(), after.document());
          return after;
        });
  }

  /** Removes a job; plans of earlier runs keep it. */
  public void remove(
      TenantId tenant, String actor, UUID schedule, String number, @Nullable String ifMatch) {
    changes.alone(
        tenant,
        () -> {
          StoredPlant stored = changes.get(schedule);
          NumberedJob before = numbered(schedule, number);
          Versions.require(ifMatch, before.version());
          EditedPlant plant = EditedPlant.of(stored.plant());
          Map<String, Node> jobs = byNumber(plant);
          jobs.remove(number);
          changes.apply(
              stored, stored.plant(), with(plant, List.copyOf(jobs.values())), null, null);
          tell(tenant, actor, "job.delete", schedule, number, before.document(), Json.NULL);
          return before;
        });
  }

  /**
   * Takes the jobs of a file.
   *
   * @param file its folder, the file being its entry
   * @param replace whether the schedule has these jobs and no others afterwards; otherwise they are
   *     added
   * @param ifMatch version of the schedule that was seen
   */
  public Imported importFile(
      TenantId tenant,
      String actor,
      UUID schedule,
      @Nullable String ifMatch,
      PlantFolder file,
      boolean replace) {
    return changes.alone(
        tenant,
        () -> {
          StoredPlant before = changes.get(schedule);
          Versions.require(ifMatch, before.version());
          Node.Scalar name =
              new Node.Scalar(file.entryName(), Node.Kind.TEXT, Location.of(file.entryName()));
          Findings findings = new Findings();
          EditedPlant edited =
              replace
                  ? EditedPlant.of(before.plant()).with(JOBS, name).readingFrom(file)
                  : EditedPlant.of(added(before.plant(), file, name, findings));
          Changed changed = changes.apply(before, before.plant(), edited, null, null);
          findings.addAll(changed.checked().findings());
          int now = changed.stored().plant().jobs().size();
          int count = replace ? now : now - before.plant().jobs().size();
          audit.append(
              tenant,
              new AuditEntry(
                  actor,
                  replace ? "jobs.replace" : "jobs.add",
                  "schedule",
                  schedule.toString(),
                  summary(before),
                  summary(changed.stored())));
          return new Imported(
              changed.stored(), count, findings.list(), changed.checked().possible());
        });
  }

  private static Plant added(Plant plant, PlantFolder file, Node.Scalar name, Findings findings) {
    List<Job> more =
        AddedJobs.read(
            file,
            name,
            plant,
            new Binding(findings, plant.site().zone()),
            IntakeRequest.DEFAULT_MAX_JOBS);
    if (findings.hasErrors()) {
      throw PlantRefusals.of("PLANT_INVALID", findings.list());
    }
    List<Job> all = new ArrayList<>(plant.jobs());
    all.addAll(more);
    return plant.withJobs(all);
  }

  private static Json summary(StoredPlant plant) {
    return Json.object()
        .put("jobs", plant.plant().jobs().size())
        .put("input_hash", plant.canonical().hash().hex())
        .build();
  }

  private static EditedPlant with(EditedPlant plant, List<Node> jobs) {
    return plant.with(JOBS, new Node.Sequence(jobs, Location.of("body")));
  }

  private static Map<String, Node> byNumber(EditedPlant plant) {
    Map<String, Node> jobs = new LinkedHashMap<>();
    if (plant.section(JOBS) instanceof Node.Sequence list) {
      for (Node job : list.items()) {
        if (job instanceof Node.Mapping row && row.get("job_id") instanceof Node.Scalar id) {
          jobs.put(id.text(), row);
        }
      }
    }
    return jobs;
  }

  private NumberedJob numbered(UUID schedule, String number) {
    requireSchedule(schedule);
    Optional<Long> version = plants.jobVersion(schedule, number);
    Optional<Job> job =
        plants.jobs(schedule).stream().filter(one -> one.jobId().equals(number)).findFirst();
    if (version.isEmpty() || job.isEmpty()) {
      throw Problem.notFound();
    }
    return new NumberedJob(number, CanonicalInput.of(job.get()), version.get());
  }

  private void requireSchedule(UUID schedule) {
    if (plants.tariffOf(schedule).isEmpty()) {
      throw Problem.notFound();
    }
  }

  private void tell(
      TenantId tenant,
      String actor,
      String action,
      UUID schedule,
      String number,
      Json before,
      Json after) {
    audit.append(
        tenant, new AuditEntry(actor, action, "job", schedule + "/" + number, before, after));
  }
}
