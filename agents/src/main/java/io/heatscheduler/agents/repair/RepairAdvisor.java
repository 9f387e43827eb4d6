package io.heatscheduler.agents.repair;

import io.heatscheduler.core.change.AddedEquipment;
import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlanExistence;
import io.heatscheduler.optimizer.PlanExistence.Answer;
import io.heatscheduler.optimizer.PlanExistence.Verdict;
import io.heatscheduler.optimizer.PlantOptimizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says why a plant has no plan and what to change: the contradicting limits, and the cheapest of
 * the smallest sufficient changes of each kind.
 */
public final class RepairAdvisor {
  private static final int MOST_REPAIRS = 3;
  private static final int SEARCHES_OF_A_KIND = 3;
  private static final long UNITS_PER_SECOND = HybridOptimizer.UNITS_PER_SECOND;

  /** The exact solver's deterministic seconds for finding the conflict, and for one question. */
  private static final double CONFLICT_SECONDS = 8;

  private static final double QUESTION_SECONDS = 2;

  private final PlantOptimizer optimizer;
  private final PlanExistence existence;

  /**
   * An advisor.
   *
   * @param optimizer plans relaxed and changed plants
   * @param existence says whether plants have a plan
   */
  public RepairAdvisor(PlantOptimizer optimizer, PlanExistence existence) {
    this.optimizer = optimizer;
    this.existence = existence;
  }

  /**
   * The advice.
   *
   * @param grid a plant for which no schedule was found
   * @param settings of the search that found none; all repairs together get as much work again
   */
  public Advice advise(PlantGrid grid, OptimizerSettings settings, Cancellation cancellation) {
    List<Repair> repairs = new ArrayList<>(smallestOfEachKind(grid, settings, cancellation));
    Conflict conflict = conflict(grid, repairs, cancellation);
    if (repairs.stream().noneMatch(repair -> repair.kind() == RelaxKind.EQUIPMENT)) {
      Repair rented = rented(grid, conflict, search(grid, settings, cancellation), cancellation);
      if (rented != null) {
        repairs.add(rented);
      }
    }
    repairs.sort(Comparator.comparing(Repair::total).thenComparing(Repair::kind));
    return new Advice(
        conflict, repairs.subList(0, Math.min(MOST_REPAIRS, repairs.size())), grid.plant().site());
  }

  /**
   * The smallest sufficient change of each kind by which alone a schedule becomes possible, rented
   * equipment apart, in the order of the kinds.
   */
  public List<Repair> smallestOfEachKind(
      PlantGrid grid, OptimizerSettings settings, Cancellation cancellation) {
    RepairSearch search = search(grid, settings, cancellation);
    List<Repair> repairs = new ArrayList<>();
    for (RelaxKind kind : RelaxKind.values()) {
      Repair repair =
          kind.binds(grid.plant()) && !cancellation.isRequested() ? search.find(kind) : null;
      if (repair != null) {
        repairs.add(repair);
      }
    }
    return repairs;
  }

  private RepairSearch search(
      PlantGrid grid, OptimizerSettings settings, Cancellation cancellation) {
    return new RepairSearch(
        grid, grid.plant().relaxPricesOrDefault(), optimizer, share(settings), cancellation);
  }

  private static OptimizerSettings share(OptimizerSettings all) {
    Long effort = all.effort();
    long units = effort != null ? effort : all.timeLimit().toMillis() * UNITS_PER_SECOND / 1000;
    long each = Math.max(1, units / ((long) RelaxKind.values().length * SEARCHES_OF_A_KIND));
    return new OptimizerSettings(all.timeLimit(), each, all.gap(), all.seed());
  }

  private @Nullable Conflict conflict(
      PlantGrid grid, List<Repair> repairs, Cancellation cancellation) {
    Set<String> suspects = new LinkedHashSet<>();
    String prefix = "/jobs/";
    grid.conflicts().stream()
        .map(finding -> String.valueOf(finding.location().pointer()))
        .filter(pointer -> pointer.startsWith(prefix))
        .forEach(pointer -> suspects.add(pointer.substring(prefix.length())));
    if (suspects.isEmpty()) {
      suspects.addAll(Suspects.of(grid, repairs));
    }
    return ConflictFinder.find(grid.plant(), suspects, asking(cancellation));
  }

  /** Questions to the exact solver until the work for all of them is spent. */
  private Function<PlantGrid, Answer> asking(Cancellation cancellation) {
    double[] left = {CONFLICT_SECONDS};
    return plant -> {
      if (left[0] <= 0 || cancellation.isRequested()) {
        return Answer.UNKNOWN;
      }
      Verdict verdict =
          existence.of(plant, Math.min(left[0], QUESTION_SECONDS), cancellation::isRequested);
      left[0] -= verdict.workSeconds();
      return verdict.answer();
    };
  }

  /** A second equipment like one that takes part in the conflict, the smallest first. */
  private @Nullable Repair rented(
      PlantGrid grid, @Nullable Conflict conflict, RepairSearch search, Cancellation cancellation) {
    if (conflict == null) {
      return null;
    }
    Plant plant = grid.plant();
    Set<String> involved =
        conflict.limits().stream()
            .filter(Limit.OfEquipment.class::isInstance)
            .map(limit -> ((Limit.OfEquipment) limit).equipmentId())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Equipment> candidates =
        involved.stream()
            .map(plant::equipment)
            .filter(Equipment::isActive)
            .sorted(Comparator.comparing(Equipment::capacity).thenComparing(Equipment::equipmentId))
            .toList();
    long days = grid.dates().stream().distinct().count();
    for (Equipment like : candidates) {
      if (cancellation.isRequested()) {
        return null;
      }
      Repair repair =
          search.planned(
              RelaxKind.EQUIPMENT,
              renting(like, plant),
              false,
              plant.relaxPricesOrDefault().rentedEquipmentDay().multiply(BigDecimal.valueOf(days)),
              null);
      if (repair != null) {
        return repair;
      }
    }
    return null;
  }

  /** An available copy of an equipment, and every job that names the equipment may use it. */
  private static List<PlantChange> renting(Equipment like, Plant plant) {
    String id = like.equipmentId() + "-RENTED";
    while (ids(plant).contains(id)) {
      id += "-2";
    }
    List<PlantChange> changes = new ArrayList<>();
    changes.add(new AddedEquipment(RentedEquipment.like(like, id)));
    for (Job job : plant.jobs()) {
      if (job.eligibleEquipment().contains(like.equipmentId())) {
        changes.add(new AllowedEquipment(job.jobId(), id));
      }
    }
    return changes;
  }

  private static Set<String> ids(Plant plant) {
    return plant.equipment().stream().map(Equipment::equipmentId).collect(Collectors.toSet());
  }
}
