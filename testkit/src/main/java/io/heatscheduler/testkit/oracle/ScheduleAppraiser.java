package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices any schedule of a plant and lists every rule it breaks, in exact fractions. */
public final class ScheduleAppraiser {
  private final PlantFacts facts;
  private final int slots;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> jobIndex = new HashMap<>();
  private final Map<String, Integer> equipmentIndex = new HashMap<>();
  private final int[] startOf;
  private final int[] runsOn;
  private final boolean[][] on;
  private final List<Map<Integer, String>> standbyBefore = new ArrayList<>();

  private ScheduleAppraiser(PlantFacts facts) {
    this.facts = facts;
    this.slots = facts.slots.count;
    for (int j = 0; j < facts.jobs.size(); j++) {
      jobIndex.put(facts.jobs.get(j).job.jobId(), j);
    }
    for (int e = 0; e < facts.equipment.size(); e++) {
      equipmentIndex.put(facts.equipment.get(e).equipment.equipmentId(), e);
    }
    startOf = new int[facts.jobs.size()];
    runsOn = new int[facts.jobs.size()];
    Arrays.fill(runsOn, -1);
    on = new boolean[facts.equipment.size()][slots];
    facts.equipment.forEach(unit -> standbyBefore.add(new HashMap<>()));
  }

  /** Appraises a schedule; one that names unknown jobs or times off the grid is infeasible. */
  public static Appraisal appraise(Plant plant, Schedule schedule) {
    return appraise(new PlantFacts(plant), schedule);
  }

  static Appraisal appraise(PlantFacts facts, Schedule schedule) {
    return new ScheduleAppraiser(facts).run(schedule);
  }

  private Appraisal run(Schedule schedule) {
    schedule.assignments().forEach(this::readAssignment);
    for (int j = 0; j < runsOn.length; j++) {
      if (runsOn[j] < 0) {
        broken("%s is not planned", facts.jobs.get(j).job.jobId());
      }
    }
    schedule.runs().forEach(this::readRun);
    checkOrderAndOperators();
    Fraction energy = Fraction.ZERO;
    Fraction wear = Fraction.ZERO;
    Fraction[] load = facts.slots.baseLoadKw.clone();
    for (int e = 0; e < on.length; e++) {
      EquipmentFacts unit = facts.equipment.get(e);
      Fraction[] heat = heatOf(e);
      checkTogether(e, heat);
      GapFacts gaps = new GapFacts(unit, facts.slots, on[e], standbyBefore.get(e));
      violations.addAll(gaps.broken);
      checkCommitment(e, gaps);
      wear = wear.plus(gaps.wear);
      for (int slot = 0; slot < slots; slot++) {
        Fraction input = gaps.inputKw[slot];
        if (on[e][slot]) {
          input = input.plus(unit.runningInputKw(slot, heat[slot]));
        }
        energy = energy.plus(unit.price(slot, input));
        if (unit.electric) {
          load[slot] = load[slot].plus(input);
        }
      }
    }
    Fraction peak = Fraction.ZERO;
    for (int slot = 0; slot < slots; slot++) {
      peak = peak.max(load[slot]);
      if (facts.peakLimitKw != null && load[slot].compareTo(facts.peakLimitKw) > 0) {
        broken("the site draws %s kW in slot %s", load[slot], slot);
      }
    }
    return new Appraisal(
        energy, wear, facts.demandCharge(load), facts.tariff.fixed, peak, violations);
  }

  private void readAssignment(Assignment assignment) {
    @Nullable Integer job = jobIndex.get(assignment.jobId());
    @Nullable Integer unit = equipmentIndex.get(assignment.equipmentId());
    if (job == null || unit == null || runsOn[job] >= 0) {
      broken("%s is unknown or planned twice", assignment);
      return;
    }
    JobFacts laid = facts.jobs.get(job);
    int start = facts.slots.slotBeginningAt(assignment.span().start());
    if (!laid.lasts(assignment.span())) {
      broken("%s does not last its duration", assignment);
    }
    if (!laid.starts.contains(start)) {
      broken("%s may not start then", assignment);
    } else if (!laid.mayRunOn(facts.equipment.get(unit), start)) {
      broken("%s may not run there", assignment);
    }
    if (start >= 0 && start + laid.durationSlots <= slots) {
      startOf[job] = start;
      runsOn[job] = unit;
    }
  }

  private void readRun(EquipmentRun run) {
    @Nullable Integer unit = equipmentIndex.get(run.equipmentId());
    Interval span = run.span();
    int first = facts.slots.slotBeginningAt(span.start());
    int end = facts.slots.slotBeginningAt(span.end());
    if (unit == null || first < 0 || end > slots || first >= end) {
      broken("%s is unknown or off the grid", run);
      return;
    }
    for (int slot = first; slot < end; slot++) {
      if (on[unit][slot]) {
        broken("%s overlaps another run", run);
      }
      on[unit][slot] = true;
    }
    if (run.standbyBefore() != null) {
      standbyBefore.get(unit).put(first, run.standbyBefore());
    }
  }

