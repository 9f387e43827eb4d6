package io.heatscheduler.agents.repair;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.limit.LimitedPlant;
import io.heatscheduler.core.limit.Limits;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.optimizer.PlanExistence.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a minimal set of contradicting limits by deletion: limits are left out, many at a time
 * first, and stay out while no plan exists.
 *
 * <p>Leaving limits out never makes a plan impossible, so a limit that had to be kept once is
 * needed by the final set too. Deterministic: the order is that of {@link Limits}.
 */
public final class ConflictFinder {
  private final Function<PlantGrid, Answer> existence;
  private final Plant plant;
  private final Set<Limit> kept;
  private boolean unsure;

  private ConflictFinder(Plant plant, Function<PlantGrid, Answer> existence) {
    this.plant = plant;
    this.existence = existence;
    this.kept = new LinkedHashSet<>(Limits.of(plant));
  }

  /**
   * A minimal conflict of a plant.
   *
   * @param suspects jobs that probably take part; tried alone first, which keeps questions about
   *     large plants small; may be empty
   * @param existence whether a plant has a plan; may say that it does not know
   * @return null if no contradiction could be proven
   */
  public static @Nullable Conflict find(
      Plant plant, Collection<String> suspects, Function<PlantGrid, Answer> existence) {
    return new ConflictFinder(plant, existence).find(suspects);
  }

  private @Nullable Conflict find(Collection<String> suspects) {
    boolean proven = !suspects.isEmpty() && leaveOut(othersThan(suspects));
    if (!proven && ask(kept) != Answer.NONE) {
      return null;
    }
    unsure = false;
    for (List<Limit> alike : byKind()) {
      reduce(alike);
    }
    return Conflict.of(List.copyOf(kept), !unsure, plant);
  }

  private List<Limit> othersThan(Collection<String> suspects) {
    return kept.stream()
        .filter(limit -> limit instanceof Limit.OfJob job && !suspects.contains(job.jobId()))
        .toList();
  }

  /** The limits in their order, cut where the kind changes. */
  private List<List<Limit>> byKind() {
    List<List<Limit>> kinds = new ArrayList<>();
    Class<?> kind = null;
    for (Limit limit : kept) {
      if (limit.getClass() != kind) {
        kind = limit.getClass();
        kinds.add(new ArrayList<>());
      }
      kinds.getLast().add(limit);
    }
    return kinds;
  }

  /** Leaves out as many of some limits as possible, halving where all together is too much. */
  private void reduce(List<Limit> candidates) {
    List<Limit> left = candidates.stream().filter(kept::contains).toList();
    if (left.isEmpty() || leaveOut(left)) {
      return;
    }
    if (left.size() > 1) {
      reduce(left.subList(0, left.size() / 2));
      reduce(left.subList(left.size() / 2, left.size()));
    }
  }

  /** Leaves limits out if the rest still contradicts itself. */
  private boolean leaveOut(List<Limit> limits) {
    Set<Limit> rest = new LinkedHashSet<>(kept);
    limits.forEach(rest::remove);
    rest.removeIf(limit -> limit instanceof Limit.OfJob job && !isPlanned(job, rest));
    Answer answer = ask(rest);
    unsure |= answer == Answer.UNKNOWN && limits.size() == 1;
    if (answer != Answer.NONE) {
      return false;
    }
    kept.retainAll(rest);
    return true;
  }

  /** A job's limits go with the job, and its order when either of the two does. */
  private static boolean isPlanned(Limit.OfJob limit, Set<Limit> rest) {
    boolean both =
        !(limit instanceof Limit.Order order)
            || rest.contains(new Limit.Planned(order.predecessorId()));
    return both && rest.contains(new Limit.Planned(limit.jobId()));
  }

  private Answer ask(Collection<Limit> limits) {
    return PlantGrid.of(LimitedPlant.keeping(limits, plant)) instanceof Outcome.Done<PlantGrid> laid
        ? existence.apply(laid.value())
        : Answer.UNKNOWN;
  }
}
