package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Draws and relaxes the keys of the jobs. */
final class JobKeys {
  private static final List<List<String>> PROFILES =
      List.of(
          List.of("0.7", "0.3"),
          List.of("0.5", "0.3", "0.2"),
          List.of("0.1", "0.2", "0.3", "0.4"),
          List.of("0.25", "0.75"));

  private JobKeys() {}

  /** Mean heat of a job in kW. */
  static BigDecimal meanKw(JobDraft job) {
    return job.heatKwh
        .multiply(BigDecimal.valueOf(60))
        .divide(BigDecimal.valueOf(job.durationMinutes), MathContext.DECIMAL32);
  }

  static void halfTheHeat(PlantDraft draft) {
    draft.jobs.forEach(job -> job.heatKwh = job.heatKwh.multiply(new BigDecimal("0.5")));
  }

  /** One job of a single slot in the first half, so that a minimum run outlasts it. */
  static void shorten(PlantDraft draft, Draw draw) {
    JobDraft job = draw.of(draft.jobs);
    int slot = draw.between(0, draft.slots / 2 - 1);
    job.heatKwh = draw.perSlot(draft.slotMinutes, 20, 60);
    job.durationMinutes = draft.slotMinutes;
    job.earliestStart = draft.at(slot);
    job.latestEnd = draft.at(slot + draw.between(1, 2));
  }

  /** Doubles a single job, so that there is somebody to wait for or to share with. */
  static void atLeastTwo(PlantDraft draft) {
    if (draft.jobs.size() == 1) {
      JobDraft copy = JobDraft.of(draft.jobs.getFirst().build());
      copy.jobId = "J2";
      draft.jobs.add(copy);
    }
  }

  /** A duration that rounds up to its slots. */
  static void oddDuration(PlantDraft draft, Draw draw) {
    JobDraft job = draw.of(draft.jobs);
    int slots = Math.ceilDiv(job.durationMinutes, draft.slotMinutes);
    job.durationMinutes = slots * draft.slotMinutes - draw.between(1, draft.slotMinutes - 1);
    widen(draft, job, slots);
  }

  static void durationRoundedDown(PlantDraft draft) {
    for (JobDraft job : draft.jobs) {
      int whole = job.durationMinutes / draft.slotMinutes * draft.slotMinutes;
      job.durationMinutes = whole == 0 ? job.durationMinutes : whole;
    }
  }

  /** Starts no sooner than late in the horizon. */
  static void lateRelease(PlantDraft draft, Draw draw) {
    JobDraft job = draw.of(draft.jobs);
    int slots = Math.ceilDiv(job.durationMinutes, draft.slotMinutes);
    int release = Math.max(0, draft.slots - slots - draw.between(0, 1));
    job.earliestStart = draft.at(release);
    job.latestEnd = draft.at(draft.slots + (draw.percent(30) ? 5 : 0));
  }

  static void releaseAtOnce(PlantDraft draft) {
    draft.jobs.forEach(job -> job.earliestStart = draft.start);
  }

  static void oddRelease(PlantDraft draft, Draw draw) {
    for (JobDraft job : draft.jobs) {
      if (job.earliestStart.isAfter(draft.start)) {
        job.earliestStart = job.earliestStart.minusSeconds(offGrid(draft, draw));
      }
    }
  }

  static void releaseDown(PlantDraft draft) {
    for (JobDraft job : draft.jobs) {
      job.earliestStart = job.earliestStart.minusSeconds(pastTheGrid(draft, job.earliestStart));
    }
  }

  static void earlyDeadline(PlantDraft draft, Draw draw) {
    JobDraft job = draw.of(draft.jobs);
    int slots = Math.ceilDiv(job.durationMinutes, draft.slotMinutes);
    job.earliestStart = draft.start.minusSeconds(draw.percent(30) ? 7200 : 0);
    job.latestEnd = draft.at(Math.min(draft.slots, slots + draw.between(0, 1)));
  }

  static void noDeadline(PlantDraft draft) {
    draft.jobs.forEach(job -> job.latestEnd = draft.at(draft.slots));
  }

  static void oddDeadline(PlantDraft draft, Draw draw) {
    for (JobDraft job : draft.jobs) {
      if (job.latestEnd.isBefore(draft.at(draft.slots))) {
        job.latestEnd = job.latestEnd.plusSeconds(offGrid(draft, draw));
      }
    }
  }

