package io.heatscheduler.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.time.TimeGrid;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeAxisTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static TimeGrid days(String first, int count, int slotMinutes) {
    LocalDate date = LocalDate.parse(first);
    return new TimeGrid(
        BERLIN,
        date.atStartOfDay(BERLIN).toInstant(),
        date.plusDays(count).atStartOfDay(BERLIN).toInstant(),
        slotMinutes);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 1, 15, 28", "2026-11-23, 1, 60, 200", "2026-03-29, 1, 15, 60",
    "2026-10-25, 1, 5, 80", "2026-10-20, 7, 15, 100", "2026-11-23, 31, 5, 24"
  })
  void cellsCoverEverySlotOnceWithinTheWidth(String first, int count, int minutes, int width) {
    TimeGrid time = days(first, count, minutes);

    TimeAxis axis = TimeAxis.fitting(time, width);

    assertThat(axis.cells()).isBetween(1, width);
    int next = 0;
    for (int cell = 0; cell < axis.cells(); cell++) {
      assertThat(axis.firstSlot(cell)).isEqualTo(next);
      assertThat(axis.endSlot(cell)).isGreaterThan(next);
      next = axis.endSlot(cell);
    }
    assertThat(next).isEqualTo(time.slotCount());
    assertThat(axis.days()).hasSize(axis.cells());
    assertThat(axis.hours()).hasSize(axis.cells());
  }

  @Test
  void anOrdinaryDayCountsItsHours() {
    TimeAxis axis = TimeAxis.fitting(days("2026-11-23", 1, 60), 24);

    assertThat(axis.hours()).isEqualTo("00  04  08  12  16  20  ");
    assertThat(axis.days()).isEqualTo("Mon 23 Nov              ");
  }

  @Test
  void aDayOf23HoursLosesACellBefore04() {
    TimeAxis axis = TimeAxis.fitting(days("2026-03-29", 1, 60), 24);

    assertThat(axis.hours()).isEqualTo("00 04  08  12  16  20  ");
  }

  @Test
  void aDayOf25HoursGainsACellBefore04() {
    TimeAxis axis = TimeAxis.fitting(days("2026-10-25", 1, 60), 30);

    assertThat(axis.hours()).isEqualTo("00   04  08  12  16  20  ");
  }

  @Test
  void midnightsAreStillMarkedAfterTheClockHasChanged() {
    // cells of two hours; after the change of 2026-10-25 midnights fall into the middle of one
    TimeAxis axis = TimeAxis.fitting(days("2026-10-24", 4, 60), 60);

    assertThat(axis.slotsPerCell()).isEqualTo(2);
    assertThat(axis.hours()).isEqualTo("00    12    00    12    00    12    00    12     ");
    assertThat(axis.days()).isEqualTo("Sat 24 Oct  Sun 25 Oct  Mon 26 Oct  Tue 27 Oct   ");
  }
}
