package io.heatscheduler.core.time;

import static io.heatscheduler.core.fixture.PlantBuilder.season;
import static io.heatscheduler.core.fixture.PlantBuilder.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class DailyWindowTest {
  @Test
  void aWindowHoldsItsStartButNotItsEnd() {
    DailyWindow window = window("06:00", "14:00");

    assertThat(window.contains(LocalTime.of(6, 0))).isTrue();
    assertThat(window.contains(LocalTime.of(13, 59))).isTrue();
    assertThat(window.contains(LocalTime.of(14, 0))).isFalse();
    assertThat(window.wraps()).isFalse();
  }

  @Test
  void anEndBeforeTheStartWrapsPastMidnight() {
    DailyWindow night = window("22:00", "06:00");

    assertThat(night.wraps()).isTrue();
    assertThat(night.contains(LocalTime.of(23, 0))).isTrue();
    assertThat(night.contains(LocalTime.MIDNIGHT)).isTrue();
    assertThat(night.contains(LocalTime.of(6, 0))).isFalse();
    assertThat(night.contains(LocalTime.NOON)).isFalse();
  }

  @Test
  void midnightAsAnEndClosesTheDay() {
    DailyWindow evening = window("22:00", "00:00");

    assertThat(evening.wraps()).isFalse();
    assertThat(evening.contains(LocalTime.of(23, 59))).isTrue();
    assertThat(evening.contains(LocalTime.MIDNIGHT)).isFalse();
    assertThat(evening.endSecond()).isEqualTo(86_400);
  }

  @Test
  void onlyTheWholeDayMayEndWhereItStarts() {
    assertThat(DailyWindow.WHOLE_DAY.contains(LocalTime.NOON)).isTrue();
    assertThat(DailyWindow.WHOLE_DAY.contains(LocalTime.MIDNIGHT)).isTrue();
    assertThatThrownBy(() -> window("06:00", "06:00")).hasMessageContaining("06:00");
  }

  @Test
  void aSeasonRunsOverNewYear() {
    Season winter = season("10-01", "03-31");

    assertThat(winter.contains(LocalDate.of(2026, 10, 1))).isTrue();
    assertThat(winter.contains(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(winter.contains(LocalDate.of(2027, 3, 31))).isTrue();
    assertThat(winter.contains(LocalDate.of(2027, 4, 1))).isFalse();
    assertThat(winter.contains(LocalDate.of(2026, 9, 30))).isFalse();
  }

  @Test
  void theLeapDayBelongsToASeasonThatEndsInFebruary() {
    assertThat(season("12-01", "02-28").contains(LocalDate.of(2028, 2, 29))).isTrue();
    assertThat(season("02-01", "02-28").contains(LocalDate.of(2028, 2, 29))).isTrue();
    assertThat(season("03-01", "11-30").contains(LocalDate.of(2028, 2, 29))).isFalse();
  }

  @Test
  void billingPeriodsBeginOnTheirDay() {
    BillingPeriods fifteenth = new BillingPeriods(15);

    assertThat(fifteenth.startOf(LocalDate.of(2026, 11, 14))).isEqualTo(LocalDate.of(2026, 10, 15));
    assertThat(fifteenth.startOf(LocalDate.of(2026, 11, 15))).isEqualTo(LocalDate.of(2026, 11, 15));
    assertThat(fifteenth.startOf(LocalDate.of(2027, 1, 3))).isEqualTo(LocalDate.of(2026, 12, 15));
    assertThatThrownBy(() -> new BillingPeriods(29)).hasMessageContaining("1 to 28");
  }
}
