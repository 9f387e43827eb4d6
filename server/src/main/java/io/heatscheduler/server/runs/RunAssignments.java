package io.heatscheduler.server.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where and when a run put each job, from its {@code schedule.json}. */
@Component
class RunAssignments {
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Map<String, Comparator<Assignment>> SORT =
      Map.of(
          "scheduledStart", Comparator.comparing(Assignment::scheduledStart),
          "equipmentId", Comparator.comparing(Assignment::equipmentId),
          "jobId", Comparator.comparing(Assignment::jobId),
          "energyCost", Comparator.comparing(Assignment::energyCost));

  private final RunDocuments documents;

  RunAssignments(RunDocuments documents) {
    this.documents = documents;
  }

  /**
   * One job's place; times are on the site's clock.
   *
   * @param energyCost in the run's currency
   * @param tariffPeriod in which most of its energy is drawn; left out if the tariff has none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Assignment")
  record Assignment(
      @Schema(example = "MELT-07") String jobId,
      @Schema(example = "IF-2") String equipmentId,
      @Schema(example = "2026-11-23T22:15:00+01:00") OffsetDateTime scheduledStart,
      @Schema(example = "2026-11-24T00:15:00+01:00") OffsetDateTime scheduledEnd,
      @Schema(example = "620") BigDecimal powerKw,
      @Schema(example = "118.42") BigDecimal energyCost,
      @Nullable @Schema(example = "night") String tariffPeriod) {}

  /** A page of them; filters: equipmentId, jobId. */
  Page<Assignment> list(TenantId tenant, UUID run, ListQuery query) {
    List<Assignment> all = new ArrayList<>();
    for (JsonNode row :
        EXACT
            .readTree(documents.ofPlan(tenant, run, "schedule.json").content())
            .path("assignments")) {
      Assignment one = assignment(row);
      if (query.filter("equipmentId").filter(id -> !id.equals(one.equipmentId())).isEmpty()
          && query.filter("jobId").filter(id -> !id.equals(one.jobId())).isEmpty()) {
        all.add(one);
      }
    }
    all.sort(order(query));
    List<Assignment> page = all.stream().skip(query.offset()).limit(query.size()).toList();
    return Page.of(query, page, all.size());
  }

  private static Comparator<Assignment> order(ListQuery query) {
    return query.order().stream()
        .map(RunAssignments::comparator)
        .reduce(Comparator::thenComparing)
        .orElseThrow()
        .thenComparing(Assignment::jobId);
  }

  private static Comparator<Assignment> comparator(ListQuery.Order key) {
    Comparator<Assignment> ascending = Objects.requireNonNull(SORT.get(key.name()), key.name());
    return key.descending() ? ascending.reversed() : ascending;
  }

  private static Assignment assignment(JsonNode row) {
    return new Assignment(
        row.path("job_id").asString(),
        row.path("equipment_id").asString(),
        OffsetDateTime.parse(row.path("scheduled_start").asString()),
        OffsetDateTime.parse(row.path("scheduled_end").asString()),
        row.path("power_kw").decimalValue(),
        row.path("energy_cost").decimalValue(),
        row.path("tariff_period").isString() ? row.path("tariff_period").asString() : null);
  }
}
