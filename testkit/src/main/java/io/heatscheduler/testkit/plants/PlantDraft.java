package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plant being put together or altered; every field is a key of the format, with its default.
 *
 * <p>Fields are open on purpose: a test says {@code draft.contractualPeakKw = null} and builds.
 */
public final class PlantDraft {
  public static final Currency EUR = Currency.getInstance("EUR");

  public String siteName = "Test site";
  public ZoneId zone;
  public @Nullable BigDecimal contractualPeakKw;
  public StepSeries baseLoadKw = StepSeries.constant(BigDecimal.ZERO);
  public MonthToDatePeak monthToDatePeak = MonthToDatePeak.UNKNOWN;
  public Set<LocalDate> holidays = new TreeSet<>();
  public BillingPeriods billing = BillingPeriods.CALENDAR_MONTHS;
  public @Nullable StepSeries outdoorC;
  public Instant start;
  public int slotMinutes;
  public int slots;
  public @Nullable List<Shift> shifts;
  public List<EquipmentDraft> equipment = new ArrayList<>();
  public BigDecimal fixedChargePerDay = BigDecimal.ZERO;
  public List<TariffPeriod> periods = new ArrayList<>();
  public List<DemandCharge> demandCharges = new ArrayList<>();
  public @Nullable StepSeries prices;
  public List<EnergyAdder> energyAdders = new ArrayList<>();
  public List<Product> products = new ArrayList<>();
  public List<JobDraft> jobs = new ArrayList<>();

  /** An empty plant over a horizon. */
  public PlantDraft(ZoneId zone, Instant start, int slotMinutes, int slots) {
    this.zone = zone;
    this.start = start;
    this.slotMinutes = slotMinutes;
    this.slots = slots;
  }

  /** A draft that builds the same plant again, emission factors apart. */
  public static PlantDraft of(Plant plant) {
    Site site = plant.site();
    PlantDraft draft =
        new PlantDraft(
            site.zone(),
            plant.horizon().start(),
            plant.horizon().slotMinutes(),
            plant.horizon().slotCount());
    Power peak = site.contractualPeak();
    draft.siteName = site.name();
    draft.contractualPeakKw = peak == null ? null : peak.kilowatts();
    draft.baseLoadKw = site.baseLoad();
    draft.monthToDatePeak = site.monthToDatePeak();
    draft.holidays = new TreeSet<>(site.holidays());
    draft.billing = site.billing();
    draft.outdoorC = site.outdoorTemperatureC();
    draft.shifts = plant.shifts() == null ? null : new ArrayList<>(plant.shifts());
    plant.equipment().forEach(equipment -> draft.equipment.add(EquipmentDraft.of(equipment)));
    Tariff tariff = plant.tariff();
    draft.fixedChargePerDay = tariff.fixedChargePerDay();
    draft.periods = new ArrayList<>(tariff.periods());
    draft.demandCharges = new ArrayList<>(tariff.demandCharges());
    draft.prices = tariff.prices();
    draft.energyAdders = new ArrayList<>(tariff.energyAdders());
    draft.products = new ArrayList<>(plant.products());
    plant.jobs().forEach(job -> draft.jobs.add(JobDraft.of(job)));
    return draft;
  }

  /** First instant of a slot; the slot count gives the horizon's end. */
  public Instant at(int slot) {
    return start.plusSeconds(slot * slotMinutes * 60L);
  }

  /** Local date of a slot. */
  public LocalDate dateOf(int slot) {
    return at(slot).atZone(zone).toLocalDate();
  }

  /** The plant. */
  public Plant build() {
    return new Plant(
        new Site(
            siteName,
            zone,
            EUR,
            contractualPeakKw == null ? null : new Power(contractualPeakKw),
            baseLoadKw,
            monthToDatePeak,
            holidays,
            billing,
            java.util.Map.of(),
            outdoorC),
        new TimeGrid(zone, start, at(slots), slotMinutes),
        shifts,
        equipment.stream().map(EquipmentDraft::build).toList(),
        new Tariff(
            "Test tariff",
            "Test utility",
            "T-1",
            LocalDate.of(2026, 1, 1),
            null,
            EUR,
            fixedChargePerDay,
            periods,
            demandCharges,
            prices,
            energyAdders),
        products,
        jobs.stream().map(JobDraft::build).toList());
  }
}
