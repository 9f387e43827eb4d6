package io.heatscheduler.reports.content;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.reports.words.FindingLabels;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** The reader's words for things of a plant, and cells made of them. */
final class Terms {
  private final Words words;
  private final PlantGrid grid;

  Terms(Locale language, PlantGrid grid) {
    this.words = new Words(language, grid.plant().site().currency(), grid.time().zone());
    this.grid = grid;
  }

  Words words() {
    return words;
  }

  /** Words for findings. */
  FindingLabels findings() {
    return new FindingLabels(words, grid.time().zone());
  }

  String text(String key, Object... values) {
    return words.text(key, values);
  }

  /** E.g. {@code HTR-001 Boiler 1}, or the id alone where the name says no more. */
  String equipment(int index) {
    Equipment equipment = grid.equipment().get(index).equipment();
    String name = equipment.name();
    return name.isEmpty() || name.equals(equipment.equipmentId())
        ? equipment.equipmentId()
        : equipment.equipmentId() + " " + name;
  }

  /** The same by id; the id itself if the plant has no such equipment. */
  String equipment(String equipmentId) {
    return grid.equipment().stream()
        .filter(unit -> unit.equipment().equipmentId().equals(equipmentId))
        .findFirst()
        .map(unit -> equipment(unit.index()))
        .orElse(equipmentId);
  }

  /** A job's product by name, else by id. */
  static String product(Job job) {
    return job.productName().isEmpty() ? job.productId() : job.productName();
  }

  /** Instant at which a slot begins. */
  Instant at(int slot) {
    return grid.time().startOf(slot);
  }

  /** End of a span of slots: the time alone on the day of its start. */
  String until(int first, int end) {
    return until(at(first), at(end));
  }

  /** End of a span: the time alone on the day of its start. */
  String until(Instant start, Instant end) {
    boolean sameDay =
        start
            .atZone(grid.time().zone())
            .toLocalDate()
            .equals(end.atZone(grid.time().zone()).toLocalDate());
    return sameDay ? words.time(end) : words.moment(end);
  }

  /** E.g. {@code Mon, Nov 23, 14:00 to 15:30}. */
  String span(Instant start, Instant end) {
    return text("span", words.moment(start), until(start, end));
  }

  Cell moment(Instant instant) {
    return new Cell(words.moment(instant), BigDecimal.valueOf(instant.getEpochSecond()));
  }

  Cell moment(Instant instant, String shown) {
    return new Cell(shown, BigDecimal.valueOf(instant.getEpochSecond()));
  }

  Cell span(Duration span) {
    return new Cell(words.span(span), BigDecimal.valueOf(span.toSeconds()));
  }

  Cell number(BigDecimal value, int decimals) {
    return new Cell(words.number(value, decimals), value);
  }

  Cell money(BigDecimal amount) {
    return new Cell(words.amount(amount), amount);
  }

  /** Percentage rounded up to two decimals, so that "at most" stays true. */
  String percentUp(BigDecimal fraction) {
    BigDecimal percent = fraction.movePointRight(2).setScale(2, RoundingMode.CEILING);
    return text("unit.percent", words.number(percent, 2));
  }

  /** Fewest decimals, up to a most, that show every value as exactly as the most would. */
  static int decimals(Collection<BigDecimal> values, int most) {
    int needed = 0;
    for (BigDecimal value : values) {
      BigDecimal shown = value.setScale(most, RoundingMode.HALF_EVEN).stripTrailingZeros();
      needed = Math.max(needed, shown.scale());
    }
    return needed;
  }

  /** A title with its unit, e.g. {@code Heat (kWh)}. */
  String titled(String key, String unit) {
    return text("titled", text(key), unit);
  }
}
