package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Tariff;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that whatever a schedule refers to is there, and suggests what was meant if it is not. */
final class References {
  private final ProductionSchedule schedule;
  private final Tariff tariff;
  private final Findings findings;
  private final Set<String> equipmentIds = new TreeSet<>();
  private final Set<String> dimensions = new TreeSet<>();
  private final Set<String> jobIds = new TreeSet<>();

  References(
      ProductionSchedule schedule, Tariff tariff, List<Equipment> equipment, Findings findings) {
    this.schedule = schedule;
    this.tariff = tariff;
    this.findings = findings;
    equipment.forEach(
        one -> {
          equipmentIds.add(one.equipmentId());
          dimensions.addAll(one.capacities().keySet());
        });
    schedule.jobs().forEach(job -> jobIds.add(job.jobId()));
  }

  void check() {
    schedule
        .products()
        .forEach(
            (id, product) -> {
              Location place = schedule.productPlaces().getOrDefault(id, Location.NONE);
              require(
                  product.eligibleEquipment(),
                  equipmentIds,
                  "an equipment of the plant",
                  Fields.within(place, "eligible_equipment"));
            });
    for (JobDraft job : schedule.jobs()) {
      Product recipe = schedule.products().get(job.productId());
      List<String> fromRecipe = recipe == null ? List.of() : recipe.eligibleEquipment();
      List<String> own =
          job.eligibleEquipment().stream().filter(id -> !fromRecipe.contains(id)).toList();
      require(own, equipmentIds, "an equipment of the plant", job.at("eligible_equipment"));
      require(job.predecessors(), jobIds, "a job of the plant", job.at("predecessors"));
      require(job.uses().keySet(), dimensions, "a capacity of any equipment", job.at("uses"));
      String planned = job.plannedEquipment();
      if (planned != null) {
        require(
            List.of(planned),
            equipmentIds,
            "an equipment of the plant",
            job.at("planned_equipment"));
      }
    }
    checkPeakComponents();
  }

  private void checkPeakComponents() {
    Set<String> components = tariff.componentNames();
    require(
        schedule.site().monthToDatePeak().byComponent().keySet(),
        components,
        "a demand charge or period_category of the tariff",
        new Location(null, null, null, "/site/month_to_date_peak_kw"));
    require(
        schedule.site().peakHistory().peaks().stream()
            .map(PeakHistory.Peak::component)
            .distinct()
            .toList(),
        components,
        "a demand charge or period_category of the tariff",
        new Location(null, null, null, "/site/peak_history"));
  }

  private void require(
      Collection<String> names, Set<String> known, String what, Location location) {
    for (String name : names) {
      if (!known.contains(name)) {
        findings.error(
            "UNKNOWN_REFERENCE",
            location,
            "%s is not %s.".formatted(Shown.of(name), what),
            Suggestion.sentence(name, known));
      }
    }
  }
}
