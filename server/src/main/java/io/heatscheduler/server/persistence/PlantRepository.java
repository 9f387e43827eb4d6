package io.heatscheduler.server.persistence;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.server.persistence.ScheduleRepository.FoundState;
import io.heatscheduler.server.persistence.ScheduleRepository.Header;
import io.heatscheduler.server.persistence.SeriesRepository.Found;
import io.heatscheduler.server.persistence.SeriesRepository.Kind;
import io.heatscheduler.server.persistence.SiteRepository.Premises;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stores whole plants as schedules and reads them back, to the last digit.
 *
 * <p>Site, shifts, products, equipment and tariff are kept in the registry, by name or id, and
 * changed to what the plant says; what belongs to the horizon is the schedule's own. A schedule
 * read later has the registry as it is then; what a run saw is in its own canonical input.
 *
 * <p>Every call needs a tenant's transaction.
 */
public final class PlantRepository {
  private final SiteRepository sites;
  private final EquipmentRepository equipment;
  private final ProductRepository products;
  private final TariffRepository tariffs;
  private final SeriesRepository series;
  private final ScheduleRepository schedules;
  private final JobRepository jobs;

  /** The plants in a database. */
  public PlantRepository(DataSource application) {
    Rows rows = new Rows(application);
    this.sites = new SiteRepository(rows);
    this.equipment = new EquipmentRepository(rows);
    this.products = new ProductRepository(rows);
    this.tariffs = new TariffRepository(rows);
    this.series = new SeriesRepository(rows);
    this.schedules = new ScheduleRepository(rows);
    this.jobs = new JobRepository(rows);
  }

  /**
   * Where a plant came from.
   *
   * @param system SAP, Oracle, CSV, API, ...
   * @param reference its name there; null if it has none
   */
  public record Origin(String system, @Nullable String reference) {}

  /**
   * Stores a plant as a new schedule.
   *
   * @param asOf instant as of which it is planned
   * @return the schedule, or what of the plant cannot be stored; then nothing was
   * @throws IllegalStateException if the database gave back another plant than was stored; the
   *     transaction must be undone
   */
  public Outcome<StoredPlant> store(Plant plant, Instant asOf, Origin origin) {
    List<Finding> unstorable = check(plant, asOf);
    if (!unstorable.isEmpty()) {
      return new Outcome.Rejected<>(unstorable);
    }
    CanonicalInput canonical = CanonicalInput.of(plant, asOf);
    UUID site = keepRegistry(plant);
    UUID tariff = tariffs.keep(plant.tariff());
    UUID schedule = schedules.add(plant, asOf, canonical.hash().hex(), site, tariff, origin);
    addSeries(schedule, plant.site());
    jobs.add(schedule, plant.jobs());
    StoredPlant stored = find(schedule).orElseThrow();
    if (!stored.canonical().hash().equals(canonical.hash())) {
      throw new IllegalStateException(
          "the database gave back another plant than was stored (schedule %s)".formatted(schedule));
    }
    return new Outcome.Done<>(stored, List.of());
  }

  /**
   * What of a plant cannot be stored; empty if all of it can.
   *
   * @param asOf instant as of which it is planned
   */
  public List<Finding> check(Plant plant, Instant asOf) {
    List<Finding> findings = StorableCheck.of(plant, CanonicalInput.of(plant, asOf).document());
    return findings.isEmpty() ? equipmentOfOtherSites(plant) : findings;
  }

