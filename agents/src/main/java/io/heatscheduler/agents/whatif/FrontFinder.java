package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.whatif.Front.Point;
import io.heatscheduler.core.change.OtherPeakLimit;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the front of cost against a second measure between its two ends: the cheapest plan, and the
 * cheapest one if a unit of the measure costs {@value #STEEPEST} times what it does on average.
 *
 * <p>A peak is limited: each point is the cheapest plan under a limit, as the contractual peak
 * would be (epsilon-constraint). Energy and emissions are priced instead: the price lambda at which
 * two neighbouring plans cost the same is where a plan between them would show (dichotomic search
 * by Lagrangian relaxation), and each such plan's bound holds for every limit, see {@link
 * FrontBounds}. Plans that are both dearer and higher than another are dropped.
 */
public final class FrontFinder {
  private static final MathContext LAMBDA_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final int PEAK_DECIMALS = 3;

  /** Less of the measure than a plan that pays this many times the average is not looked for. */
  private static final int STEEPEST = 20;

  private final ReSolver solver;
  private final FrontMeasure measure;
  private final int mostPoints;
  private final Planned cheapest;
  private final PlantGrid grid;
  private final FrontBounds bounds;
  private final FrontPoints found;
  private int solves;

  /**
   * A finder.
   *
   * @param solver plans each point with its effort
   * @param measure what cost is weighed against
   * @param mostPoints points wanted, at least 2
   * @param cheapest result of planning the plant as it is
   */
  public FrontFinder(ReSolver solver, FrontMeasure measure, int mostPoints, Planned cheapest) {
    this.solver = solver;
    this.measure = measure;
    this.mostPoints = mostPoints;
    this.cheapest = cheapest;
    this.grid = cheapest.grid();
    this.bounds = new FrontBounds(grid);
    this.found = new FrontPoints(grid, measure);
  }

  /** The front, or a rejection if the measure is not known. */
  public Outcome<Front> find() {
    MeasurePrices prices = new MeasurePrices(grid, measure);
    List<Finding> problems = prices.problems();
    if (Finding.anyError(problems)) {
      return new Outcome.Rejected<>(problems);
    }
    bounds.raised(BigDecimal.ZERO, cheapest.bound());
    solves = 1;
    Point dear = found.keep(cheapest.schedule());
    BigDecimal most = steepest(dear);
    if (most.signum() > 0 && priced(prices, most, dear) instanceof Point low) {
      if (measure == FrontMeasure.PEAK) {
        limitPeaks(dear, low);
      } else {
        priceMeasure(prices, dear, low);
      }
    }
    return new Outcome.Done<>(
        new Front(measure, found.front(bounds, mostPoints), solves), problems);
  }

  /** The price at the low end: {@value #STEEPEST} times what a unit costs on average. */
  private static BigDecimal steepest(Point point) {
    return point.value().signum() == 0
        ? BigDecimal.ZERO
        : point
            .cost()
            .abs()
            .multiply(BigDecimal.valueOf(STEEPEST))
            .divide(point.value(), LAMBDA_DIGITS);
  }

  /** The plan at raised prices; null if none was found. */
  private @Nullable Point priced(MeasurePrices prices, BigDecimal lambda, Point warm) {
    PlanResult result = solve(prices.withPrice(lambda), warm.plan().schedule());
    if (!(result instanceof Planned planned)) {
      return null;
    }
    if (prices.isExact()) {
      bounds.raised(lambda, planned.bound());
    }
    return found.keep(planned.schedule());
  }

  private PlanResult solve(Plant plant, Schedule warm) {
    solves++;
    return solver.solve(plant, warm);
  }

  /** The peak limited step by step from the highest peak to the lowest. */
  private void limitPeaks(Point high, Point low) {
    BigDecimal step =
        high.value()
            .subtract(low.value())
            .divide(BigDecimal.valueOf(mostPoints - 1L), PEAK_DECIMALS, RoundingMode.DOWN);
    BigDecimal lowest = low.value().setScale(PEAK_DECIMALS, RoundingMode.UP);
    if (step.signum() <= 0) {
      return;
    }
    for (int i = mostPoints - 2; i >= 0 && !solver.isCancelled(); i--) {
      BigDecimal limit = lowest.add(step.multiply(BigDecimal.valueOf(i)));
      Plant limited = new OtherPeakLimit(new Power(limit)).applyTo(grid.plant());
      if (solve(limited, found.cheapestWithin(limit, low).plan().schedule())
          instanceof Planned planned) {
        bounds.limited(limit, planned.bound());
        found.keep(planned.schedule());
      }
    }
  }

  /** Two plans between which another may lie; the largest area between them first. */
  private record Span(Point dear, Point low) {
    BigDecimal area() {
      return low.cost()
          .subtract(dear.cost())
          .multiply(dear.value().subtract(low.value()), Exactness.DECIMAL128);
    }

    /** The price per unit at which both cost the same. */
    BigDecimal lambda() {
      return low.cost()
          .subtract(dear.cost())
          .divide(dear.value().subtract(low.value()), LAMBDA_DIGITS);
    }

    boolean isOpen() {
      return low.cost().compareTo(dear.cost()) > 0 && dear.value().compareTo(low.value()) > 0;
    }

    /** Where to look on: beside a plan between the two, or with a better end; else nowhere. */
    List<Span> with(Point point) {
      boolean cheaper = point.cost().compareTo(dear.cost()) < 0;
      boolean lower = point.value().compareTo(low.value()) < 0;
      if (cheaper || lower) {
        return List.of(new Span(cheaper ? point : dear, lower ? point : low));
      }
      boolean between =
          point.value().compareTo(dear.value()) < 0 && point.cost().compareTo(low.cost()) < 0;
      return between ? List.of(new Span(dear, point), new Span(point, low)) : List.of();
    }
  }

  private void priceMeasure(MeasurePrices prices, Point dear, Point low) {
    PriorityQueue<Span> spans = new PriorityQueue<>(Comparator.comparing(Span::area).reversed());
    spans.add(new Span(dear, low));
    for (int left = mostPoints; left > 0 && !spans.isEmpty() && !solver.isCancelled(); ) {
      Span span = spans.remove();
      if (!span.isOpen()) {
        continue;
      }
      left--;
      if (priced(prices, span.lambda(), span.dear()) instanceof Point point) {
        spans.addAll(span.with(point));
      }
    }
  }
}
