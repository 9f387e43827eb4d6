package io.heatscheduler.agents.intake;

import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the intake makes: the checked schedule of a plant, with jobs as far as rows and recipes say.
 *
 * @param site the place
 * @param horizon the planned span
 * @param shifts operators by time; null: not limited
 * @param products recipes by id
 * @param productPlaces where each recipe stands
 * @param jobs the first jobs, at most {@code maxJobs}
 * @param jobsRead how many jobs the input holds
 * @param maxJobs how many can be planned
 * @param jobsName what the jobs were read from, e.g. {@code jobs.csv}
 * @param quality assessment of the job list
 * @param filled values the input did not give
 * @param relaxPrices what breaking a limit costs; null: not given
 * @param asOf as-of instant of a canonical input; null otherwise
 */
public record ProductionSchedule(
    Site site,
    TimeGrid horizon,
    @Nullable List<Shift> shifts,
    Map<String, Product> products,
    Map<String, Location> productPlaces,
    List<JobDraft> jobs,
    int jobsRead,
    int maxJobs,
    String jobsName,
    DataQuality quality,
    List<FilledValue> filled,
    @Nullable RelaxPrices relaxPrices,
    @Nullable Instant asOf) {
  public ProductionSchedule {
    shifts = shifts == null ? null : List.copyOf(shifts);
    products = Map.copyOf(products);
    productPlaces = Map.copyOf(productPlaces);
    jobs = List.copyOf(jobs);
    filled = List.copyOf(filled);
  }

  /** Whether the input holds more jobs than can be planned. */
  public boolean exceedsMaxJobs() {
    return jobsRead > maxJobs;
  }
}
