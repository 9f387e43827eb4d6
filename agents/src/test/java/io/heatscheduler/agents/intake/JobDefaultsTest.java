package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLANT-FORMAT, Defaults: what fills the values a job file leaves out. */
class JobDefaultsTest {
  private static final String HEATERS =
      """
      equipment:
        - {equipment_id: SMALL, equipment_type: electric, capacity_kw: 20, efficiency_percent: 98, max_temperature_c: 150}
        - {equipment_id: MIDDLE, equipment_type: electric, capacity_kw: 50, efficiency_percent: 98, max_temperature_c: 300}
        - {equipment_id: BIG, equipment_type: electric, capacity_kw: 200, efficiency_percent: 98, max_temperature_c: 300}
        - {equipment_id: IDLE, equipment_type: electric, capacity_kw: 10, efficiency_percent: 98, is_active: false}
      """;
  private static final String PRODUCTS =
      """
      product_id,product_name,kwh_per_unit,temperature_setpoint_c,duration_minutes,eligible_equipment,operators_required,priority
      P,Pipe,12.5,180,90,H-1,2,4
      """;

  @TempDir private Path folder;

  // 100 kWh: SMALL takes 5 h, MIDDLE 2 h, BIG half an hour.
  @ParameterizedTest(name = "{0} °C until {1}: {2} minutes, {3}")
  @CsvSource({
    "100, 23:00, 300, SMALL", // the smallest does
    "180, 23:00, 120, MIDDLE", // SMALL is too cold
    "100, 04:00, 120, MIDDLE", // SMALL would need longer than the window
    "100, 01:00, 30, BIG",
    "100, 00:15, 30, BIG", // nothing fits: planning says so
  })
  void durationComesFromTheSmallestEquipmentThatIsHotEnoughAndFitsTheWindow(
      String setpoint, String deadline, int minutes, String equipment) {
    CompletedPlant completed =
        heaters()
            .jobs(
                "job_id,product,quantity,heating_req,deadline,temperature_setpoint_c",
                "J-1,P,1,100,2026-11-23T%s,%s".formatted(deadline, setpoint))
            .plant(folder);

    assertThat(completed.plant().jobs().getFirst().durationMinutes()).isEqualTo(minutes);
    assertThat(completed.filled())
        .contains(
            new FilledValue(
                "J-1",
                "duration_minutes",
                Integer.toString(minutes),
                "rated power of " + equipment));
  }

  @Test
  void durationIsRoundedUpToWholeSlots() {
    Job job =
        heaters()
            .jobs("job_id,product,quantity,heating_req,deadline", "J-1,P,1,5.01,2026-11-23T23:00")
            .plant(folder)
            .plant()
            .jobs()
            .getFirst();

    assertThat(job.durationMinutes()).isEqualTo(30); // 5.01 kWh / 20 kW = 15.03 min
  }

  private static PlantFiles heaters() {
    return new PlantFiles()
        .change(
            PlantFiles.PLANT.substring(
                PlantFiles.PLANT.indexOf("equipment:"), PlantFiles.PLANT.indexOf("tariff:")),
            HEATERS);
  }

  // The window is 10 h from midnight.
  @ParameterizedTest(name = "{0} minutes of 600 give priority {1}")
  @CsvSource({"600, 1", "495, 1", "480, 2", "375, 2", "360, 3", "240, 4", "120, 5", "15, 5"})
  void priorityFollowsFromSlack(int durationMinutes, int priority) {
    Job job =
        new PlantFiles()
            .jobs(
                "job_id,product,quantity,heating_req,deadline,duration_minutes",
                "J-1,P,1,10,2026-11-23T10:00," + durationMinutes)
            .plant(folder)
            .plant()
            .jobs()
            .getFirst();

    assertThat(job.priority()).isEqualTo(priority);
  }

  @Test
  void aRecipeFillsWhatTheRowLeavesOut() {
    CompletedPlant completed =
        withRecipes("job_id,product,quantity,deadline", "J-1,P,4,2026-11-23T12:00").plant(folder);

    Job job = completed.plant().jobs().getFirst();
    assertThat(job.heat()).isEqualTo(Energy.ofKilowattHours(50)); // 4 x 12.5
    assertThat(job.productName()).isEqualTo("Pipe");
    assertThat(job.temperatureSetpointC()).isEqualByComparingTo(new BigDecimal(180));
    assertThat(job.durationMinutes()).isEqualTo(90);
    assertThat(job.eligibleEquipment()).containsExactly("H-1");
    assertThat(job.operatorsRequired()).isEqualTo(2);
    assertThat(job.priority()).isEqualTo(4);
    assertThat(completed.filled())
        .contains(new FilledValue("J-1", "heating_requirement_kwh", "50", "recipe P"))
        .hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"52.5, false", "47.5, false", "52.6, true", "47, true"})
  void heatFurtherThanFivePerCentFromTheRecipeIsUsedWithAWarning(String heat, boolean warned) {
    PlantFiles files =
        withRecipes(
            "job_id,product,quantity,heating_req,deadline",
            "J-1,P,4,%s,2026-11-23T12:00".formatted(heat));

    assertThat(files.plant(folder).plant().jobs().getFirst().heat())
        .isEqualTo(Energy.ofKilowattHours(heat));
    assertThat(files.warnings(folder))
        .isEqualTo(
            warned
                ? List.of(
                    "jobs.csv, row 2, heating_req: heating_requirement_kwh is %s, but the recipe of P gives 50 for 4; the file's value is used. Correct the file or the recipe if they should agree."
                        .formatted(heat))
                : List.of());
  }

  @Test
  void heatThatNeitherRowNorRecipeGivesIsAnError() {
    assertThat(
            new PlantFiles()
                .jobs("job_id,product,quantity,deadline", "J-1,P,4,2026-11-23T12:00")
                .errors(folder))
        .containsExactly(
            "jobs.csv, row 2, heating_requirement_kwh: heating_requirement_kwh is missing, and no"
                + " recipe gives kwh_per_unit for P. Add the job's heat in kWh, or kwh_per_unit to"
                + " the product.");
  }

  @Test
  void aProductWithoutRecipeIsSuspiciousWhereOthersHaveOne() {
    assertThat(
            withRecipes(
                    "job_id,product,quantity,heating_req,deadline", "J-1,Pp,4,50,2026-11-23T12:00")
                .warnings(folder))
        .containsExactly("jobs.csv, row 2, product: There is no recipe for Pp. Did you mean P?");
  }

  private static PlantFiles withRecipes(String header, String row) {
    return new PlantFiles()
        .change("jobs: jobs.csv", "products: products.csv\njobs: jobs.csv")
        .file("products.csv", PRODUCTS)
        .jobs(header, row);
  }

  @Test
  void moreHeatThanTheBiggestEquipmentGivesInTheTimeIsSuspicious() {
    assertThat(
            new PlantFiles()
                .jobs(
                    "job_id,product,quantity,heating_req,deadline,duration_minutes",
                    "J-1,P,1,500,2026-11-23T12:00,60")
                .warnings(folder))
        .containsExactly(
            "jobs.csv, row 2, heating_requirement_kwh: 500 kWh in 60 minutes is 500.0 kW, more than"
                + " the biggest equipment gives (100 kW). Check heating_requirement_kwh and"
                + " duration_minutes.");
  }
}
