package io.heatscheduler.server.plant;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.server.web.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a schedule: the API's own words outside, the plant format's inside.
 *
 * @param siteId null: not given, as for the others
 * @param equipmentIds null: not given; all that is active of a new schedule's site
 * @param site the horizon's part of a site: base load, peaks so far, temperatures
 * @param equipmentState how the horizon finds equipment, by id
 */
record ScheduleDocument(
    @Nullable UUID siteId,
    @Nullable UUID tariffId,
    @Nullable List<String> equipmentIds,
    @Nullable Instant asOf,
    Node.@Nullable Mapping horizon,
    Node.@Nullable Mapping site,
    @Nullable Node jobs,
    @Nullable Node relaxPrices,
    Map<String, Node.Mapping> equipmentState) {
  private static final Keys NEW =
      Keys.exact(
          "a new schedule",
          "siteId",
          "tariffId",
          "equipmentIds",
          "asOf",
          "horizon",
          "site",
          "jobs",
          "relaxPrices",
          "equipmentState");
  private static final Keys CHANGE =
      Keys.exact(
          "a schedule's change",
          "tariffId",
          "equipmentIds",
          "asOf",
          "horizon",
          "site",
          "relaxPrices",
          "equipmentState");
  private static final Keys SITE =
      Keys.exact(
          "the horizon's part of a site",
          "base_load_kw",
          "month_to_date_peak_kw",
          "month_to_date_kwh",
          "peak_history",
          "co2_kg_per_kwh",
          "outdoor_temperature_c");
  static final List<String> STATE =
      List.of("initially_on", "on_since", "starts_today", "last_batch_end");
  private static final Keys STATE_KEYS =
      Keys.exact("the state of an equipment", STATE.toArray(String[]::new));
  private static final Keys HORIZON =
      Keys.exact("the horizon", "start", "days", "end", "slot_minutes");

  /** A schedule to be made. */
  static ScheduleDocument ofNew(Node.Mapping body) {
    return of(body, NEW, "siteId", "tariffId", "horizon", "jobs");
  }

  /** A change; what is left out stays. */
  static ScheduleDocument ofChange(Node.Mapping body) {
    return of(body, CHANGE);
  }

  private static ScheduleDocument of(Node.Mapping body, Keys keys, String... required) {
    Findings findings = new Findings();
    Binding binding = new Binding(findings, ZoneOffset.UTC);
    Fields fields = Mappings.open(body, keys, binding);
    ScheduleDocument read = fields == null ? null : read(body, fields.require(required), binding);
    if (read == null || findings.hasErrors()) {
      throw Problem.unprocessable("FIELDS_INVALID", findings.list());
    }
    return read;
  }

  private static ScheduleDocument read(Node body, Fields fields, Binding binding) {
    Map<String, Node.Mapping> states = new LinkedHashMap<>();
    Node.Mapping given = mapping(fields, "equipmentState");
    if (given != null) {
      given
          .entries()
          .forEach(
              (id, state) -> {
                if (Mappings.open(state, STATE_KEYS, binding) != null
                    && state instanceof Node.Mapping one) {
                  states.put(id, one);
                }
              });
    }
    return new ScheduleDocument(
        uuid(fields, "siteId"),
        uuid(fields, "tariffId"),
        fields.node("equipmentIds") == null
            ? null
            : List.copyOf(fields.lists().texts("equipmentIds")),
        fields.instant("asOf"),
        section(fields, "horizon", HORIZON, binding),
        section(fields, "site", SITE, binding),
        fields.node("jobs"),
        body instanceof Node.Mapping all ? all.get("relaxPrices") : null, // null removes them
        states);
  }

  private static Node.@Nullable Mapping section(
      Fields fields, String key, Keys keys, Binding binding) {
    Node.Mapping section = mapping(fields, key);
    if (section != null) {
      Mappings.open(section, keys, binding);
    }
    return section;
  }

  private static Node.@Nullable Mapping mapping(Fields fields, String key) {
    Node node = fields.node(key);
    if (node == null || node instanceof Node.Mapping) {
      return (Node.Mapping) node;
    }
    fields.error(key, "NOT_A_MAPPING", key + " must be an object.", "Begin it with a brace.");
    return null;
  }

  private static @Nullable UUID uuid(Fields fields, String key) {
    String text = fields.text(key);
    if (text == null) {
      return null;
    }
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // told below, as one that is cut short
    }
    fields.error(
        key,
        "FIELD_INVALID",
        "%s is not an id.".formatted(key),
        "Use an id as the API gave it, e.g. from a list.");
    return null;
  }

  /** A plant of the registry, or as it was, with what is said here. */
  EditedPlant on(EditedPlant plant) {
    EditedPlant edited = plant;
    if (horizon != null) {
      edited = edited.with("horizon", mergedHorizon((Node.Mapping) edited.section("horizon")));
    }
    if (site != null && edited.section("site") instanceof Node.Mapping known) {
      edited = edited.with("site", Documents.merged(known, site));
    }
    if (jobs != null) {
      edited = edited.with("jobs", jobs);
    }
    if (relaxPrices != null) {
      boolean removed =
          relaxPrices instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
      edited = edited.with("relax_prices", removed ? null : relaxPrices);
    }
    return equipmentState.isEmpty() ? edited : withStates(edited);
  }

  /** A length in days and an end exclude each other. */
  private Node.Mapping mergedHorizon(Node.@Nullable Mapping known) {
    if (horizon == null || known == null) {
      throw new IllegalStateException("every plant has a horizon");
    }
    Node.Mapping base = known;
    if (horizon.get("days") != null) {
      base = Documents.with(base, "end", null);
    }
    return Documents.merged(base, horizon);
  }

  private EditedPlant withStates(EditedPlant plant) {
    List<Node> equipment = new ArrayList<>();
    Map<String, Node.Mapping> left = new LinkedHashMap<>(equipmentState);
    Node.Sequence known = (Node.Sequence) plant.section("equipment");
    if (known == null) {
      throw new IllegalStateException("every plant has equipment");
    }
    for (Node item : known.items()) {
      Node.Mapping one = (Node.Mapping) item;
      Node.Mapping state =
          one.get("equipment_id") instanceof Node.Scalar id ? left.remove(id.text()) : null;
      equipment.add(state == null ? one : Documents.merged(one, state));
    }
    if (!left.isEmpty()) {
      Findings findings = new Findings();
      left.forEach(
          (id, state) ->
              findings.error(
                  "UNKNOWN_REFERENCE",
                  state.location(),
                  "The schedule does not plan with equipment %s.".formatted(id),
                  "Add it to equipmentIds, or correct the id."));
      throw Problem.unprocessable("FIELDS_INVALID", findings.list());
    }
    return plant.with("equipment", new Node.Sequence(equipment, known.location()));
  }
}
