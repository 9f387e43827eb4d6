package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.problem.Models;
import io.heatscheduler.optimizer.problem.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a search share: the incumbent and the bound. Written by the driving thread at
 * barriers only.
 *
 * <p>Every plan offered is valued from scratch, so no part can put a wrong value or an infeasible
 * plan on it.
 */
public final class Board {
  private final Models models;
  private final BoardListener listener;
  private @Nullable Plan lastOffered;
  private @Nullable Plan incumbent;
  private long objective = Long.MAX_VALUE;
  private long bound = Long.MIN_VALUE;
  private long work;
  private boolean optimal;
  private boolean infeasible;

  /** An empty board. */
  public Board(Models models, BoardListener listener) {
    this.models = models;
    this.listener = listener;
  }

  /** Takes a plan if it is feasible and better. */
  public boolean offer(Plan plan, String phase) {
    if (plan == lastOffered) {
      return false; // a part offers its best plan in every round
    }
    lastOffered = plan;
    long cost = models.costOf(plan);
    if (cost >= objective) {
      return false;
    }
    incumbent = plan;
    objective = cost;
    listener.changed(this, phase);
    return true;
  }

  /** Takes a proven bound, in money units and already valid for exact bills, if it is higher. */
  public void raiseBound(long candidate, String phase) {
    if (candidate > bound) {
      bound = candidate;
      listener.changed(this, phase);
    }
  }

  /** Counts work and gives a sign of life. */
  void worked(long slots, String phase) {
    work += slots;
    listener.changed(this, phase);
  }

  /** Best plan, null if none was found yet. */
  public @Nullable Plan incumbent() {
    return incumbent;
  }

  /** Its value in money units; {@link Long#MAX_VALUE} without one. */
  public long objective() {
    return objective;
  }

  /** Proven bound in money units; {@link Long#MIN_VALUE} without one. */
  public long bound() {
    return bound;
  }

  /** Work done so far, in visited slots. */
  public long work() {
    return work;
  }

  /** An exact model proved that no plan is cheaper than the incumbent, its own rounding apart. */
  void proveOptimal() {
    optimal = incumbent != null && models.isLinear();
  }

  /** An exact model proved that there is no plan. */
  void proveInfeasible() {
    infeasible = true;
  }

  /** Whether it is proven that there is no plan. */
  boolean isInfeasible() {
    return infeasible;
  }

  /** Whether the incumbent is proven the cheapest, rounding apart. */
  public boolean isOptimal() {
    return optimal
        || incumbent != null
            && bound > Long.MIN_VALUE
            && objective - bound <= 2 * models.bound().maxRoundingError();
  }

  /** Whether (incumbent - bound) / |incumbent| is at most a fraction. */
  public boolean isWithin(double gap) {
    return incumbent != null
        && bound > Long.MIN_VALUE
        && objective - (double) bound <= gap * Math.abs((double) objective);
  }
}
