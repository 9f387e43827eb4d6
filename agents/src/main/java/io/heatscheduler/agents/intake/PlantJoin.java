package io.heatscheduler.agents.intake;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Joins schedule, tariff and equipment to a plant: checks what refers to what, and fills the
 * defaults that need the equipment.
 */
public final class PlantJoin {
  /** Code of the only finding that concerns planning alone: the rows themselves are right. */
  public static final String TOO_MANY_JOBS = "TOO_MANY_JOBS";

  private PlantJoin() {}

  /** The complete plant, or every reason why the three do not fit together. */
  public static Outcome<CompletedPlant> join(
      ProductionSchedule schedule, Tariff tariff, List<Equipment> equipment) {
    Findings findings = new Findings();
    if (schedule.exceedsMaxJobs()) {
      findings.error(
          TOO_MANY_JOBS,
          Location.of(schedule.jobsName()),
          String.format(
              Locale.ROOT,
              "%s holds %,d jobs; optimize plans at most %,d (max_jobs).",
              schedule.jobsName(),
              schedule.jobsRead(),
              schedule.maxJobs()),
          "Plan a shorter horizon or fewer jobs at a time, or raise --max-jobs.");
      return new Outcome.Rejected<>(findings.list());
    }
    new References(schedule, tariff, equipment, findings).check();
    Precedence.requireNoCycle(schedule.jobs(), findings);
    if (findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    EquipmentDefaults defaults = new EquipmentDefaults(schedule.horizon(), equipment, findings);
    List<Job> jobs = schedule.jobs().stream().map(defaults::complete).toList();
    List<FilledValue> filled = new ArrayList<>(schedule.filled());
    filled.addAll(defaults.filled());
    filled.sort(Comparator.comparing(FilledValue::jobId).thenComparing(FilledValue::field));
    tellFilled(filled, findings);
    Plant plant =
        new Plant(
            schedule.site(),
            schedule.horizon(),
            schedule.shifts(),
            equipment,
            tariff,
            List.copyOf(schedule.products().values()),
            jobs,
            schedule.relaxPrices());
    Instant asOf = schedule.asOf() == null ? schedule.horizon().start() : schedule.asOf();
    return Outcome.of(new CompletedPlant(plant, filled, schedule.quality(), asOf), findings);
  }

  private static void tellFilled(List<FilledValue> filled, Findings findings) {
    Map<String, Long> byField =
        filled.stream()
            .collect(
                Collectors.groupingBy(FilledValue::field, TreeMap::new, Collectors.counting()));
    byField.forEach(
        (field, count) ->
            findings.info(
                "VALUES_FILLED",
                Location.NONE,
                "%s was filled in for %d jobs, from %s."
                    .formatted(
                        field,
                        count,
                        filled.stream()
                            .filter(value -> value.field().equals(field))
                            .map(value -> value.source().replaceFirst("^recipe .*", "the recipe"))
                            .distinct()
                            .sorted()
                            .limit(3)
                            .collect(Collectors.joining(" or ")))));
  }
}
