package io.heatscheduler.server.plant;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.plant.ScheduleChanges.Changed;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes schedules of what the registry knows, changes them, removes them. */
@Component
public final class ScheduleEdits {
  private final ScheduleChanges changes;
  private final ScheduleIntake intake;
  private final ScheduleDirectory directory;
  private final PlantRepository plants;
  private final JdbcClient client;
  private final AuditLog audit;

  ScheduleEdits(
      ScheduleChanges changes,
      ScheduleIntake intake,
      ScheduleDirectory directory,
      PlantRepository plants,
      JdbcClient client,
      AuditLog audit) {
    this.changes = changes;
    this.intake = intake;
    this.directory = directory;
    this.plants = plants;
    this.client = client;
    this.audit = audit;
  }

  /** A schedule with what the readers told of it. */
  public record Edited(Schedule schedule, List<Finding> findings, boolean possible) {}

  /** Makes a schedule of a site, equipment and tariff that are there. */
  public Edited create(TenantId tenant, String actor, Node.Mapping body) {
    ScheduleDocument given = ScheduleDocument.ofNew(body);
    return changes.alone(
        tenant,
        () -> {
          Plant registry = registry(given.siteId(), given.tariffId(), given.equipmentIds());
          EditedPlant bare = EditedPlant.of(registry);
          Node.Mapping site = (Node.Mapping) bare.section("site");
          bare =
              bare.with("site", site == null ? null : Documents.with(site, "base_load_kw", null))
                  .with("horizon", new Node.Mapping(java.util.Map.of(), body.location()));
          CheckedPlant checked =
              PlantRefusals.valueOf(CheckedPlant.read(given.on(bare)), "PLANT_INVALID");
          Plant plant = ScheduleChanges.onRegistry(checked.plant(), registry);
          CheckedPlant fitted =
              checked.with(plant, given.asOf() == null ? plant.horizon().start() : given.asOf());
          StoredPlant stored = intake.store(tenant, actor, fitted, new Origin("API", null));
          return edited(stored.scheduleId(), checked);
        });
  }

  /** Changes a schedule that the client has seen; it is a draft afterwards. */
  public Edited change(
      TenantId tenant, String actor, UUID schedule, @Nullable String ifMatch, Node.Mapping body) {
    ScheduleDocument given = ScheduleDocument.ofChange(body);
    return changes.alone(
        tenant,
        () -> {
          Schedule header = directory.find(schedule);
          StoredPlant before = changes.get(schedule);
          Versions.require(ifMatch, before.version());
          Plant base = base(before.plant(), header, given);
          Changed changed =
              changes.apply(
                  before, base, given.on(EditedPlant.of(base)), given.tariffId(), given.asOf());
          audit.append(
              tenant,
              new AuditEntry(
                  actor,
                  "schedule.change",
                  "schedule",
                  schedule.toString(),
                  summary(before),
                  summary(changed.stored())));
          return edited(schedule, changed.checked());
        });
  }

  /** Removes a schedule that has no runs: runs are evidence and stay. */
  public void remove(TenantId tenant, String actor, UUID schedule, @Nullable String ifMatch) {
    changes.alone(
        tenant,
        () -> {
          StoredPlant before = changes.get(schedule);
          Versions.require(ifMatch, before.version());
          long runs =
              client
                  .sql("SELECT count(*) FROM optimization_runs WHERE schedule_id = ?")
                  .param(schedule)
                  .query(Long.class)
                  .single();
          if (runs > 0) {
            throw Problem.conflict(
                "SCHEDULE_HAS_RUNS",
                "The schedule has %d runs, which are kept as evidence; so is it.".formatted(runs));
          }
          client
              .sql("DELETE FROM production_schedules WHERE schedule_id = ?")
              .param(schedule)
              .update();
          audit.append(
              tenant,
              new AuditEntry(
                  actor,
                  "schedule.delete",
                  "schedule",
                  schedule.toString(),
                  summary(before),
                  Json.NULL));
          return before;
        });
  }

  private Edited edited(UUID schedule, CheckedPlant checked) {
    return new Edited(directory.find(schedule), checked.findings(), checked.possible());
  }

  /** The plant before its change, with the tariff and equipment that the change names. */
  private Plant base(Plant before, Schedule header, ScheduleDocument given) {
    if (given.tariffId() == null && given.equipmentIds() == null) {
      return before;
    }
    UUID tariff = given.tariffId() == null ? header.tariffId() : given.tariffId();
    List<String> ids =
        given.equipmentIds() == null
            ? before.equipment().stream().map(Equipment::equipmentId).toList()
            : given.equipmentIds();
    Plant registry = registry(header.siteId(), tariff, ids);
    Set<String> known =
        before.equipment().stream().map(Equipment::equipmentId).collect(Collectors.toSet());
    List<Equipment> equipment =
        registry.equipment().stream()
            .map(
                one ->
                    known.contains(one.equipmentId()) ? before.equipment(one.equipmentId()) : one)
            .toList();
    return before.withTariff(registry.tariff()).withEquipment(equipment);
  }

  private Plant registry(
      @Nullable UUID site, @Nullable UUID tariff, @Nullable List<String> equipmentIds) {
    if (site == null || tariff == null) {
      throw new IllegalStateException("site and tariff were required");
    }
    Plant registry =
        plants
            .ofRegistry(site, tariff, equipmentIds)
            .orElseThrow(
                () ->
                    unknown(
                        List.of("siteId", "tariffId"),
                        "There is no such site or tariff.",
                        "Use ids as /api/v1/sites and /api/v1/tariffs list them."));
    if (equipmentIds != null) {
      Set<String> missing = new TreeSet<>(equipmentIds);
      registry.equipment().forEach(one -> missing.remove(one.equipmentId()));
      if (!missing.isEmpty()) {
        throw unknown(
            List.of("equipmentIds"),
            "The site has no equipment %s.".formatted(String.join(", ", missing)),
            "Use ids as /api/v1/equipment lists them for the site.");
      }
    }
    return registry;
  }

  private static Problem unknown(List<String> keys, String message, String fix) {
    Findings findings = new Findings();
    keys.forEach(
        key -> findings.error("UNKNOWN_REFERENCE", Location.of("body").child(key), message, fix));
    return Problem.unprocessable("FIELDS_INVALID", findings.list());
  }

  private static Json summary(StoredPlant stored) {
    Plant plant = stored.plant();
    return Json.object()
        .put("status", stored.status().name())
        .put("horizon_start", plant.horizon().start())
        .put("horizon_end", plant.horizon().end())
        .put("tariff", plant.tariff().name())
        .put("equipment", Json.list(plant.equipment(), one -> Json.of(one.equipmentId())))
        .put("jobs", plant.jobs().size())
        .put("input_hash", stored.canonical().hash().hex())
        .build();
  }
}
