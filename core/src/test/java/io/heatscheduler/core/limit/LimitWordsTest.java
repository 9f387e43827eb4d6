package io.heatscheduler.core.limit;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.plant.Plant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LimitWordsTest {
  private static final Plant PLANT =
      plant()
          .horizon("2026-11-23T00:00", "2026-11-25T00:00", 15)
          .contractualPeakKw("1200")
          .shift("06:00", "14:00", 1)
          .with(
              heater("HTR-003")
                  .capacityKw("500")
                  .batch(30)
                  .capacity("kg", "2000")
                  .minRunMinutes(90)
                  .maxStarts(1)
                  .unavailable("2026-11-23T08:00", "2026-11-23T12:00"))
          .with(
              job("J-17")
                  .heatKwh("240")
                  .minutes(120)
                  .setpoint("180")
                  .operators(2)
                  .from("2026-11-23T06:00")
                  .until("2026-11-23T14:00")
                  .eligible("HTR-003")
                  .cannotRun("2026-11-23T10:00", "2026-11-24T01:00"),
              job("J-21").heatKwh("100").minutes(60).after("J-17"))
          .build();

  private final LimitWords words = new LimitWords(PLANT);

  @Test
  void everyLimitOfAPlantIsSaidWithItsNumbersAndTimes() {
    assertThat(Limits.of(PLANT))
        .extracting(words::of)
        .contains(
            "J-17 needs 120 kW of heat for 2 h at 180 °C and 2 operators",
            "J-21 starts after J-17 has ended",
            "HTR-003 runs at least 1 h 30 min at a time",
            "HTR-003 starts at most once a day",
            "J-17 may run on HTR-003 only",
            "J-17 may not start before Mon 23 Nov 06:00",
            "J-17 cannot run Mon 23 Nov 10:00 to Tue 24 Nov 01:00",
            "no operator works outside the shifts",
            "HTR-003 runs one job at a time, 30 min apart, delivers at most 500 kW and takes at most 2000 kg",
            "HTR-003 is unavailable Mon 23 Nov 08:00-12:00 (maintenance)",
            "J-17 must end by Mon 23 Nov 14:00",
            "the site may draw at most 1200 kW");
  }

  @Test
  void aContradictionNamesTheJobsAndThenWhatStopsThem() {
    List<Limit> limits =
        List.of(
            new Limit.Planned("J-17"),
            new Limit.Planned("J-21"),
            new Limit.Maintenance("HTR-003", berlin("2026-11-23T08:00", "2026-11-23T12:00")),
            new Limit.Deadline("J-17"));
    assertThat(words.contradiction(limits))
        .isEqualTo(
            "J-17 and J-21 cannot both be planned: HTR-003 is unavailable Mon 23 Nov 08:00-12:00 (maintenance); J-17 must end by Mon 23 Nov 14:00.");
    assertThat(words.contradiction(List.of(new Limit.Planned("J-17"))))
        .isEqualTo("J-17 cannot be planned within the horizon.");
  }

  @Test
  void aPlantThatKeepsAllItsLimitsIsTheSamePlant() {
    assertThat(LimitedPlant.keeping(Limits.of(PLANT), PLANT)).isEqualTo(PLANT);
    assertThat(LimitedPlant.without(List.of(), PLANT)).isEqualTo(PLANT);
  }

  @Test
  void aDroppedLimitIsGoneAndNothingElse() {
    Plant open = LimitedPlant.without(List.of(new Limit.Deadline("J-17")), PLANT);
    assertThat(open.job("J-17").latestEnd()).isEqualTo(PLANT.horizon().end());
    assertThat(open.equipment()).isEqualTo(PLANT.equipment());

    Plant alone = LimitedPlant.without(List.of(new Limit.Planned("J-17")), PLANT);
    assertThat(alone.jobs()).extracting("jobId").containsExactly("J-21");
    assertThat(alone.job("J-21").predecessors()).isEmpty();
  }

  @Test
  void operatorsAreUnlimitedOutsideTheShiftsOnlyOnceNoShiftIsLimited() {
    List<Limit> outside = List.of(new Limit.OutsideShifts());
    assertThat(LimitedPlant.without(outside, PLANT).shifts()).isEqualTo(PLANT.shifts());
    String name = PLANT.shifts().getFirst().name();
    assertThat(
            LimitedPlant.without(
                    List.of(new Limit.OutsideShifts(), new Limit.ShiftOperators(name)), PLANT)
                .shifts())
        .isNull();
  }
}
