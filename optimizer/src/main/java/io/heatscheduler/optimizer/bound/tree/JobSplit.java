package io.heatscheduler.optimizer.bound.tree;

import io.heatscheduler.optimizer.bound.configuration.ConfigurationBound;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Two halves of a job's possibilities: starts up to a slot and after it, or one equipment and the
 * others.
 *
 * @param job index of the job; -1: no job is left to split
 * @param equipment the equipment set apart; -1: split by start
 * @param lastEarly last start of the first half, if split by start
 */
record JobSplit(int job, int equipment, int lastEarly) {
  /** Nothing left to split. */
  static final JobSplit NONE = new JobSplit(-1, -1, -1);

  private static final double FIRM = 0.97;

  /** Weight of disagreement over equipment beside one slot of deviation of the start. */
  private static final double EQUIPMENT_WEIGHT = 6;

  /** The job that matters most times how far its relaxed starts scatter. */
  static JobSplit choose(FlatProblem p, ConfigurationBound bound) {
    double most = 0;
    JobSplit best = NONE;
    for (int j = 0; j < p.jobs; j++) {
      double heat = 0;
      for (long h : p.heat[j]) {
        heat += h;
      }
      int firm = 0;
      for (int o = 1; o < p.optionEquipment[j].length; o++) {
        firm = bound.share(j, o) > bound.share(j, firm) ? o : firm;
      }
      double undecided = 1 - bound.share(j, firm);
      double deviation = Math.min(bound.startDeviation(j), 3.0 * p.duration[j]);
      int earliest = Integer.MAX_VALUE;
      int latest = -1;
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        earliest = Math.min(earliest, p.optionFirst[j][o]);
        latest = Math.max(latest, p.optionLast[j][o]);
      }
      boolean splitsByStart = latest > earliest && deviation > 0.3;
      boolean splitsByEquipment = p.optionEquipment[j].length > 1 && undecided > 1 - FIRM;
      double byStart = splitsByStart ? heat * deviation : 0;
      double byEquipment = splitsByEquipment ? heat * EQUIPMENT_WEIGHT * undecided : 0;
      if (Math.max(byStart, byEquipment) > most) {
        most = Math.max(byStart, byEquipment);
        int middle = (int) Math.floor(bound.meanStart(j));
        best =
            byStart >= byEquipment
                ? new JobSplit(j, -1, Math.min(Math.max(middle, earliest), latest - 1))
                : new JobSplit(j, p.optionEquipment[j][firm], -1);
      }
    }
    return best;
  }

  /** The jobs of one half; the split job may be left without an option. */
  List<Job> half(List<Job> jobs, boolean first) {
    List<Job> halved = new ArrayList<>(jobs);
    List<Job.Option> options = new ArrayList<>();
    for (Job.Option option : jobs.get(job).options()) {
      if (equipment >= 0) {
        if (option.equipment() == equipment == first) {
          options.add(option);
        }
        continue;
      }
      BitSet starts = option.starts();
      if (first) {
        starts.clear(Math.min(lastEarly + 1, starts.length()), starts.length());
      } else {
        starts.clear(0, lastEarly + 1);
      }
      options.add(new Job.Option(option.equipment(), starts));
    }
    halved.set(job, jobs.get(job).withOptions(options));
    return halved;
  }
}
