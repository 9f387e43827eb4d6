package io.heatscheduler.core.grid;

import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.PlantBuilder;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShiftLayoutTest {
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private static List<Integer> operators(PlantBuilder plant) {
    List<Integer> operators = plant.grid().operators();
    assertThat(operators).isNotNull();
    return operators == null ? List.of() : operators;
  }

  @Test
  void withoutShiftsOperatorsAreNotLimited() {
    assertThat(plant().grid().operators()).isNull();
  }

  @Test
  void outsideAllShiftsThereAreNoOperators() {
    List<Integer> operators = operators(plant().shift("06:00", "14:00", 5));

    assertThat(operators.subList(0, 6)).containsOnly(0);
    assertThat(operators.subList(6, 14)).containsOnly(5);
    assertThat(operators.subList(14, 24)).containsOnly(0);
  }

  @Test
  void overlappingShiftsAddUp() {
    List<Integer> operators =
        operators(plant().shift("06:00", "14:00", 5).shift("13:00", "21:00", 3));

    assertThat(operators.subList(12, 15)).containsExactly(5, 8, 3);
  }

  @Test
  void aNightShiftBelongsToTheDayItStartsOn() {
    // Sunday evening brings nobody into Monday; Friday evening reaches into Saturday.
    List<Integer> monday = operators(plant().shift("22:00", "06:00", 2, WORKDAYS, false));
    List<Integer> saturday =
        operators(
            plant()
                .horizon("2026-11-28T00:00", "2026-11-29T00:00", 60)
                .shift("22:00", "06:00", 2, WORKDAYS, false));

    assertThat(monday.subList(0, 22)).containsOnly(0);
    assertThat(monday.subList(22, 24)).containsOnly(2);
    assertThat(saturday.subList(0, 6)).containsOnly(2);
    assertThat(saturday.subList(6, 24)).containsOnly(0);
  }

  @Test
  void aShiftNotOnHolidaysDoesNotStartOnOneButRunsIntoIt() {
    List<Integer> operators =
        operators(
            plant()
                .holiday("2026-11-24")
                .horizon("2026-11-24T00:00", "2026-11-25T00:00", 60)
                .shift("22:00", "06:00", 2, WORKDAYS, true));

    assertThat(operators.subList(0, 6)).containsOnly(2);
    assertThat(operators.subList(6, 24)).containsOnly(0);
  }

  @Test
  void aShiftCountsOnlyForSlotsItCoversWhole() {
    List<Integer> operators = operators(plant().shift("06:30", "14:30", 5));

    assertThat(operators.get(6)).isZero();
    assertThat(operators.subList(7, 14)).containsOnly(5);
    assertThat(operators.get(14)).isZero();
  }

  @Test
  void aShiftToMidnightEndsThere() {
    List<Integer> operators = operators(plant().shift("14:00", "00:00", 4));

    assertThat(operators.subList(14, 24)).containsOnly(4);
    assertThat(operators.subList(0, 14)).containsOnly(0);
  }

  @Test
  void aNightShiftGainsAndLosesTheHourOfAClockChange() {
    List<Integer> autumn =
        operators(
            plant().horizon("2026-10-25T00:00", "2026-10-26T00:00", 60).shift("22:00", "06:00", 1));
    List<Integer> spring =
        operators(
            plant().horizon("2026-03-29T00:00", "2026-03-30T00:00", 60).shift("22:00", "06:00", 1));

    assertThat(Collections.frequency(autumn.subList(0, 12), 1)).isEqualTo(7);
    assertThat(Collections.frequency(spring.subList(0, 12), 1)).isEqualTo(5);
  }

  @Test
  void aShiftInsideTheSkippedHourDoesNotTakePlace() {
    assertThat(
            operators(
                plant()
                    .horizon("2026-03-29T00:00", "2026-03-30T00:00", 60)
                    .shift("02:00", "03:00", 3)))
        .containsOnly(0);
  }
}
