package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.StepSeries;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the format says about each slot of a plant's horizon, tariff apart. */
final class SlotFacts {
  final int count;
  final long slotSeconds;
  final Fraction slotHours;
  final ZonedDateTime[] local;
  final LocalDate[] date;
  final LocalDate[] billingMonth;
  final Fraction[] baseLoadKw;
  final Fraction @Nullable [] outdoorC;
  final int @Nullable [] operators;
  private final Instant start;

  SlotFacts(Plant plant) {
    ZoneId zone = plant.site().zone();
    start = plant.horizon().start();
    slotSeconds = plant.horizon().slotMinutes() * 60L;
    slotHours = Fraction.of(plant.horizon().slotMinutes(), 60);
    count = (int) (Duration.between(start, plant.horizon().end()).toSeconds() / slotSeconds);
    local = new ZonedDateTime[count];
    date = new LocalDate[count];
    billingMonth = new LocalDate[count];
    for (int slot = 0; slot < count; slot++) {
      local[slot] = instantOf(slot).atZone(zone);
      date[slot] = local[slot].toLocalDate();
      int billingDay = plant.site().billing().firstDay();
      LocalDate first = date[slot].withDayOfMonth(billingDay);
      billingMonth[slot] = date[slot].getDayOfMonth() >= billingDay ? first : first.minusMonths(1);
    }
    baseLoadKw = onSlots(plant.site().baseLoad());
    StepSeries outdoor = plant.site().outdoorTemperatureC();
    outdoorC = outdoor == null ? null : onSlots(outdoor);
    List<Shift> shifts = plant.shifts();
    operators = shifts == null ? null : operatorsOf(shifts, plant, zone);
  }

  Instant instantOf(int slot) {
    return start.plusSeconds(slot * slotSeconds);
  }

  /** The slot that begins at an instant, or -1 if none does. */
  int slotBeginningAt(Instant instant) {
    long seconds = Duration.between(start, instant).toSeconds();
    return seconds % slotSeconds == 0 && instant.getNano() == start.getNano()
        ? Math.toIntExact(seconds / slotSeconds)
        : -1;
  }

  /** A series holds each value until the next step begins. */
  Fraction[] onSlots(StepSeries series) {
    Fraction[] values = new Fraction[count];
    for (int slot = 0; slot < count; slot++) {
      Fraction value = null;
      for (StepSeries.Step step : series.steps()) {
        if (!step.start().isAfter(instantOf(slot))) {
          value = Fraction.of(step.value());
        }
      }
      if (value == null) {
        throw new IllegalArgumentException("no value in slot " + slot);
      }
      values[slot] = value;
    }
    return values;
  }

  /** Shifts add up; each counts for the slots it covers whole and belongs to the day it starts. */
  private int[] operatorsOf(List<Shift> shifts, Plant plant, ZoneId zone) {
    int[] people = new int[count];
    List<LocalDate> days = new ArrayList<>(Arrays.stream(date).distinct().toList());
    days.addFirst(days.getFirst().minusDays(1)); // last night's shift
    for (Shift shift : shifts) {
      for (LocalDate day : days) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean skipped = shift.notOnHolidays() && plant.site().holidays().contains(day);
        if (!shift.days().contains(weekday) || skipped) {
          continue;
        }
        LocalTime from = shift.window().start();
        LocalTime to = shift.window().end();
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        Instant begins = day.atTime(from).atZone(zone).toInstant();
        Instant ends = lastDay.atTime(to).atZone(zone).toInstant();
        for (int slot = 0; slot < count; slot++) {
          boolean whole = !instantOf(slot).isBefore(begins) && !instantOf(slot + 1).isAfter(ends);
          people[slot] += whole ? shift.operators() : 0;
        }
      }
    }
    return people;
  }
}
