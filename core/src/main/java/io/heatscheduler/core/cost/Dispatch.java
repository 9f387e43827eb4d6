package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.Gap;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a schedule makes each equipment deliver and draw in each slot, and the site's electric load.
 *
 * <p>The plant format, "Equipment and jobs": while on, equipment delivers max(jobs' heat, minimum
 * load), draws the input for that heat, standby on top, and in a start slot the start-up energy.
 * Equipment that takes time to heat up and cool down draws for that while it is off. Sums run in a
 * fixed order (jobs, then equipment, by index) in decimal128. <b>Units:</b> kW, mean over the slot.
 * <b>Shape:</b> [equipment][slot].
 */
public final class Dispatch {
  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final BigDecimal[][] jobsHeatKw;
  private final BigDecimal[][] deliveredKw;
  private final BigDecimal[][] loadInputKw;
  private final BigDecimal[][] transitionKwh;
  private final BigDecimal[][] waitingKwh;
  private final List<BitSet> starts = new ArrayList<>();
  private final List<BitSet> shutdowns = new ArrayList<>();
  private final List<BigDecimal> siteLoadKw = new ArrayList<>();

  private Dispatch(PlantGrid grid, SlottedSchedule schedule) {
    this.grid = grid;
    this.schedule = schedule;
    int equipment = grid.equipment().size();
    this.jobsHeatKw = zeros(equipment, grid.slotCount());
    this.deliveredKw = zeros(equipment, grid.slotCount());
    this.loadInputKw = zeros(equipment, grid.slotCount());
    this.transitionKwh = zeros(equipment, grid.slotCount());
    this.waitingKwh = zeros(equipment, grid.slotCount());
  }

  /**
   * Derives the dispatch of a schedule.
   *
   * @throws IllegalArgumentException if a job runs while its equipment is off, or outside the
   *     horizon; verify the schedule first
   */
  public static Dispatch of(PlantGrid grid, SlottedSchedule schedule) {
    Dispatch dispatch = new Dispatch(grid, schedule);
    dispatch.addJobs();
    grid.equipment().forEach(dispatch::runEquipment);
    dispatch.addUpSite();
    return dispatch;
  }

  /** The grid it was derived on. */
  public PlantGrid grid() {
    return grid;
  }

  /** The schedule it was derived from. */
  public SlottedSchedule schedule() {
    return schedule;
  }

  /** Heat the jobs take. */
  public BigDecimal jobsHeatKw(int equipment, int slot) {
    return jobsHeatKw[equipment][slot];
  }

  /** Heat delivered: the jobs' heat, or the minimum load if that is more. */
  public BigDecimal deliveredKw(int equipment, int slot) {
    return deliveredKw[equipment][slot];
  }

  /** Heat nobody takes: delivered less the jobs' heat. */
  public BigDecimal surplusKw(int equipment, int slot) {
    return deliveredKw[equipment][slot].subtract(jobsHeatKw[equipment][slot]);
  }

  /** Input for the delivered heat, without standby and start-up. */
  public BigDecimal loadInputKw(int equipment, int slot) {
    return loadInputKw[equipment][slot];
  }

  /** Input drawn on top while on. */
  public BigDecimal standbyKw(int equipment, int slot) {
    return schedule.isOn(equipment, slot) ? of(equipment).standby().kilowatts() : BigDecimal.ZERO;
  }

  /**
   * Mean over the slot of the energy of heating up and cooling down; where that takes no time, of
   * the start-up energy in the slot of the start.
   */
  public BigDecimal startupKw(int equipment, int slot) {
    if (grid.equipment().get(equipment).transitionsTakeTime()) {
      return grid.meanPowerKw(transitionKwh[equipment][slot]);
    }
    return starts.get(equipment).get(slot)
        ? grid.meanPowerKw(of(equipment).startupEnergy().kilowattHours())
        : BigDecimal.ZERO;
  }

  /** Mean over the slot of what it draws in a standby state; zero while on, off or in between. */
  public BigDecimal waitingKw(int equipment, int slot) {
    return grid.meanPowerKw(waitingKwh[equipment][slot]);
  }

  /** Everything it draws, in its own fuel. */
  public BigDecimal inputKw(int equipment, int slot) {
    BigDecimal input =
        loadInputKw[equipment][slot]
            .add(standbyKw(equipment, slot), DECIMAL128)
            .add(startupKw(equipment, slot), DECIMAL128);
    return waitingKwh[equipment][slot].signum() == 0
        ? input
        : input.add(waitingKw(equipment, slot), DECIMAL128);
  }

  /** Whether it is on, or draws something while it is not. */
  public boolean draws(int equipment, int slot) {
    return schedule.isOn(equipment, slot)
        || transitionKwh[equipment][slot].signum() != 0
        || waitingKwh[equipment][slot].signum() != 0;
  }

  /** What it adds to the site's electric load; zero if it burns fuel. */
  public BigDecimal electricKw(int equipment, int slot) {
    return of(equipment).isElectric() ? inputKw(equipment, slot) : BigDecimal.ZERO;
  }

  /** What it draws of its fuel; zero if it is electric. */
  public BigDecimal fuelKw(int equipment, int slot) {
    return of(equipment).isElectric() ? BigDecimal.ZERO : inputKw(equipment, slot);
  }

  /** Input for the jobs' part of the delivered heat (a slot's input is split by heat). */
  public BigDecimal jobsInputKw(int equipment, int slot) {
    return share(equipment, slot, jobsHeatKw[equipment][slot]);
  }