  private void checkOrderAndOperators() {
    int[] needed = new int[slots];
    for (int j = 0; j < runsOn.length; j++) {
      JobFacts laid = facts.jobs.get(j);
      if (laid.waitsForAJobBeyondTheHorizon) {
        broken("%s waits for a job beyond the horizon", laid.job.jobId());
      }
      if (runsOn[j] < 0) {
        continue;
      }
      for (int predecessor : laid.predecessors) {
        int end = startOf[predecessor] + facts.jobs.get(predecessor).durationSlots;
        if (runsOn[predecessor] >= 0 && startOf[j] < end) {
          broken("%s starts before a predecessor ends", laid.job.jobId());
        }
      }
      for (int slot = startOf[j]; slot < startOf[j] + laid.durationSlots; slot++) {
        needed[slot] += laid.job.operatorsRequired();
      }
    }
    int[] people = facts.slots.operators;
    for (int slot = 0; people != null && slot < slots; slot++) {
      if (needed[slot] > people[slot]) {
        broken("%s operators needed in slot %s, %s there", needed[slot], slot, people[slot]);
      }
    }
  }

  private Fraction[] heatOf(int e) {
    Fraction[] heat = new Fraction[slots];
    Arrays.fill(heat, Fraction.ZERO);
    for (int j = 0; j < runsOn.length; j++) {
      JobFacts laid = facts.jobs.get(j);
      for (int k = 0; runsOn[j] == e && k < laid.durationSlots; k++) {
        int slot = startOf[j] + k;
        heat[slot] = heat[slot].plus(laid.heatKw[k]);
        if (!on[e][slot]) {
          broken("%s runs in slot %s on equipment that is off", laid.job.jobId(), slot);
        }
      }
    }
    return heat;
  }

  private void checkTogether(int e, Fraction[] heat) {
    EquipmentFacts unit = facts.equipment.get(e);
    for (int slot = 0; slot < slots; slot++) {
      if (heat[slot].compareTo(unit.capacityKw) > 0) {
        broken("%s gives %s kW in slot %s", unit.equipment.equipmentId(), heat[slot], slot);
      }
      for (Map.Entry<String, BigDecimal> limit : unit.equipment.capacities().entrySet()) {
        BigDecimal used = BigDecimal.ZERO;
        for (int j = 0; j < runsOn.length; j++) {
          boolean running =
              runsOn[j] == e
                  && startOf[j] <= slot
                  && slot < startOf[j] + facts.jobs.get(j).durationSlots;
          BigDecimal use = facts.jobs.get(j).job.uses().get(limit.getKey());
          used = running && use != null ? used.add(use) : used;
        }
        if (used.compareTo(limit.getValue()) > 0) {
          broken("%s holds %s %s in slot %s", unit.equipment.name(), used, limit.getKey(), slot);
        }
      }
    }
    for (int a = 0; unit.batch && a < runsOn.length; a++) {
      for (int b = 0; b < runsOn.length; b++) {
        boolean bothHere = a != b && runsOn[a] == e && runsOn[b] == e;
        boolean inOrder = startOf[a] < startOf[b] || (startOf[a] == startOf[b] && a < b);
        int free = startOf[a] + facts.jobs.get(a).durationSlots + unit.turnaroundSlots;
        if (bothHere && inOrder && startOf[b] < free) {
          broken("%s takes a batch before it is free", unit.equipment.equipmentId());
        }
      }
    }
  }

  private void checkCommitment(int e, GapFacts gaps) {
    EquipmentFacts unit = facts.equipment.get(e);
    String id = unit.equipment.equipmentId();
    Map<LocalDate, Integer> starts = new HashMap<>();
    starts.put(facts.slots.date[0], unit.equipment.startsToday());
    for (int slot = 0; slot < slots; slot++) {
      boolean before = slot == 0 ? unit.equipment.initiallyOn() : on[e][slot - 1];
      if (on[e][slot] && !unit.mayBeOn[slot]) {
        broken("%s is on in slot %s though unavailable", id, slot);
      }
      if (!on[e][slot] && slot < unit.firstOffSlot) {
        broken("%s is off in slot %s, before its run from before is long enough", id, slot);
      }
      if (!on[e][slot] || before) {
        continue;
      }
      Integer allowed = unit.equipment.maxStartsPerDay();
      if (allowed != null
          && gaps.starts.contains(slot)
          && starts.merge(facts.slots.date[slot], 1, Integer::sum) > allowed) {
        broken("%s starts too often on %s", id, facts.slots.date[slot]);
      }
      for (int later = slot; later < Math.min(slots, slot + unit.minRunSlots); later++) {
        if (!on[e][later]) {
          broken("%s stops in slot %s, too early", id, later);
          break;
        }
      }
    }
  }

  private void broken(String rule, Object... values) {
    violations.add(rule.formatted(values));
  }
}
