package io.heatscheduler.agents.intake;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a job's duration and priority (PLANT-FORMAT, Defaults), and looks for values that only the
 * equipment shows to be suspicious.
 */
final class EquipmentDefaults {
  private static final String RATED_POWER = "rated power of ";
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final BigDecimal[] SLACK_LIMITS = {
    new BigDecimal("0.2"), new BigDecimal("0.4"), new BigDecimal("0.6"), new BigDecimal("0.8")
  };

  private final TimeGrid horizon;
  private final List<Equipment> bySize;
  private final Findings findings;
  private final List<FilledValue> filled = new ArrayList<>();

  EquipmentDefaults(TimeGrid horizon, List<Equipment> equipment, Findings findings) {
    this.horizon = horizon;
    this.findings = findings;
    this.bySize =
        equipment.stream()
            .filter(Equipment::isActive)
            .sorted(Comparator.comparing(Equipment::capacity).thenComparing(Equipment::equipmentId))
            .toList();
  }

  List<FilledValue> filled() {
    return filled;
  }

  Job complete(JobDraft draft) {
    Integer given = draft.durationMinutes();
    int duration = given != null ? given : duration(draft);
    Integer priority = draft.priority();
    warnOfFahrenheit(draft);
    if (given != null) {
      warnOfPower(draft, given);
    }
    return new Job(
        draft.jobId(),
        draft.productId(),
        draft.productName(),
        draft.quantity(),
        draft.unit(),
        draft.heat(),
        draft.temperatureSetpointC(),
        duration,
        draft.earliestStart(),
        draft.latestEnd(),
        priority != null ? priority : priority(draft, duration),
        draft.eligibleEquipment(),
        draft.operatorsRequired(),
        draft.predecessors(),
        draft.mustRun(),
        draft.cannotRun(),
        draft.powerProfile(),
        draft.uses(),
        draft.plannedStart(),
        draft.plannedEquipment());
  }

  /**
   * Heat / smallest capacity among eligible equipment for which it fits the window, rounded up to
   * slots; if it fits none, the biggest one's, which planning then finds too long or too hot.
   */
  private int duration(JobDraft draft) {
    int slots = bySize.isEmpty() ? 1 : slotsOn(draft, bySize.getLast());
    String source = bySize.isEmpty() ? "default" : RATED_POWER + bySize.getLast().equipmentId();
    int room =
        Math.min(horizon.slotCount(), horizon.slotAtOrBefore(draft.latestEnd()))
            - Math.max(0, horizon.slotAtOrAfter(draft.earliestStart()));
    for (Equipment candidate : bySize) {
      if (eligible(draft, candidate)) {
        slots = slotsOn(draft, candidate);
        source = RATED_POWER + candidate.equipmentId();
        if (slots <= room) {
          break;
        }
      }
    }
    int minutes = slots * horizon.slotMinutes();
    filled.add(
        new FilledValue(draft.jobId(), "duration_minutes", Integer.toString(minutes), source));
    return minutes;
  }

  private int slotsOn(JobDraft draft, Equipment candidate) {
    BigDecimal slots =
        draft
            .heat()
            .kilowattHours()
            .multiply(MINUTES_PER_HOUR)
            .divide(
                candidate.capacity().kilowatts().multiply(horizon.minutes()),
                0,
                RoundingMode.CEILING);
    BigDecimal most = BigDecimal.valueOf(JobReader.LONGEST_MINUTES / horizon.slotMinutes());
    return slots.max(BigDecimal.ONE).min(most).intValueExact();
  }

  private static boolean eligible(JobDraft draft, Equipment candidate) {
    boolean listed =
        draft.eligibleEquipment().isEmpty()
            || draft.eligibleEquipment().contains(candidate.equipmentId());
    return listed && reaches(candidate, draft.temperatureSetpointC());
  }

  private static boolean reaches(Equipment candidate, @Nullable BigDecimal setpointC) {
    BigDecimal max = candidate.maxTemperatureC();
    return setpointC == null || max == null || setpointC.compareTo(max) <= 0;
  }

  /** By slack / window: under 0.2 is 1, under 0.4 is 2, under 0.6 is 3, under 0.8 is 4, else 5. */
  private int priority(JobDraft draft, int durationMinutes) {
    long windowSeconds = Duration.between(draft.earliestStart(), draft.latestEnd()).toSeconds();
    long slackSeconds = windowSeconds - durationMinutes * 60L;
    int priority = 1;
    if (windowSeconds > 0) {
      for (BigDecimal limit : SLACK_LIMITS) {
        boolean below =
            BigDecimal.valueOf(slackSeconds)
                    .compareTo(limit.multiply(BigDecimal.valueOf(windowSeconds)))
                < 0;
        if (below) {
          break;
        }
        priority++;
      }
    }
    filled.add(
        new FilledValue(draft.jobId(), "priority", Integer.toString(priority), "slack / window"));
    return priority;
  }

  private void warnOfFahrenheit(JobDraft draft) {
    BigDecimal setpoint = draft.temperatureSetpointC();
    if (setpoint == null || bySize.stream().anyMatch(one -> reaches(one, setpoint))) {
      return;
    }
    BigDecimal fromFahrenheit =
        setpoint
            .subtract(BigDecimal.valueOf(32))
            .multiply(BigDecimal.valueOf(5))
            .divide(BigDecimal.valueOf(9), 0, RoundingMode.HALF_EVEN);
    if (bySize.stream().anyMatch(one -> reaches(one, fromFahrenheit))) {
      findings.warning(
          "SETPOINT_MAYBE_FAHRENHEIT",
          draft.at("temperature_setpoint_c"),
          "%s °C is more than any equipment reaches; %s °F would be %s °C."
              .formatted(
                  setpoint.toPlainString(),
                  setpoint.toPlainString(),
                  fromFahrenheit.toPlainString()),
          "Write temperatures in °C.",
          setpoint,
          fromFahrenheit);
    }
  }

  private void warnOfPower(JobDraft draft, int durationMinutes) {
    BigDecimal power =
        draft
            .heat()
            .kilowattHours()
            .multiply(MINUTES_PER_HOUR)
            .divide(
                BigDecimal.valueOf(
                    (long) horizon.slotsFor(durationMinutes) * horizon.slotMinutes()),
                Exactness.DECIMAL128);
    boolean tooMuch =
        !bySize.isEmpty() && !Exactness.within(power, bySize.getLast().capacity().kilowatts());
    if (tooMuch) {
      findings.warning(
          "POWER_IMPLAUSIBLE",
          draft.at("heating_requirement_kwh"),
          "%s kWh in %d minutes is %s kW, more than the biggest equipment gives (%s)."
              .formatted(
                  draft.heat().kilowattHours().toPlainString(),
                  durationMinutes,
                  power.setScale(1, RoundingMode.HALF_EVEN).toPlainString(),
                  bySize.getLast().capacity()),
          "Check heating_requirement_kwh and duration_minutes.",
          draft.heat().kilowattHours(),
          durationMinutes,
          power.setScale(1, RoundingMode.HALF_EVEN),
          bySize.getLast().capacity().kilowatts());
    }
  }
}
