package io.heatscheduler.agents.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases 50 to 55 of the catalogue of bad input, and what is right. */
class EquipmentCasesTest {
  @TempDir private Path folder;

  private static PlantFiles with(String more) {
    return new PlantFiles()
        .change("    capacity_kw: 100\n", "    capacity_kw: 100\n    " + more + "\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          min_load_kw: 120 | min_load_kw: min_load_kw 120 is more than capacity_kw 100. Correct one of them; both are heat output.
          min_load_kw: -1 | min_load_kw: min_load_kw is -1, but must be from 0 to 1000000. Correct the value or its unit.
          mode: batches | mode: batches is not a known mode. Did you mean batch?
          turnaround_minutes: 30 | turnaround_minutes: turnaround_minutes is a pause between two batches, but the mode is shared. Set mode: batch, or leave turnaround_minutes out.
          fuel_type: natural_gas | fuel_type: electric does not burn natural_gas. Correct equipment_type or fuel_type.
          fuel_rate_per_kwh: 0.05 | fuel_rate_per_kwh: Electricity is priced by the tariff, not by fuel_rate_per_kwh. Leave fuel_rate_per_kwh out, or correct fuel_type.
          is_active: maybe | is_active: maybe is neither true nor false. Write true or false.
          max_starts_per_day: 1.5 | max_starts_per_day: max_starts_per_day is 1.5, but must be a whole number. Correct the value or its unit.
          degradation_factor: 1.2 | degradation_factor: degradation_factor is 1.2, but must be over 0 and up to 1. Correct the value or its unit.
          efficiency_curve: [[0.3, 85], [0.3, 86]] | efficiency_curve: efficiency_curve has two points at 0.3. Keep one of them.
          efficiency_curve: [[0.3, 0.85], [1.0, 92]] | efficiency_curve: efficiency_curve 0.85 looks like a fraction. It is in percent: write 85.
          efficiency_curve: [0.3, 85] | efficiency_curve/0: efficiency_curve is a list of points of two numbers. Write e.g. [[0.3, 85], [1.0, 92]]; in a table cell 0.3=85;1.0=92.
          cop_by_outdoor_c: [[-10, 240]] | cop_by_outdoor_c: Only a heat_pump has a COP by outdoor temperature. Correct equipment_type, or leave cop_by_outdoor_c out.
          capacities: {kg: 0} | capacities/kg: kg is 0, but must be over 0. Correct the value or its unit.
          unavailable: [{start: 2026-11-23T08:00, end: 2026-11-23T07:00}] | unavailable/0/end: end: the end 2026-11-23T07:00+01:00 is not after the start 2026-11-23T08:00+01:00. Correct one of them.
          unavailable: [{from: 2026-11-23T08:00, end: 2026-11-23T09:00}] | unavailable/0/from: from is not a key of an unavailable window. Use one of: start, end, reason, notes.
          shutdown_energy_kwh: 5 | shutdown_energy_kwh: shutdown_energy_kwh is drawn while shutting down, but shutdown_minutes is 0. Give shutdown_minutes, or leave shutdown_energy_kwh out.
          end_state: cold | end_state: cold is not a known end_state. Use one of: any, off.
          startup_minutes: -30 | startup_minutes: startup_minutes is -30, but must be from 0 to 10080. Correct the value or its unit.
          standby_states: [{state_id: warm}] | standby_states/0/power_kw: power_kw is missing. Every standby state needs a value here.
          standby_states: [{power_kw: 5}] | standby_states/0/state_id: state_id is missing. Every standby state needs a value here.
          standby_states: [{state_id: off, power_kw: 5}] | standby_states/0/state_id: A standby state cannot be called off; every equipment has that state. Give it another state_id; off is described by startup_minutes, shutdown_minutes and their energies beside standby_states.
          standby_states: [{state_id: a, power_kw: 5}, {state_id: a, power_kw: 4}] | standby_states: The standby state a is given twice. Give each state a state_id of its own.
          minload_kw: 20 | minload_kw: minload_kw is not a key of an equipment. Did you mean min_load_kw?
          """)
  void aWrongValueIsNamedWithItsRemedy(String line, String message) {
    assertThat(with(line).errors(folder))
        .first()
        .isEqualTo("plant.yaml, row 12, /equipment/0/" + message);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          capacity_kw: 100 | capacity_kw: 0 | capacity_kw: capacity_kw is 0, but must be over 0 and up to 1000000. Correct the value or its unit.
          capacity_kw: 100 | capacity_kw: -5 | capacity_kw: capacity_kw is -5, but must be over 0 and up to 1000000. Correct the value or its unit.
          capacity_kw: 100 | capacity_kw: 500 kW | capacity_kw: 500 kW carries a unit (kW). Write the number alone, in the unit the key's name ends with or the site's currency.
          efficiency_percent: 98 | efficiency_percent: 0.98 | efficiency_percent: efficiency_percent 0.98 looks like a fraction. It is in percent: write 98.
          efficiency_percent: 98 | efficiency_percent: 350 | efficiency_percent: efficiency_percent is 350, but must be from 1 to 110 for this equipment_type. Correct the value or the equipment_type.
          equipment_type: electric | equipment_type: electrc | equipment_type: electrc is not a known equipment_type. Did you mean electric?
          max_temperature_c: 200 | max_temperature_c: 3632 | max_temperature_c: max_temperature_c is 3632, but must be from -50 to 2000. Correct the value or its unit.
          """)
  void aWrongLimitIsNamedWithItsRemedy(String right, String wrong, String message) {
    assertThat(new PlantFiles().change(right, wrong).errors(folder))
        .singleElement()
        .asString()
        .endsWith(", /equipment/0/" + message);
  }

  @Test
  void aCopIsNotAPercentage() {
    assertThat(
            new PlantFiles()
                .change("equipment_type: electric", "equipment_type: heat_pump")
                .change("efficiency_percent: 98", "efficiency_percent: 3.5")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 12, /equipment/0/efficiency_percent: efficiency_percent 3.5 looks like"
                + " a COP. It is in percent: write 350.");
  }

  @Test
  void aHeatPumpOf390DegreesIsProbablyInFahrenheit() {
    assertThat(
            new PlantFiles()
                .change("equipment_type: electric", "equipment_type: heat_pump")
                .change("efficiency_percent: 98", "efficiency_percent: 300")
                .change("max_temperature_c: 200", "max_temperature_c: 392")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 13, /equipment/0/max_temperature_c: No heat pump reaches 392 °C; 392 °F"
                + " would be 200 °C. Write temperatures in °C.");
  }

  @Test
  void aSetpointThatOnlyFitsInFahrenheitIsHintedAt() {
    assertThat(
            new PlantFiles()
                .jobs(
                    "job_id,product,quantity,heating_req,deadline,temperature_setpoint_c",
                    "J-1,P,1,100,2026-11-23T12:00,356")
                .warnings(folder))
        .containsExactly(
            "jobs.csv, row 2, temperature_setpoint_c: 356 °C is more than any equipment reaches; 356"
                + " °F would be 180 °C. Write temperatures in °C.");
  }

  @Test
  void aDanglingReferenceIsNamedWithTheNearestId() {
    assertThat(
            new PlantFiles()
                .jobs(
                    "job_id,product,quantity,heating_req,deadline,eligible_equipment,predecessors,planned_equipment,uses",
                    "J-1,P,1,100,2026-11-23T12:00,H-2,J-3,X-9,kg=5",
                    "J-2,P,1,100,2026-11-23T12:00,H-1,J-1,H-1,")
                .errors(folder))
        .containsExactly(
            "jobs.csv, row 2, eligible_equipment: H-2 is not an equipment of the plant. Did you mean"
                + " H-1?",
            "jobs.csv, row 2, predecessors: J-3 is not a job of the plant. Did you mean J-1?",
            "jobs.csv, row 2, uses: kg is not a capacity of any equipment. None is defined.",
            "jobs.csv, row 2, planned_equipment: X-9 is not an equipment of the plant. Use one of:"
                + " H-1.");
  }

  @Test
  void aCyclicPrecedenceIsNamedRoundToItsBeginning() {
    assertThat(
            new PlantFiles()
                .jobs(
                    "job_id,product,quantity,heating_req,deadline,predecessors",
                    "J-3,P,1,100,2026-11-23T12:00,J-2",
                    "J-1,P,1,100,2026-11-23T12:00,J-2",
                    "J-2,P,1,100,2026-11-23T12:00,J-1",
                    "J-4,P,1,100,2026-11-23T12:00,J-4")
                .errors(folder))
        .containsExactly(
            "jobs.csv, row 3, predecessors: Jobs wait for each other: J-1 -> J-2 -> J-1. Remove one"
                + " of these predecessors.",
            "jobs.csv, row 5, predecessors: Jobs wait for each other: J-4 -> J-4. Remove one of"
                + " these predecessors.");
  }

  @Test
  void maintenanceOverTheWholeHorizonIsWarnedOfAndMakesThePlanInfeasible() {
    PlantFiles plant =
        with(
            "unavailable: [{start: 2026-11-22T00:00, end: 2026-11-23T12:00}, {start: 2026-11-23T12:00, end: 2026-11-25T00:00}]");

    assertThat(plant.warnings(folder))
        .containsExactly(
            "plant.yaml, row 12, /equipment/0/unavailable: H-1 is unavailable for the whole horizon."
                + " Shorten the windows, or set is_active: false if that is meant.");
    assertThat(PlantGrid.of(plant.plant(folder).plant()).orThrow().conflicts())
        .extracting(Finding::code, Finding::message)
        .contains(
            tuple(
                "EQUIPMENT_UNAVAILABLE",
                "J-1 fits only on H-1, which is unavailable whenever J-1 could run."));
  }

  @Test
  void anEquipmentIdGivenTwiceIsRefused() {
    assertThat(
            new PlantFiles()
                .change(
                    "tariff:\n",
                    "  - {equipment_id: H-1, equipment_type: electric, capacity_kw: 5, efficiency_percent: 95}\ntariff:\n")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 14, /equipment/1/equipment_id: Equipment H-1 is given twice. Give every"
                + " equipment an id of its own.");
  }

  @Test
  void everyColumnOfAnEquipmentTableIsRead() {
    Equipment boiler =
        table(
                "equipment_id,equipment_name,equipment_type,location,is_active,capacity_kw,min_load_kw,efficiency_percent,fuel_type,fuel_rate_per_kwh,min_run_time_minutes,max_starts_per_day,startup_energy_kwh,mode,max_temperature_c,initially_on,starts_today,standby_kw,startup_cost,shutdown_cost,turnaround_minutes,capacities,efficiency_curve,degradation_factor,unavailable",
                "B-1,Boiler 1,gas_boiler,Hall 2,true,500,75,92,natural_gas,0.045,PT30M,6,40,batch,180,yes,2,1.5,3,2,45,kg=2000;hooks=12,0.3=85;1.0=92,0.97,2026-11-23T08:00/2026-11-23T12:00")
            .plant(folder)
            .plant()
            .equipment()
            .getFirst();

    assertThat(boiler.type()).isEqualTo(EquipmentType.GAS_BOILER);
    assertThat(boiler.mode()).isEqualTo(OperatingMode.BATCH);
    assertThat(boiler.minRunTimeMinutes()).isEqualTo(30);
    assertThat(boiler.maxStartsPerDay()).isEqualTo(6);
    assertThat(boiler.turnaroundMinutes()).isEqualTo(45);
    assertThat(boiler.initiallyOn()).isTrue();
    assertThat(boiler.startsToday()).isEqualTo(2);
    assertThat(boiler.fuelRatePerKwh()).isEqualTo(new BigDecimal("0.045"));
    assertThat(boiler.capacities())
        .containsOnly(
            Map.entry("kg", new BigDecimal("2E+3")), Map.entry("hooks", new BigDecimal("12")));
    assertThat(boiler.efficiency().loadCurve())
        .containsExactly(
            new CurvePoint(new BigDecimal("0.3"), new BigDecimal("85")),
            new CurvePoint(BigDecimal.ONE, new BigDecimal("92")));
    assertThat(boiler.unavailable())
        .containsExactly(
            new Unavailability(
                new Interval(
                    Instant.parse("2026-11-23T07:00:00Z"), Instant.parse("2026-11-23T11:00:00Z")),
                "",
                ""));
  }

  @Test
  void aBoilerNeedsItsFuelAndTheFuelsPrice() {
    assertThat(
            table(
                    "equipment_id,equipment_type,capacity_kw,efficiency_percent",
                    "B-1,gas_boiler,500,92")
                .errors(folder))
        .containsExactly(
            "equipment.csv, row 2, fuel_type: fuel_type is missing. A gas_boiler needs it, e.g."
                + " natural_gas.");
    assertThat(
            table(
                    "equipment_id,equipment_type,capacity_kw,efficiency_percent,fuel_type",
                    "B-1,gas_boiler,500,92,natural_gas")
                .errors(folder))
        .containsExactly(
            "equipment.csv, row 2, fuel_rate_per_kwh: fuel_rate_per_kwh is missing. Give the price"
                + " of a kWh of natural_gas.");
  }

  private static PlantFiles table(String header, String row) {
    String plant = PlantFiles.PLANT;
    return new PlantFiles()
        .change(
            plant.substring(plant.indexOf("equipment:"), plant.indexOf("tariff:")),
            "equipment: equipment.csv\n")
        .file("equipment.csv", header + "\n" + row + "\n");
  }
}
