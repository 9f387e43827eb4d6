package io.heatscheduler.server.plant;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.Change;
import io.heatscheduler.server.persistence.EquipmentRepository;
import io.heatscheduler.server.persistence.EquipmentRepository.Window;
import io.heatscheduler.server.persistence.ScheduleRepository;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.persistence.Versioned;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Heaters, boilers, furnaces and heat pumps of a tenant, and when they are off. */
@Component
public final class EquipmentRegistry {
  private static final String WHERE =
      """
      WHERE (:site::uuid IS NULL OR site_id = :site::uuid)
        AND (:type::text IS NULL OR equipment_type = :type::text)
        AND (:active::boolean IS NULL OR is_active = :active::boolean)
      """;
  private static final Map<String, String> SORT =
      Map.of(
          "equipmentId", "equipment_id COLLATE \"C\"",
          "equipmentType", "equipment_type",
          "capacityKw", "capacity_kw",
          "createdAt", "created_at");
  private static final String UNAVAILABLE = "unavailable";

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final EquipmentRepository equipment;
  private final ScheduleRepository schedules;
  private final SiteDirectory sites;
  private final PlantLock lock;
  private final AuditLog audit;

  EquipmentRegistry(
      TenantTransactions transactions,
      JdbcClient client,
      EquipmentRepository equipment,
      ScheduleRepository schedules,
      SiteDirectory sites,
      PlantLock lock,
      AuditLog audit) {
    this.transactions = transactions;
    this.client = client;
    this.equipment = equipment;
    this.schedules = schedules;
    this.sites = sites;
    this.lock = lock;
    this.audit = audit;
  }

  /** Equipment with what the reader told of it. */
  public record Registered(EquipmentView view, List<Finding> findings) {}

