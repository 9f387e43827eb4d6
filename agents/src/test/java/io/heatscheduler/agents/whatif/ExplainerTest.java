package io.heatscheduler.agents.whatif;

import static io.heatscheduler.agents.whatif.WhatIfPlants.at;
import static io.heatscheduler.agents.whatif.WhatIfPlants.given;
import static io.heatscheduler.agents.whatif.WhatIfPlants.job;
import static io.heatscheduler.agents.whatif.WhatIfPlants.planned;
import static io.heatscheduler.agents.whatif.WhatIfPlants.solver;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.whatif.Explanation.Answer;
import io.heatscheduler.agents.whatif.Explanation.Impossible;
import io.heatscheduler.agents.whatif.Explanation.Possible;
import io.heatscheduler.core.change.FixedEquipment;
import io.heatscheduler.core.change.FixedStart;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.CostDifference;
import io.heatscheduler.core.cost.CostDifference.Part;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainerTest {
  private static final String A = job("A", 100, 1, 0, 24, "");

  @TempDir private Path folder;

  private static Instant hour(int hour) {
    return Instant.parse("2026-11-22T23:00:00Z").plusSeconds(hour * 3600L);
  }

  private static Answer answer(
      GivenPlan plan, String jobId, @Nullable String equipment, @Nullable Instant start) {
    return new Explainer(solver())
        .explain(plan, jobId, List.of(new Alternative(jobId, equipment, start, "")))
        .answers()
        .getFirst();
  }

  private static Possible possible(Answer answer) {
    assertThat(answer).isInstanceOf(Possible.class);
    return (Possible) answer;
  }

  private static Impossible impossible(Answer answer) {
    assertThat(answer).isInstanceOf(Impossible.class);
    return (Impossible) answer;
  }

  private static BigDecimal part(Possible possible, String name) {
    return possible.difference().parts().stream()
        .filter(part -> part.name().equals(name))
        .map(Part::amount)
        .findFirst()
        .orElseThrow();
  }

  // 100 kWh at 0.05 on H-1; 100 / 80 % = 125 kWh at 0.05 on H-2: 6.25 - 5 more.
  @Test
  void worseEquipmentCostsTheEnergyItNeedsMore() {
    Possible other = possible(answer(given(WhatIfPlants.plant(folder, A)), "A", "H-2", null));

    assertThat(other.difference().total()).isEqualByComparingTo("1.25");
    assertThat(part(other, CostDifference.ELECTRICITY)).isEqualByComparingTo("1.25");
    assertThat(other.inTheWay()).isEmpty();
    assertThat(other.moved()).isEmpty();
    assertThat(other.least()).isLessThanOrEqualTo(new BigDecimal("1.25"));
    assertThat(other.most()).isGreaterThanOrEqualTo(new BigDecimal("1.25"));
  }

  // 100 kWh at 0.20 instead of 0.05.
  @Test
  void aStartInTheDearHoursCostsTheDifferenceOfTheRates() {
    Possible later = possible(answer(given(WhatIfPlants.plant(folder, A)), "A", null, hour(8)));

    assertThat(later.difference().total()).isEqualByComparingTo("15");
    assertThat(later.plan().schedule().assignments().getFirst().span().start()).isEqualTo(hour(8));
  }

  @Test
  void differencesAreThoseOfTwoPlansMadeByHand() {
    Plant plant =
        WhatIfPlants.files(
                A,
                job("B", 180, 2, 0, 6, "H-1"),
                job("C", 150, 3, 0, 12, ""),
                job("D", 90, 1, 2, 9, ""))
            .change("periods:", "demand_charges: [{id: facility, rate_kw: 0.5}]\n  periods:")
            .plant(folder)
            .plant();
    Planned asIs = planned(plant);
    List<PlantChange> forced =
        List.of(new FixedEquipment("C", "H-1"), new FixedStart("C", hour(6)));
    Planned byHand = (Planned) solver().solve(plant, forced, asIs.schedule());

    Possible computed = possible(answer(given(asIs), "C", "H-1", hour(6)));

    assertThat(computed.plan().schedule()).isEqualTo(byHand.schedule());
    assertThat(computed.difference())
        .isEqualTo(CostDifference.between(asIs.analysis().bill(), byHand.analysis().bill()));
    assertThat(computed.difference().total())
        .isEqualByComparingTo(byHand.objective().subtract(asIs.objective()));
    assertThat(computed.difference().parts())
        .extracting(Part::name)
        .contains(CostDifference.DEMAND + "facility");
  }

  @Test
  void aStartAfterTheDeadlineIsImpossibleBecauseOfTheDeadline() {
    GivenPlan plan = given(WhatIfPlants.plant(folder, job("A", 100, 1, 0, 8, "")));

    Impossible late = impossible(answer(plan, "A", null, hour(8)));

    assertThat(late.proven()).isTrue();
    assertThat(late.reasons()).extracting(Finding::code).containsExactly("SCHEDULE_TOO_LATE");
    assertThat(late.reasons().getFirst().message()).contains("A ends at", "after its deadline");
  }

  @Test
  void equipmentTheJobMayNotUseIsImpossibleBecauseOfItsOwnRow() {
    GivenPlan plan = given(WhatIfPlants.plant(folder, job("A", 100, 1, 0, 8, "H-1")));

    Impossible other = impossible(answer(plan, "A", "H-2", null));

    assertThat(other.proven()).isTrue();
    assertThat(other.reasons()).extracting(Finding::code).containsExactly("SCHEDULE_NOT_ELIGIBLE");
  }

  @Test
  void aJobInTheWayIsNamedAndMovesInThePlanWithTheAlternative() {
    GivenPlan free = given(WhatIfPlants.plant(folder, A, job("B", 100, 1, 0, 24, "H-1")));
    SlottedSchedule both = WhatIfPlants.schedule(free, new int[] {1, 0}, new int[] {0, 0});
    GivenPlan plan =
        new GivenPlan(free.grid(), both, CostCalculator.price(free.grid(), both), null);

    Possible taken = possible(answer(plan, "A", "H-1", hour(0)));

    assertThat(taken.inTheWay()).extracting(Finding::code).contains("SCHEDULE_BATCHES_OVERLAP");
    assertThat(taken.inTheWay().toString()).contains("H-1", "A", "B");
    assertThat(taken.plan().schedule().assignments().getLast().span().start())
        .isNotEqualTo(hour(0));
  }

  @Test
  void askingDoesNotChangeThePlan() {
    GivenPlan plan = given(WhatIfPlants.plant(folder, A, job("B", 100, 1, 0, 24, "H-1")));
    var before = plan.schedule();

    answer(plan, "A", "H-2", hour(9));

    assertThat(plan.schedule()).isEqualTo(before);
  }

  @Test
  void anAlternativeCheaperThanThePlanBecomesTheReference() {
    GivenPlan free = given(WhatIfPlants.plant(folder, A));
    SlottedSchedule dear = WhatIfPlants.schedule(free, new int[] {1}, new int[] {12});
    GivenPlan plan =
        new GivenPlan(free.grid(), dear, CostCalculator.price(free.grid(), dear), null);

    Explanation explanation =
        new Explainer(solver())
            .explain(plan, "A", List.of(new Alternative("A", "H-1", hour(1), "")));

    assertThat(explanation.plan().cost()).isEqualByComparingTo("25");
    assertThat(explanation.best().objective()).isEqualByComparingTo("5");
    assertThat(possible(explanation.answers().getFirst()).difference().total())
        .isEqualByComparingTo("0");
  }

  @Test
  void withoutAQuestionOtherEquipmentAndTheStartsAPlannerThinksOfAreAsked() {
    GivenPlan free = given(WhatIfPlants.plant(folder, job("A", 100, 1, 2, 24, "")));
    SlottedSchedule late = WhatIfPlants.schedule(free, new int[] {0}, new int[] {12});
    GivenPlan plan =
        new GivenPlan(free.grid(), late, CostCalculator.price(free.grid(), late), null);

    List<Alternative> alternatives = Explainer.alternatives(plan, "A");

    // first in, first out and the earliest start are the cheapest hour here: asked once
    assertThat(alternatives)
        .containsExactly(
            new Alternative("A", "H-2", null, ""),
            new Alternative("A", null, hour(2), "cheapest energy"));
  }

  @Test
  void typedAlternativesAreCheckedWhereTheyWereTyped() {
    GivenPlan plan = given(WhatIfPlants.plant(folder, A));

    assertThat(AlternativeReader.read(plan, "A", "H2", null).findings())
        .extracting(Finding::toString)
        .containsExactly("--equipment: H2 is not an equipment of the plant. Did you mean H-2?");
    assertThat(AlternativeReader.read(plan, "A", null, "2026-11-23T08:30").findings())
        .extracting(Finding::code)
        .containsExactly("START_OFF_GRID");
    assertThat(AlternativeReader.read(plan, "A", "H-2", at(8)))
        .isEqualTo(
            new Outcome.Done<>(List.of(new Alternative("A", "H-2", hour(8), "")), List.of()));
  }
}
