package io.heatscheduler.testkit;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a schedule at random: some of the results still keep every rule, most do not. */
final class Mutations {
  private final Plant plant;
  private final long slotSeconds;
  private final Random random;

  Mutations(Plant plant, long seed) {
    this.plant = plant;
    this.slotSeconds = plant.horizon().slotMinutes() * 60L;
    this.random = new Random(seed);
  }

  /** One to three changes. */
  Schedule mutate(Schedule schedule) {
    Schedule changed = schedule;
    for (int change = random.nextInt(3); change >= 0; change--) {
      changed =
          switch (random.nextInt(6)) {
            case 0, 1 -> withJobMoved(changed);
            case 2 -> withJobElsewhere(changed);
            case 3 -> withRunChanged(changed);
            case 4 -> withRunLeftOut(changed);
            default -> withRunAdded(changed);
          };
    }
    return changed;
  }

  /** A job some slots earlier or later; its equipment is switched on for it if it was off. */
  private Schedule withJobMoved(Schedule schedule) {
    if (schedule.assignments().isEmpty()) {
      return schedule;
    }
    int index = random.nextInt(schedule.assignments().size());
    Assignment job = schedule.assignments().get(index);
    Interval moved = shifted(job.span(), random.nextInt(7) - 3, 0);
    return replaced(schedule, index, new Assignment(job.jobId(), job.equipmentId(), moved));
  }

  private Schedule withJobElsewhere(Schedule schedule) {
    if (schedule.assignments().isEmpty()) {
      return schedule;
    }
    int index = random.nextInt(schedule.assignments().size());
    Assignment job = schedule.assignments().get(index);
    int unit = random.nextInt(plant.equipment().size());
    String id = plant.equipment().get(unit).equipmentId();
    return replaced(schedule, index, new Assignment(job.jobId(), id, job.span()));
  }

  private Schedule replaced(Schedule schedule, int index, Assignment by) {
    List<Assignment> assignments = new ArrayList<>(schedule.assignments());
    assignments.set(index, by);
    List<EquipmentRun> runs = new ArrayList<>(schedule.runs());
    if (random.nextInt(5) > 0) {
      switchOn(runs, by.equipmentId(), by.span());
    }
    return new Schedule(assignments, runs);
  }

  private Schedule withRunChanged(Schedule schedule) {
    if (schedule.runs().isEmpty()) {
      return schedule;
    }
    List<EquipmentRun> runs = new ArrayList<>(schedule.runs());
    EquipmentRun run = runs.remove(random.nextInt(runs.size()));
    Interval span = shifted(run.span(), random.nextInt(3) - 1, random.nextInt(3) - 1);
    switchOn(runs, run.equipmentId(), span);
    return new Schedule(schedule.assignments(), runs);
  }

  private Schedule withRunLeftOut(Schedule schedule) {
    if (schedule.runs().isEmpty()) {
      return schedule;
    }
    List<EquipmentRun> runs = new ArrayList<>(schedule.runs());
    runs.remove(random.nextInt(runs.size()));
    return new Schedule(schedule.assignments(), runs);
  }

  private Schedule withRunAdded(Schedule schedule) {
    int unit = random.nextInt(plant.equipment().size());
    int slot = random.nextInt(plant.horizon().slotCount());
    int slots = 1 + random.nextInt(3);
    List<EquipmentRun> runs = new ArrayList<>(schedule.runs());
    Interval span =
        new Interval(
            plant.horizon().startOf(slot),
            plant.horizon().startOf(Math.min(plant.horizon().slotCount(), slot + slots)));
    switchOn(runs, plant.equipment().get(unit).equipmentId(), span);
    return new Schedule(schedule.assignments(), runs);
  }

  /** Adds a run, joined with those it touches, so that runs stay maximal. */
  private static void switchOn(List<EquipmentRun> runs, String equipmentId, Interval span) {
    Interval joined = span;
    for (EquipmentRun run : List.copyOf(runs)) {
      boolean apart =
          run.span().end().isBefore(joined.start()) || joined.end().isBefore(run.span().start());
      if (run.equipmentId().equals(equipmentId) && !apart) {
        runs.remove(run);
        joined =
            new Interval(
                run.span().start().isBefore(joined.start()) ? run.span().start() : joined.start(),
                run.span().end().isAfter(joined.end()) ? run.span().end() : joined.end());
      }
    }
    runs.add(new EquipmentRun(equipmentId, joined));
  }

  private Interval shifted(Interval span, int startBySlots, int longerBySlots) {
    java.time.Instant start = span.start().plusSeconds(startBySlots * slotSeconds);
    java.time.Instant end =
        span.end().plusSeconds((startBySlots + (long) longerBySlots) * slotSeconds);
    return start.isBefore(end) ? new Interval(start, end) : span;
  }
}