  static void deadlineUp(PlantDraft draft) {
    for (JobDraft job : draft.jobs) {
      long past = pastTheGrid(draft, job.latestEnd);
      job.latestEnd =
          past == 0 ? job.latestEnd : job.latestEnd.plusSeconds(draft.slotMinutes * 60L - past);
    }
  }

  /** Named heaters, not always the cheap ones. */
  static void eligible(PlantDraft draft, Draw draw) {
    if (draft.equipment.size() == 1) {
      EquipmentDraft second = new EquipmentDraft("H2");
      second.efficiencyPercent = draw.multiple("1", 70, 99);
      draft.equipment.add(second);
    }
    for (JobDraft job : draft.jobs) {
      if (draw.percent(70)) {
        job.eligibleEquipment.clear();
        job.eligibleEquipment.add(draw.of(draft.equipment).equipmentId);
      }
    }
  }

  static void predecessors(PlantDraft draft, Draw draw) {
    atLeastTwo(draft);
    int first = draw.between(0, draft.jobs.size() - 2);
    int second = draw.between(first + 1, draft.jobs.size() - 1);
    boolean forward = draw.percent(70);
    JobDraft before = draft.jobs.get(forward ? first : second);
    JobDraft after = draft.jobs.get(forward ? second : first);
    after.predecessors.add(before.jobId);
    widen(draft, after, 2 + Math.ceilDiv(after.durationMinutes, draft.slotMinutes));
  }

  /** A window inside the run that one of the possible starts gives; not always on the grid. */
  static void mustRun(PlantDraft draft, Draw draw) {
    JobDraft job = draw.of(draft.jobs);
    int slots = Math.ceilDiv(job.durationMinutes, draft.slotMinutes);
    widen(draft, job, slots + 2);
    int start = draw.between(0, draft.slots - slots);
    long early = draw.percent(40) ? offGrid(draft, draw) : 0;
    Instant from = draft.at(start).plusSeconds(early);
    job.mustRun.add(new Interval(from, draft.at(start + slots)));
  }

  static void cannotRun(PlantDraft draft, Draw draw) {
    JobDraft job = draw.of(draft.jobs);
    int slots = Math.ceilDiv(job.durationMinutes, draft.slotMinutes);
    widen(draft, job, slots + 2);
    int start = draw.between(0, draft.slots - 2);
    int end = Math.min(draft.slots, start + draw.between(1, 3));
    long late = draw.percent(40) ? offGrid(draft, draw) : 0;
    job.cannotRun.add(
        new Interval(draft.at(start).plusSeconds(late), draft.at(end).plusSeconds(late)));
  }

  static void profile(PlantDraft draft, Draw draw) {
    for (JobDraft job : draft.jobs) {
      int slots = Math.max(2, Math.ceilDiv(job.durationMinutes, draft.slotMinutes));
      job.durationMinutes = slots * draft.slotMinutes;
      widen(draft, job, slots);
      job.powerProfile.clear();
      draw.of(PROFILES).forEach(share -> job.powerProfile.add(new BigDecimal(share)));
    }
  }

  /** Opens a job's window until it holds a number of slots, as far as the horizon allows. */
  private static void widen(PlantDraft draft, JobDraft job, int slots) {
    long wanted = (long) slots * draft.slotMinutes * 60;
    while (Duration.between(job.earliestStart, job.latestEnd).toSeconds() < wanted) {
      if (job.latestEnd.isBefore(draft.at(draft.slots))) {
        job.latestEnd = job.latestEnd.plusSeconds(draft.slotMinutes * 60L);
      } else if (job.earliestStart.isAfter(draft.start)) {
        job.earliestStart = job.earliestStart.minusSeconds(draft.slotMinutes * 60L);
      } else {
        return;
      }
    }
  }

  private static long offGrid(PlantDraft draft, Draw draw) {
    return draw.between(1, draft.slotMinutes - 1) * 60L;
  }

  private static long pastTheGrid(PlantDraft draft, Instant instant) {
    long seconds = Duration.between(draft.start, instant).toSeconds();
    return Math.floorMod(seconds, draft.slotMinutes * 60L);
  }
}
