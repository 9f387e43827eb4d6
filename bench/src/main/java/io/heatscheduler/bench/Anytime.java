package io.heatscheduler.bench;

import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.optimizer.Progress;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search had after how long: every change of its incumbent and bound, with the wall time;
 * safe for use by several threads.
 */
public final class Anytime implements PipelineListener {

  /** State from a moment on; NaN while unknown. */
  private record State(double seconds, double incumbent, double bound) {}

  private final List<State> states = new ArrayList<>();

  @Override
  public synchronized void onProgress(Progress progress) {
    add(progress.elapsed().toNanos() / 1e9, number(progress.incumbent()), number(progress.bound()));
  }

  /** A moment told by something else than our own search. */
  public synchronized void add(double seconds, double incumbent, double bound) {
    State last = states.isEmpty() ? new State(0, Double.NaN, Double.NaN) : states.getLast();
    if (Double.compare(last.incumbent, incumbent) != 0 || Double.compare(last.bound, bound) != 0) {
      states.add(new State(seconds, incumbent, bound));
    }
  }

  /** Seconds to the first plan; NaN without one. */
  public synchronized double firstPlanSeconds() {
    return secondsTo(Double.POSITIVE_INFINITY);
  }

  /** Cost of the best plan at a time; NaN while there is none. */
  public synchronized double costAt(Duration time) {
    return at(time).incumbent;
  }

  /** (incumbent - bound) / |incumbent| at a time; NaN while either is unknown. */
  public synchronized double gapAt(Duration time) {
    State state = at(time);
    return (state.incumbent - state.bound) / Math.abs(state.incumbent);
  }

  /** Seconds until a plan cost at most this; NaN if none did. */
  public synchronized double secondsTo(double cost) {
    return states.stream()
        .filter(state -> state.incumbent <= cost)
        .mapToDouble(State::seconds)
        .findFirst()
        .orElse(Double.NaN);
  }

  private State at(Duration time) {
    State found = new State(0, Double.NaN, Double.NaN);
    for (State state : states) {
      if (state.seconds <= time.toNanos() / 1e9) {
        found = state;
      }
    }
    return found;
  }

  private static double number(@org.jspecify.annotations.Nullable BigDecimal value) {
    return value == null ? Double.NaN : value.doubleValue();
  }
}