  /**
   * Changes what is a schedule's own: horizon, jobs, series, state of its equipment, tariff. It is
   * a draft afterwards.
   *
   * @param plant of the same site; what lasts of it is as the registry has it
   * @param tariff contract of the plant's tariff
   * @throws IllegalStateException if the database gave back another plant than was stored; the
   *     transaction must be undone
   */
  public StoredPlant change(UUID schedule, Plant plant, Instant asOf, UUID tariff) {
    CanonicalInput canonical = CanonicalInput.of(plant, asOf);
    schedules.change(schedule, plant, asOf, canonical.hash().hex(), tariff);
    series.removeFromSchedule(schedule);
    addSeries(schedule, plant.site());
    jobs.replace(schedule, plant.jobs());
    StoredPlant stored = find(schedule).orElseThrow();
    if (!stored.canonical().hash().equals(canonical.hash())) {
      throw new IllegalStateException(
          "the database gave back another plant than was stored (schedule %s)".formatted(schedule));
    }
    return stored;
  }

  /** A schedule's jobs by number; none if the tenant has no such schedule. */
  public List<Job> jobs(UUID schedule) {
    return jobs.ofSchedule(schedule).stream().sorted(Comparator.comparing(Job::jobId)).toList();
  }

  /** Version of a job's row; empty if the schedule has no such job. */
  public Optional<Long> jobVersion(UUID schedule, String jobNumber) {
    return jobs.version(schedule, jobNumber);
  }

  /** Contract of a schedule; empty if the tenant has no such schedule. */
  public Optional<UUID> tariffOf(UUID schedule) {
    return schedules.find(schedule).map(Header::tariff);
  }

  /**
   * What the registry knows of a plant of a site, without jobs, for an hour of the year 1970 and
   * without a base load; empty if the tenant has no such site or tariff.
   *
   * @param equipmentIds which equipment; ids the site does not have are left out; null: all that is
   *     active
   */
  public Optional<Plant> ofRegistry(
      UUID site, UUID tariff, @Nullable Collection<String> equipmentIds) {
    Optional<Tariff> contract = tariffs.find(tariff).map(Versioned::value);
    if (!sites.has(site) || contract.isEmpty()) {
      return Optional.empty();
    }
    Premises premises = sites.find(site);
    List<Equipment> used =
        equipment.ofSite(site).values().stream()
            .map(Versioned::value)
            .filter(
                one ->
                    equipmentIds == null
                        ? one.isActive()
                        : equipmentIds.contains(one.equipmentId()))
            .toList();
    Site bare =
        new Site(
            premises.name(),
            premises.zone(),
            premises.currency(),
            premises.contractualPeak(),
            StepSeries.constant(BigDecimal.ZERO),
            MonthToDatePeak.UNKNOWN,
            premises.holidays(),
            new BillingPeriods(premises.billingDay()),
            Map.of(),
            null,
            PeakHistory.NONE,
            null);
    return Optional.of(
        new Plant(
            bare,
            new TimeGrid(premises.zone(), Instant.EPOCH, Instant.EPOCH.plusSeconds(3600), 60),
            premises.shifts(),
            used,
            contract.get(),
            products.ofSite(site),
            List.of()));
  }

  /** Keeps what lasts of a plant; schedules planned with what is different now are drafts again. */
  private UUID keepRegistry(Plant plant) {
    Optional<UUID> known = sites.idOf(plant.site().name());
    Registered before = known.map(this::registered).orElse(null);
    UUID site = sites.keep(Premises.of(plant.site(), plant.shifts()));
    equipment.keep(site, plant.site().currency().getCurrencyCode(), plant.equipment());
    products.keep(site, plant.products());
    if (before != null) {
      Registered after = registered(site);
      if (before.premises().equals(after.premises())
          && before.products().equals(after.products())) {
        schedules.toDraftWith(before.changedBy(after));
      } else {
        schedules.toDraftOf(site);
      }
    }
    return site;
  }

  /** What lasts of a plant. */
  private record Registered(
      Premises premises, Map<String, Versioned<Equipment>> equipment, List<Product> products) {
    /** Ids of the equipment that is another afterwards. */
    private Set<String> changedBy(Registered after) {
      Set<String> changed = new TreeSet<>();
      equipment.forEach(
          (id, one) -> {
            Versioned<Equipment> now = after.equipment.get(id);
            if (now == null || !now.value().equals(one.value())) {
              changed.add(id);
            }
          });
      return changed;
    }
  }

