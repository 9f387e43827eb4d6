package io.heatscheduler.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGridTest {
  private static TimeGrid day(String zone, String date, int slotMinutes) {
    ZoneId id = ZoneId.of(zone);
    LocalDate day = LocalDate.parse(date);
    return new TimeGrid(
        id,
        day.atStartOfDay(id).toInstant(),
        day.plusDays(1).atStartOfDay(id).toInstant(),
        slotMinutes);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-29, 92",
    "Europe/Berlin, 2026-10-25, 100",
    "Europe/Berlin, 2026-11-23, 96",
    "America/New_York, 2026-03-08, 92",
    "America/New_York, 2026-11-01, 100"
  })
  void clockChangesShortenAndLengthenADayByFourQuarterHours(String zone, String date, int slots) {
    TimeGrid grid = day(zone, date, 15);

    assertThat(grid.slotCount()).isEqualTo(slots);
    assertThat(IntStream.range(0, slots).mapToObj(grid::dateOf))
        .containsOnly(LocalDate.parse(date));
  }

  @Test
  void theHourSkippedInSpringHasNoSlot() {
    TimeGrid grid = day("Europe/Berlin", "2026-03-29", 60);

    assertThat(grid.localStartOf(1)).isEqualTo(LocalDateTime.parse("2026-03-29T01:00"));
    assertThat(grid.localStartOf(2)).isEqualTo(LocalDateTime.parse("2026-03-29T03:00"));
  }

  @Test
  void theHourDoubledInAutumnHasTwoSlots() {
    TimeGrid grid = day("Europe/Berlin", "2026-10-25", 60);

    assertThat(grid.localStartOf(2).toLocalTime()).isEqualTo(LocalTime.of(2, 0));
    assertThat(grid.localStartOf(3).toLocalTime()).isEqualTo(LocalTime.of(2, 0));
    assertThat(grid.startOf(3)).isEqualTo(grid.startOf(2).plusSeconds(3600));
  }

  @Test
  void instantsRoundUpAndDownToSlotBoundaries() {
    TimeGrid grid = day("Europe/Berlin", "2026-11-23", 15);
    Instant inside = grid.startOf(4).plusSeconds(1);

    assertThat(grid.slotAtOrAfter(inside)).isEqualTo(5);
    assertThat(grid.slotAtOrBefore(inside)).isEqualTo(4);
    assertThat(grid.slotAtOrAfter(grid.startOf(4))).isEqualTo(4);
    assertThat(grid.slotAtOrBefore(grid.startOf(4))).isEqualTo(4);
    assertThat(grid.slotAtOrAfter(grid.start().minusSeconds(1))).isZero();
    assertThat(grid.slotAtOrBefore(grid.start().minusSeconds(1))).isEqualTo(-1);
  }

  @Test
  void anIntervalTouchesEverySlotItSharesAnInstantWith() {
    TimeGrid grid = day("Europe/Berlin", "2026-11-23", 15);
    Interval crooked =
        new Interval(grid.startOf(2).plusSeconds(60), grid.startOf(4).plusSeconds(1));

    assertThat(grid.touchedBy(crooked)).isEqualTo(new TimeGrid.SlotRange(2, 5));
    assertThat(grid.insideOf(crooked)).isEqualTo(new TimeGrid.SlotRange(3, 4));
    assertThat(grid.touchedBy(new Interval(grid.startOf(2), grid.startOf(4))))
        .isEqualTo(new TimeGrid.SlotRange(2, 4));
  }

  @Test
  void anIntervalOutsideTheHorizonTouchesNothing() {
    TimeGrid grid = day("Europe/Berlin", "2026-11-23", 15);

    assertThat(grid.touchedBy(new Interval(grid.start().minusSeconds(900), grid.start())).isEmpty())
        .isTrue();
    assertThat(grid.touchedBy(new Interval(grid.end(), grid.end().plusSeconds(900))).isEmpty())
        .isTrue();
    assertThat(grid.insideOf(new Interval(grid.end(), grid.end().plusSeconds(900))).isEmpty())
        .isTrue();
  }

  @Test
  void durationsRoundUpToWholeSlots() {
    TimeGrid grid = day("Europe/Berlin", "2026-11-23", 15);

    assertThat(grid.slotsFor(0)).isZero();
    assertThat(grid.slotsFor(15)).isEqualTo(1);
    assertThat(grid.slotsFor(16)).isEqualTo(2);
  }

  @Test
  void aHorizonThatIsNoWholeNumberOfSlotsIsABug() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    Instant start = LocalDate.of(2026, 11, 23).atStartOfDay(zone).toInstant();

    assertThatThrownBy(() -> new TimeGrid(zone, start, start.plusSeconds(1000), 15))
        .hasMessageContaining("15-minute slots");
    assertThatThrownBy(() -> new TimeGrid(zone, start, start.plusSeconds(900), 10))
        .hasMessageContaining("must be 5, 15, 30 or 60");
    assertThatThrownBy(() -> new TimeGrid(zone, start, start, 15))
        .hasMessageContaining("must be before its end");
  }

  @Test
  void instantsFarFromTheHorizonHaveSlotsOutsideIt() {
    TimeGrid grid =
        new TimeGrid(
            ZoneId.of("UTC"),
            Instant.parse("2026-11-23T00:00:00Z"),
            Instant.parse("2026-11-24T00:00:00Z"),
            15);

    // Four centuries, 146 097 days, of 96 quarter-hours.
    Instant later = Instant.parse("2426-11-23T00:00:00.000000001Z");
    assertThat(grid.slotAtOrBefore(later)).isEqualTo(146_097 * 96);
    assertThat(grid.slotAtOrAfter(later)).isEqualTo(146_097 * 96 + 1);
    Instant earlier = Instant.parse("1626-11-22T23:59:59.999999999Z");
    assertThat(grid.slotAtOrBefore(earlier)).isEqualTo(-146_097 * 96 - 1);
    assertThat(grid.slotAtOrAfter(earlier)).isEqualTo(-146_097 * 96);
    assertThat(grid.slotAtOrBefore(Instant.MAX)).isGreaterThan(96);
    assertThat(grid.slotAtOrAfter(Instant.MIN)).isNegative();
  }
}