  /**
   * Input for one job in a slot of its run (a slot's input is split by heat).
   *
   * @param slotOfRun 0 for the job's first slot
   */
  public BigDecimal jobInputKw(GridJob job, int slotOfRun) {
    return share(
        schedule.equipmentOf(job.index()),
        schedule.startOf(job.index()) + slotOfRun,
        job.heatKw(slotOfRun));
  }

  /**
   * Input energy drawn for one use, kWh.
   *
   * @param use jobs, idle (surplus heat, standby and waiting in a standby state) or start (and
   *     cooling down)
   */
  public BigDecimal inputKwh(int equipment, int slot, EnergyUse use) {
    return switch (use) {
      case JOBS -> grid.energyKwh(jobsInputKw(equipment, slot));
      case IDLE ->
          grid.energyKwh(
                  loadInputKw[equipment][slot]
                      .subtract(jobsInputKw(equipment, slot), DECIMAL128)
                      .add(standbyKw(equipment, slot), DECIMAL128))
              .add(waitingKwh[equipment][slot], DECIMAL128);
      case START ->
          grid.equipment().get(equipment).transitionsTakeTime()
              ? transitionKwh[equipment][slot]
              : starts.get(equipment).get(slot)
                  ? of(equipment).startupEnergy().kilowattHours()
                  : BigDecimal.ZERO;
      case BASE_LOAD -> throw new IllegalArgumentException("equipment draws nothing for " + use);
    };
  }

  /** First slots of the runs that begin from off. */
  public BitSet starts(int equipment) {
    return (BitSet) starts.get(equipment).clone();
  }

  /** Off-slots that follow an on-slot, unless it goes into a standby state. */
  public BitSet shutdowns(int equipment) {
    return (BitSet) shutdowns.get(equipment).clone();
  }

  /** Electric load of the site, base load included, shape [slot]. */
  public List<BigDecimal> siteLoadKw() {
    return List.copyOf(siteLoadKw);
  }

  /** Electric load of the site in a slot, base load included. */
  public BigDecimal siteLoadKw(int slot) {
    return siteLoadKw.get(slot);
  }

  /** Highest slot mean of the site's load, base load included. */
  public BigDecimal peakKw() {
    return siteLoadKw.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private void addJobs() {
    for (GridJob job : grid.jobs()) {
      int equipment = schedule.equipmentOf(job.index());
      int start = schedule.startOf(job.index());
      Check.that(
          start >= 0 && start + job.durationSlots() <= grid.slotCount(),
          "job %s runs outside the horizon, from slot %s",
          job.job().jobId(),
          start);
      for (int k = 0; k < job.durationSlots(); k++) {
        Check.that(
            schedule.isOn(equipment, start + k),
            "job %s runs in slot %s while %s is off",
            job.job().jobId(),
            start + k,
            of(equipment).equipmentId());
        jobsHeatKw[equipment][start + k] =
            jobsHeatKw[equipment][start + k].add(job.heatKw(k), DECIMAL128);
      }
    }
  }

  private void runEquipment(GridEquipment equipment) {
    int e = equipment.index();
    BitSet started = new BitSet();
    BitSet stopped = new BitSet();
    boolean before = equipment.equipment().initiallyOn();
    BigDecimal minLoad = equipment.equipment().minLoad().kilowatts();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      boolean on = schedule.isOn(e, slot);
      if (on) {
        deliveredKw[e][slot] = jobsHeatKw[e][slot].max(minLoad);
        loadInputKw[e][slot] = equipment.input().inputKw(slot, deliveredKw[e][slot]);
      }
      started.set(slot, on && !before);
      stopped.set(slot, !on && before);
      before = on;
    }
    if (equipment.transitionsTakeTime()) {
      layGaps(equipment, started, stopped);
    }
    starts.add(started);
    shutdowns.add(stopped);
  }

  /** Fills what it draws while it is not on; a gap in standby is neither start nor shut-down. */
  private void layGaps(GridEquipment equipment, BitSet started, BitSet stopped) {
    int e = equipment.index();
    boolean initiallyOn = equipment.equipment().initiallyOn();
    for (Gap gap : Gap.of(schedule.on().get(e), initiallyOn, grid.slotCount())) {
      int index = gap.beforeRun() ? schedule.stateBefore(e, gap.end()) : 0;
      RestState state = equipment.rest().get(index);
      if (index > 0) {
        started.clear(gap.end());
        stopped.clear(gap.first());
      }
      for (int slot = gap.first(); slot < gap.end(); slot++) {
        transitionKwh[e][slot] = state.transitionKwh(gap, slot);
        waitingKwh[e][slot] = state.waitingKwh(gap, slot);
      }
      if (gap.beforeRun() && state.startupSlots() == 0) {
        transitionKwh[e][gap.end()] = state.startupKwh();
      }
    }
  }

  private void addUpSite() {
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      BigDecimal load = grid.baseLoadKw().get(slot);
      for (GridEquipment equipment : grid.equipment()) {
        if (draws(equipment.index(), slot)) {
          load = load.add(electricKw(equipment.index(), slot), DECIMAL128);
        }
      }
      siteLoadKw.add(load);
    }
  }

  private BigDecimal share(int equipment, int slot, BigDecimal heatKw) {
    BigDecimal delivered = deliveredKw[equipment][slot];
    if (heatKw.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return heatKw.compareTo(delivered) == 0
        ? loadInputKw[equipment][slot]
        : loadInputKw[equipment][slot].multiply(heatKw, DECIMAL128).divide(delivered, DECIMAL128);
  }

  private Equipment of(int equipment) {
    return grid.equipment().get(equipment).equipment();
  }

  private static BigDecimal[][] zeros(int rows, int columns) {
    BigDecimal[][] zeros = new BigDecimal[rows][columns];
    for (BigDecimal[] row : zeros) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    return zeros;
  }
}
