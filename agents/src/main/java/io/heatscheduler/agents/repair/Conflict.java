package io.heatscheduler.agents.repair;

import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.limit.LimitWords;
import io.heatscheduler.core.plant.Plant;
import java.util.List;

/**
 * Limits no schedule can keep together, every other limit of the plant left aside.
 *
 * @param limits the limits
 * @param minimal whether it is proven that without any one of them a schedule exists that keeps the
 *     rest
 * @param words each limit in a planner's words, in the same order
 * @param message the contradiction in one sentence
 */
public record Conflict(List<Limit> limits, boolean minimal, List<String> words, String message) {
  public Conflict {
    limits = List.copyOf(limits);
    words = List.copyOf(words);
  }

  /** The conflict with its words. */
  static Conflict of(List<Limit> limits, boolean minimal, Plant plant) {
    LimitWords words = new LimitWords(plant);
    return new Conflict(
        limits, minimal, limits.stream().map(words::of).toList(), words.contradiction(limits));
  }
}