  /** A page of equipment; filters: site, type, active. */
  public Page<EquipmentView> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<String> ids =
              client
                  .sql(
                      "SELECT equipment_id FROM heating_equipment %s ORDER BY %s LIMIT :size OFFSET :offset"
                          .formatted(WHERE, query.orderBy(SORT, "equipment_id")))
                  .params(filters(query))
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                  .list();
          long total =
              client
                  .sql("SELECT count(*) FROM heating_equipment " + WHERE)
                  .params(filters(query))
                  .query(Long.class)
                  .single();
          return Page.of(query, ids.stream().map(this::view).toList(), total);
        });
  }

  private static Map<String, @Nullable Object> filters(ListQuery query) {
    Map<String, @Nullable Object> filters = new java.util.HashMap<>();
    filters.put("site", query.filter("site").orElse(null));
    filters.put("type", query.filter("type").orElse(null));
    filters.put("active", query.filter("active").orElse(null));
    return filters;
  }

  /** One piece of equipment; 404 if the tenant has no such. */
  public EquipmentView get(TenantId tenant, String id) {
    return transactions.in(tenant, () -> view(id));
  }

  /** Registers equipment of a site; 409 if its id is taken, 422 without such a site. */
  public Registered add(TenantId tenant, String actor, UUID site, Node.Mapping document) {
    return alone(
        tenant,
        () -> {
          EquipmentDocument.Place place =
              sites
                  .place(site)
                  .orElseThrow(
                      () ->
                          Problem.unprocessable(
                              "PARAMETER_INVALID",
                              List.of(
                                  Finding.error(
                                      "UNKNOWN_REFERENCE",
                                      Location.of("query").column("site"),
                                      "There is no such site.",
                                      "Use an id as /api/v1/sites lists them."))));
          EquipmentDocument.Read read = EquipmentDocument.read(document, place);
          Equipment added = read.equipment();
          if (equipment.find(added.equipmentId()).isPresent()) {
            throw Problem.conflict("EQUIPMENT_ID_TAKEN", "There is equipment of this id.");
          }
          equipment.add(site, place.currency().getCurrencyCode(), added);
          tell(tenant, actor, "equipment.create", added.equipmentId(), Json.NULL, json(added));
          return new Registered(view(added.equipmentId()), read.findings());
        });
  }

  /** Changes equipment by a merge patch; schedules that plan with it are drafts again. */
  public Registered change(
      TenantId tenant, String actor, String id, @Nullable String ifMatch, Node.Mapping patch) {
    Node given = patch.get("equipment_id");
    if (given != null && !(given instanceof Node.Scalar text && text.text().equals(id))) {
      throw Problem.unprocessable(
          "FIELDS_INVALID",
          List.of(
              Finding.error(
                  "FIELD_READ_ONLY",
                  given.location(),
                  "Equipment keeps its id.",
                  "Leave equipment_id out.")));
    }
    return changed(
        tenant,
        actor,
        "equipment.change",
        id,
        ifMatch,
        true,
        before -> Documents.merged(before, patch));
  }

  /** Removes equipment that nothing names. */
  public void remove(TenantId tenant, String actor, String id, @Nullable String ifMatch) {
    alone(
        tenant,
        () -> {
          Versioned<Equipment> before = equipment.find(id).orElseThrow(Problem::notFound);
          Versions.require(ifMatch, before.version());
          if (equipment.uses(id) > 0) {
            throw Problem.conflict(
                "EQUIPMENT_IN_USE",
                "Schedules, recipes or plans name this equipment. Set is_active to false instead.");
          }
          equipment.remove(id);
          tell(tenant, actor, "equipment.delete", id, json(before.value()), Json.NULL);
          return before;
        });
  }

  /** When equipment is off; 404 if the tenant has no such. */
  public List<Window> windows(TenantId tenant, String id) {
    return transactions.in(
        tenant,
        () -> {
          if (equipment.find(id).isEmpty()) {
            throw Problem.notFound();
          }
          return equipment.windows(id);
        });
  }

  /** Adds a window in which equipment is off. */
  public Window addWindow(TenantId tenant, String actor, String id, Node.Mapping window) {
    return alone(
        tenant,
        () -> {
          Set<UUID> before = ids(equipment.windows(id));
          changed(
              tenant,
              actor,
              "equipment.off",
              id,
              null,
              false,
              document -> Documents.with(document, UNAVAILABLE, more(document, window)));
          return equipment.windows(id).stream()
              .filter(one -> !before.contains(one.availabilityId()))
              .findFirst()
              .orElseThrow(
                  () ->
                      Problem.conflict(
                          "WINDOW_KNOWN", "The equipment has exactly this window already."));
        });
  }

  /** Removes a window; the If-Match is the equipment's. */
  public void removeWindow(
      TenantId tenant, String actor, String id, UUID availabilityId, @Nullable String ifMatch) {
    alone(
        tenant,
        () -> {
          List<Window> windows = equipment.windows(id);
          int index = 0;
          while (index < windows.size()
              && !windows.get(index).availabilityId().equals(availabilityId)) {
            index++;
          }
          if (index == windows.size()) {
            throw Problem.notFound();
          }
          int gone = index;
          return changed(
              tenant,
              actor,
              "equipment.on",
              id,
              ifMatch,
              true,
              document -> Documents.with(document, UNAVAILABLE, without(document, gone)));
        });
  }

  private static Set<UUID> ids(List<Window> windows) {
    return windows.stream()
        .map(Window::availabilityId)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Node more(Node.Mapping document, Node.Mapping window) {
    List<Node> all = new ArrayList<>(windowsOf(document));
    all.add(window);
    return new Node.Sequence(all, window.location());
  }

  private static Node without(Node.Mapping document, int index) {
    List<Node> left = new ArrayList<>(windowsOf(document));
    left.remove(index);
    return new Node.Sequence(left, document.location());
  }

  /** In the order in which the registry lists windows: both sort by start, end and position. */
  private static List<Node> windowsOf(Node.Mapping document) {
    return document.get(UNAVAILABLE) instanceof Node.Sequence list ? list.items() : List.of();
  }

  private Registered changed(
      TenantId tenant,
      String actor,
      String action,
      String id,
      @Nullable String ifMatch,
      boolean needsMatch,
      UnaryOperator<Node.Mapping> edit) {
    return alone(
        tenant,
        () -> {
          Versioned<Equipment> before = equipment.find(id).orElseThrow(Problem::notFound);
          if (needsMatch) {
            Versions.require(ifMatch, before.version());
          }
          UUID site = Objects.requireNonNull(equipment.sitesOf(List.of(id)).get(id));
          Node.Mapping document =
              (Node.Mapping)
                  Documents.nodeOf(EquipmentDocument.of(before.value()), "equipment.json");
          EquipmentDocument.Read read =
              EquipmentDocument.read(edit.apply(document), sites.place(site).orElseThrow());
          Change change = equipment.update(read.equipment(), before.version());
          if (!(change instanceof Change.Made)) {
            throw Versions.stale();
          }
          schedules.toDraftWith(Set.of(id));
          tell(tenant, actor, action, id, json(before.value()), json(read.equipment()));
          return new Registered(view(id), read.findings());
        });
  }

  private <T> T alone(TenantId tenant, java.util.function.Supplier<T> change) {
    return transactions.in(
        tenant,
        () -> {
          lock.take(tenant);
          return change.get();
        });
  }

  private EquipmentView view(String id) {
    Versioned<Equipment> found = equipment.find(id).orElseThrow(Problem::notFound);
    return client
        .sql(
            "SELECT site_id, currency, created_at, updated_at FROM heating_equipment WHERE"
                + " equipment_id = ?")
        .param(id)
        .query(
            (row, number) ->
                new EquipmentView(
                    id,
                    Objects.requireNonNull(row.getObject("site_id", UUID.class)),
                    row.getString("currency"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                    Documents.plain(EquipmentDocument.of(found.value())),
                    found.version()))
        .single();
  }

  private static Json json(Equipment one) {
    return EquipmentDocument.of(one);
  }

  private void tell(
      TenantId tenant, String actor, String action, String id, Json before, Json after) {
    audit.append(tenant, new AuditEntry(actor, action, "equipment", id, before, after));
  }
}
