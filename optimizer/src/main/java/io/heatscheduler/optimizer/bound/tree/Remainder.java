package io.heatscheduler.optimizer.bound.tree;

import io.heatscheduler.optimizer.bound.PeakBox;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tree leaves of a problem (docs/model/milp.md, section Branch and cut): the union of its
 * open nodes' starts, and the range of their peaks. Every plan cheaper than the incumbents the tree
 * was told lies in an open node, so it uses these starts and keeps these peaks.
 *
 * @param problem with the starts left
 * @param peaks range of peaks left
 */
public record Remainder(Problem problem, PeakBox peaks) {

  /** Adds up open nodes. */
  static final class Collector {
    private final FlatProblem p;
    private final List<BitSet[]> starts = new ArrayList<>();
    private @Nullable PeakBox hull;

    Collector(FlatProblem p) {
      this.p = p;
      for (Job job : p.problem.jobs()) {
        starts.add(job.options().stream().map(option -> new BitSet()).toArray(BitSet[]::new));
      }
    }

    /** Adds a node's box and jobs, whose options are some of the problem's. */
    void add(PeakBox box, List<Job> jobs) {
      for (int j = 0; j < jobs.size(); j++) {
        List<Job.Option> all = p.problem.jobs().get(j).options();
        int o = 0;
        for (Job.Option option : jobs.get(j).options()) { // both ascending by equipment
          while (all.get(o).equipment() != option.equipment()) {
            o++;
          }
          starts.get(j)[o].or(option.starts());
        }
      }
      hull = hull == null ? box : hull(hull, box);
    }

    private PeakBox hull(PeakBox a, PeakBox b) {
      double[] low = a.lowKw();
      double[] high = a.highKw();
      for (int k = 0; k < p.components; k++) {
        low[k] = Math.min(low[k], b.lowKw(k));
        high[k] = Math.max(high[k], b.highKw(k));
      }
      return new PeakBox(low, high);
    }

    /** What the nodes added contain; null without any. */
    @Nullable Remainder remainder() {
      PeakBox peaks = hull;
      if (peaks == null) {
        return null;
      }
      List<Job> jobs = new ArrayList<>();
      for (int j = 0; j < p.jobs; j++) {
        Job job = p.problem.jobs().get(j);
        List<Job.Option> options = new ArrayList<>();
        for (int o = 0; o < job.options().size(); o++) {
          options.add(new Job.Option(job.options().get(o).equipment(), starts.get(j)[o]));
        }
        jobs.add(job.withOptions(options));
      }
      return new Remainder(p.problem.with(p.problem.equipment(), jobs), peaks);
    }
  }
}