  private Registered registered(UUID site) {
    return new Registered(sites.find(site), equipment.ofSite(site), products.ofSite(site));
  }

  /** A schedule with the registry as it is now; empty if the tenant has none of that id. */
  public Optional<StoredPlant> find(UUID schedule) {
    return schedules
        .find(schedule)
        .map(
            header ->
                new StoredPlant(
                    schedule,
                    plant(schedule, header),
                    header.asOf(),
                    header.status(),
                    header.version()));
  }

  private List<Finding> equipmentOfOtherSites(Plant plant) {
    Findings findings = new Findings();
    Optional<UUID> site = sites.idOf(plant.site().name());
    equipment
        .sitesOf(plant.equipment().stream().map(Equipment::equipmentId).toList())
        .forEach(
            (id, owner) -> {
              if (!site.equals(Optional.of(owner))) {
                findings.error(
                    "EQUIPMENT_OF_OTHER_SITE",
                    Location.NONE.child("equipment").child(id),
                    "%s is registered at the site %s.".formatted(id, sites.find(owner).name()),
                    "Give the equipment another id, or correct the site's name.");
              }
            });
    return findings.list();
  }

  private void addSeries(UUID schedule, Site site) {
    series.addToSchedule(schedule, Kind.BASE_LOAD, null, site.baseLoad());
    site.co2KgPerKwh()
        .forEach(
            (fuel, intensity) ->
                series.addToSchedule(schedule, Kind.CO2_INTENSITY, fuel, intensity));
    if (site.outdoorTemperatureC() != null) {
      series.addToSchedule(schedule, Kind.OUTDOOR_TEMPERATURE, null, site.outdoorTemperatureC());
    }
  }

  private Plant plant(UUID schedule, Header header) {
    Premises premises = sites.find(header.site());
    Tariff tariff = tariffs.find(header.tariff()).orElseThrow().value();
    return new Plant(
        site(schedule, header, premises),
        new TimeGrid(premises.zone(), header.start(), header.end(), header.slotMinutes()),
        premises.shifts(),
        equipmentOf(schedule),
        tariff,
        products.ofSite(header.site()),
        jobs.ofSchedule(schedule),
        header.relaxPrices());
  }

  private Site site(UUID schedule, Header header, Premises premises) {
    StepSeries baseLoad = null;
    StepSeries outdoor = null;
    Map<String, StepSeries> co2 = new TreeMap<>();
    for (Found found : series.ofSchedule(schedule)) {
      switch (found.kind()) {
        case BASE_LOAD -> baseLoad = found.series();
        case OUTDOOR_TEMPERATURE -> outdoor = found.series();
        case CO2_INTENSITY -> co2.put(found.fuelType(), found.series());
        case ENERGY_PRICE -> throw new IllegalStateException("a schedule has no prices");
      }
    }
    return new Site(
        premises.name(),
        premises.zone(),
        premises.currency(),
        premises.contractualPeak(),
        Objects.requireNonNull(baseLoad, "base load"),
        schedules.monthToDatePeak(schedule, header.monthToDatePeak()),
        premises.holidays(),
        new BillingPeriods(premises.billingDay()),
        co2,
        outdoor,
        schedules.peakHistory(schedule),
        header.monthToDateKwh());
  }

  private List<Equipment> equipmentOf(UUID schedule) {
    List<FoundState> states = schedules.equipment(schedule);
    Map<String, Versioned<Equipment>> registered =
        equipment.byId(states.stream().map(FoundState::equipmentId).toList());
    List<Equipment> found = new ArrayList<>();
    for (FoundState state : states) {
      Equipment lasting = Objects.requireNonNull(registered.get(state.equipmentId())).value();
      found.add(
          lasting.foundAs(state.on(), state.onSince(), state.startsToday(), state.lastBatchEnd()));
    }
    return found;
  }
}
