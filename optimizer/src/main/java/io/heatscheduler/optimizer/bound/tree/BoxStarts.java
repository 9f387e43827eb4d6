package io.heatscheduler.optimizer.bound.tree;

import io.heatscheduler.optimizer.bound.PackingRows;
import io.heatscheduler.optimizer.bound.PeakBox;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts that are possible in a peak box: those whose own input fits into every slot's room. */
final class BoxStarts {
  private final FlatProblem p;

  BoxStarts(FlatProblem p) {
    this.p = p;
  }

  /** Most the electric equipment may draw in each slot by a box and the site limit, kW, [t]. */
  double[] roomKw(PeakBox box) {
    double[] room = PackingRows.roomKw(p, box);
    for (int t = 0; t < p.slots && p.peakLimit < Problem.NO_LIMIT; t++) {
      double limit = p.peakLimit + Units.LIMIT_TOLERANCE_OF_BOUND - (double) p.baseLoad[t];
      room[t] = Math.min(room[t], Math.max(0, limit / Units.POWER_PER_KW));
    }
    return room;
  }

  /** The problem of a node with the starts possible in a box, null if a job has none. */
  @Nullable FlatProblem reduce(PeakBox box, List<Job> jobs) {
    List<Job> reduced = possible(box, jobs);
    return reduced == null ? null : new FlatProblem(p.problem.with(p.problem.equipment(), reduced));
  }

  /** Jobs with the starts possible in a box, null if a job has none. */
  @Nullable List<Job> possible(PeakBox box, List<Job> jobs) {
    double[] room = PackingRows.roomKw(p, box);
    List<Job> reduced = new ArrayList<>();
    for (Job job : jobs) {
      List<Job.Option> options = new ArrayList<>();
      for (Job.Option option : job.options()) {
        int e = option.equipment();
        BitSet starts = option.starts();
        if (p.electric[e] && p.linear[e]) {
          keepWithin(room, job, e, starts);
        }
        options.add(new Job.Option(e, starts));
      }
      Job kept = job.withOptions(options);
      if (kept.options().isEmpty()) {
        return null;
      }
      reduced.add(kept);
    }
    return reduced;
  }

  private void keepWithin(double[] room, Job job, int e, BitSet starts) {
    for (int s = starts.nextSetBit(0); s >= 0; s = starts.nextSetBit(s + 1)) {
      for (int k = 0; k < job.duration(); k++) {
        double heat = Math.max(job.heat(k), p.minLoad[e]);
        double inputKw = (heat * p.scale[e * p.slots + s + k] + p.standby[e]) / Units.POWER_PER_KW;
        if (inputKw > room[s + k]) {
          starts.clear(s);
          break;
        }
      }
    }
  }
}
