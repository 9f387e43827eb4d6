package io.heatscheduler.reports.chart;

import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tariff as bands: period categories from the cheapest to the dearest, or levels of the price
 * where it changes more often than categories do.
 *
 * @param bands from the cheapest
 * @param bandOf index of the band of each slot, shape [slot]
 */
public record TariffBands(List<Band> bands, List<Integer> bandOf) {
  private static final int LEVELS = 5;

  /** More prices than this a category is a price series, not a season's change. */
  private static final int PRICES_PER_CATEGORY = 3;

  /**
   * Slots that cost alike.
   *
   * @param name period category or a range of prices
   * @param style its looks
   * @param meanPricePerKwh mean over its slots, adders included
   * @param category whether it is a period category, not a level of the price
   * @param demandPerKw what a kW of demand costs that only its slots are measured for; 0: nothing
   */
  public record Band(
      String name,
      Style style,
      boolean category,
      BigDecimal meanPricePerKwh,
      BigDecimal demandPerKw) {}

  /**
   * A stretch of slots of one band.
   *
   * @param slots where
   * @param band which
   */
  public record Stretch(SlotRange slots, Band band) {}

  public TariffBands {
    bands = List.copyOf(bands);
    bandOf = List.copyOf(bandOf);
  }

  /**
   * The bands of a plant's horizon.
   *
   * @param words names the ranges of a price series
   */
  public static TariffBands of(PlantGrid grid, Words words) {
    BigDecimal[] price = grid.rates().totalPerKwh();
    Map<String, List<Integer>> slots = new TreeMap<>();
    for (int slot = 0; slot < price.length; slot++) {
      slots.computeIfAbsent(grid.rates().category().get(slot), none -> new ArrayList<>()).add(slot);
    }
    Set<BigDecimal> prices = new HashSet<>();
    Arrays.stream(price).map(BigDecimal::stripTrailingZeros).forEach(prices::add);
    boolean categories = prices.size() <= PRICES_PER_CATEGORY * slots.size();
    return ranked(categories ? slots : levels(price, words), price, grid, categories);
  }

  private static Map<String, List<Integer>> levels(BigDecimal[] price, Words words) {
    BigDecimal low = Arrays.stream(price).reduce(price[0], BigDecimal::min);
    BigDecimal high = Arrays.stream(price).reduce(price[0], BigDecimal::max);
    BigDecimal step = high.subtract(low).divide(BigDecimal.valueOf(LEVELS), Exactness.DECIMAL128);
    Map<String, List<Integer>> slots = new TreeMap<>();
    for (int slot = 0; slot < price.length; slot++) {
      int level =
          Math.min(
              LEVELS - 1, price[slot].subtract(low).divide(step, Exactness.DECIMAL128).intValue());
      BigDecimal from = low.add(step.multiply(BigDecimal.valueOf(level)));
      String name =
          words.text("chart.price-range", words.number(from, 3), words.number(from.add(step), 3));
      slots.computeIfAbsent(name, none -> new ArrayList<>()).add(slot);
    }
    return slots;
  }

  private static TariffBands ranked(
      Map<String, List<Integer>> slots, BigDecimal[] price, PlantGrid grid, boolean categories) {
    record Unranked(String name, BigDecimal mean, List<Integer> slots) {}
    List<Unranked> order =
        slots.entrySet().stream()
            .map(
                entry ->
                    new Unranked(entry.getKey(), mean(price, entry.getValue()), entry.getValue()))
            .sorted(Comparator.comparing(Unranked::mean).thenComparing(Unranked::name))
            .toList();
    int darkest = order.size() <= 3 ? LEVELS - 2 : LEVELS - 1;
    List<Band> bands = new ArrayList<>();
    Integer[] bandOf = new Integer[price.length];
    for (int rank = 0; rank < order.size(); rank++) {
      int level = order.size() == 1 ? 0 : Math.round((float) rank * darkest / (order.size() - 1));
      String name = order.get(rank).name();
      BigDecimal demand =
          grid.rates().demandComponents().stream()
              .filter(component -> component.id().equals(name))
              .map(DemandComponent::ratePerKw)
              .findFirst()
              .orElse(BigDecimal.ZERO);
      bands.add(new Band(name, Style.band(level), categories, order.get(rank).mean(), demand));
      for (int slot : order.get(rank).slots()) {
        bandOf[slot] = rank;
      }
    }
    return new TariffBands(bands, Arrays.asList(bandOf));
  }

  private static BigDecimal mean(BigDecimal[] price, List<Integer> slots) {
    return slots.stream()
        .map(slot -> price[slot])
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(slots.size()), Exactness.DECIMAL128);
  }

  /** Looks of a period category; those of the cheapest if the bands are not categories. */
  public Style styleOf(String category) {
    return bands.stream()
        .filter(band -> band.name().equals(category))
        .map(Band::style)
        .findFirst()
        .orElse(Style.BAND_0);
  }

  /** The bands of some slots in order, neighbours of one band joined. */
  public List<Stretch> stretches(SlotRange range) {
    List<Stretch> stretches = new ArrayList<>();
    for (int first = range.first(); first < range.end(); ) {
      int end = first + 1;
      while (end < range.end() && bandOf.get(end).equals(bandOf.get(first))) {
        end++;
      }
      stretches.add(new Stretch(new SlotRange(first, end), bands.get(bandOf.get(first))));
      first = end;
    }
    return stretches;
  }
}
