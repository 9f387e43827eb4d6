package io.heatscheduler.core.plant;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.TimeGrid;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything one plan depends on; lists are sorted by id, so that the order of the input does not
 * matter.
 *
 * @param site the place and its meter
 * @param horizon the planned span and its slots
 * @param shifts operators by time, sorted by name and window; null: operators are not limited
 * @param equipment sorted by id, ids unique
 * @param tariff electricity contract
 * @param products recipes, sorted by id, ids unique
 * @param jobs to be planned, sorted by id, ids unique
 * @param relaxPrices what breaking a limit costs where that is asked for; null: the default prices
 */
public record Plant(
    Site site,
    TimeGrid horizon,
    @Nullable List<Shift> shifts,
    List<Equipment> equipment,
    Tariff tariff,
    List<Product> products,
    List<Job> jobs,
    @Nullable RelaxPrices relaxPrices) {
  public Plant {
    shifts =
        shifts == null
            ? null
            : shifts.stream()
                .sorted(
                    Comparator.comparing(Shift::name)
                        .thenComparing(shift -> shift.window().start())
                        .thenComparing(shift -> shift.window().end())
                        .thenComparing(shift -> shift.days().toString())
                        .thenComparing(Shift::operators))
                .toList();
    equipment = sortedUnique(equipment, Equipment::equipmentId);
    products = sortedUnique(products, Product::productId);
    jobs = sortedUnique(jobs, Job::jobId);
  }

  /** A plant with the default relax prices. */
  public Plant(
      Site site,
      TimeGrid horizon,
      @Nullable List<Shift> shifts,
      List<Equipment> equipment,
      Tariff tariff,
      List<Product> products,
      List<Job> jobs) {
    this(site, horizon, shifts, equipment, tariff, products, jobs, null);
  }

  /** What breaking a limit costs, by the plant's own or by the default prices. */
  public RelaxPrices relaxPricesOrDefault() {
    return relaxPrices == null ? RelaxPrices.DEFAULT : relaxPrices;
  }

  /** The same plant, planned for another span. */
  public Plant withHorizon(TimeGrid other) {
    return new Plant(site, other, shifts, equipment, tariff, products, jobs, relaxPrices);
  }

  /** The same plant on another site. */
  public Plant withSite(Site other) {
    return new Plant(other, horizon, shifts, equipment, tariff, products, jobs, relaxPrices);
  }

  /** The same plant with other shifts; null: operators are not limited. */
  public Plant withShifts(@Nullable List<Shift> others) {
    return new Plant(site, horizon, others, equipment, tariff, products, jobs, relaxPrices);
  }

  /** The same plant with other equipment. */
  public Plant withEquipment(List<Equipment> others) {
    return new Plant(site, horizon, shifts, others, tariff, products, jobs, relaxPrices);
  }

  /** The same plant under another tariff. */
  public Plant withTariff(Tariff other) {
    return new Plant(site, horizon, shifts, equipment, other, products, jobs, relaxPrices);
  }

  /** The same plant with other jobs. */
  public Plant withJobs(List<Job> others) {
    return new Plant(site, horizon, shifts, equipment, tariff, products, others, relaxPrices);
  }

  /**
   * A job of the plant.
   *
   * @throws IllegalArgumentException if it has none of that id
   */
  public Job job(String jobId) {
    return named(jobs, Job::jobId, jobId);
  }

  /**
   * An equipment of the plant.
   *
   * @throws IllegalArgumentException if it has none of that id
   */
  public Equipment equipment(String equipmentId) {
    return named(equipment, Equipment::equipmentId, equipmentId);
  }

  private static <T> T named(List<T> items, Function<T, String> id, String wanted) {
    return items.stream()
        .filter(item -> id.apply(item).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the plant has no " + wanted));
  }

  private static <T> List<T> sortedUnique(List<T> items, Function<T, String> id) {
    List<T> sorted = items.stream().sorted(Comparator.comparing(id)).toList();
    long distinct = sorted.stream().map(id).collect(Collectors.toSet()).size();
    Check.that(
        distinct == sorted.size(), "ids must be unique: %s", sorted.stream().map(id).toList());
    return sorted;
  }
}
