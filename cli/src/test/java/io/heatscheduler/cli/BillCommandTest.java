package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillCommandTest {
  private static final String TARIFF =
      """
      tariff_name: flat
      effective_date: 2026-01-01
      currency: EUR
      time_zone: Europe/Berlin
      periods:
        - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.10, period_category: all}
      demand_charges: [{id: facility, rate_kw: 5, ratchet: {share: 0.8, months: 1}}]
      power_factor: {free_kvarh_per_kwh: 0.5, rate_kvarh: 0.01}
      """;

  @TempDir private Path folder;
  private String tariff = "";

  @BeforeEach
  void writeTariff() throws IOException {
    tariff = file("tariff.yaml", TARIFF);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Hourly rows of a day. */
  private static String day(String date, String columns, String values) {
    StringBuilder rows = new StringBuilder("start," + columns + "\n");
    for (int hour = 0; hour < 24; hour++) {
      rows.append("%sT%02d:00,%s\n".formatted(date, hour, values));
    }
    return rows.toString();
  }

  @Test
  void aProfileOfEnergyIsBilledUnderATariffWithoutAPlant() throws IOException {
    String meter = file("meter.csv", day("2026-06-01", "kwh,kvarh,note", "10,6,x"));

    CommandRun bill = CommandRun.of("bill", meter, "--tariff", tariff);

    // 240 kWh x 0.10; (144 - 120) kvarh x 0.01; 10 kW x 5
    assertThat(bill.exitCode()).as(bill.err()).isEqualTo(ExitCode.OK);
    assertThat(bill.out())
        .contains("energy/2026-06-01/all", "reactive/2026-06-01", "demand/2026-06-01/facility")
        .contains("74.24 EUR");
    assertThat(bill.err()).contains("looks back on 2026-05");
  }

  @Test
  void theLedgerIsWrittenAndReadForTheNextMonth() throws IOException {
    String may = file("may.csv", day("2026-05-01", "kw", "100"));
    String june = file("june.csv", day("2026-06-01", "kw", "10"));
    String ledger = folder.resolve("peaks.csv").toString();

    CommandRun first =
        CommandRun.of("bill", may, "--tariff", tariff, "--ledger", ledger, "--update-ledger");
    CommandRun second = CommandRun.of("bill", june, "--tariff", tariff, "--ledger", ledger);
    CommandRun again =
        CommandRun.of(
            "bill",
            may,
            "--tariff",
            tariff,
            "--ledger",
            ledger,
            "--update-ledger",
            "--provisional");

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readAllLines(Path.of(ledger)))
        .containsExactly(
            "billing_period,component,kw,kwh,status,until",
            "2026-05-01,facility,100,,metered,2026-05-02T00:00:00+02:00",
            "2026-05-01,site,100,2400,metered,2026-05-02T00:00:00+02:00");
    assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.OK);
    assertThat(second.out()).contains("80.000 kW"); // 0.8 x 100
    assertThat(again.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).contains("The ledger knows the billing month from 2026-05-01 up to");
  }

  @Test
  void optimizeReadsTheLedgerIntoARunThatVerifies() throws IOException {
    String ledger =
        file(
            "peaks.csv",
            """
            billing_period,component,kw,kwh,status,until
            2026-11-01,critical,410.5,,metered,2026-11-24T00:00-06:00
            2026-11-01,of another tariff,7,,metered,2026-11-24T00:00-06:00
            2026-11-01,site,430,151000,metered,2026-11-24T00:00-06:00
            2026-10-01,critical,500,,metered,2026-11-01T00:00-05:00
            """);
    Path out = folder.resolve("out");

    CommandRun planned =
        CommandRun.of(
            "optimize",
            CommandRun.example("five-columns"),
            "--ledger",
            ledger,
            "--effort",
            "30",
            "--out",
            out.toString());

    assertThat(planned.exitCode()).as(planned.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(out.resolve("input.json")))
        .contains(
            "\"month_to_date_kwh\":\"151000\",\"month_to_date_peak_kw\":{\"critical\":\"410.5\"}",
            "\"peak_history\":[{\"component\":\"critical\",\"kw\":\"500\",\"month\":\"2026-10\"}]");
    assertThat(CommandRun.of("verify", out.toString()).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(
            CommandRun.of(
                    "optimize", CommandRun.example("five-columns"), "--ledger", ledger + ".none")
                .exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void tiersAreValidPlannedAndBilled() throws IOException {
    Path example = Path.of(CommandRun.example("five-columns"));
    Files.copy(example.resolve("jobs.csv"), folder.resolve("jobs.csv"));
    String plant =
        file(
            "plant.yaml",
            Files.readString(example.resolve("plant.yaml"))
                .replace(
                    "energy_rate_kwh: 0.145",
                    "tiers: [{rate_kwh: 0.145, max: 100}, {rate_kwh: 0.1}]"));
    String meter = file("meter.csv", day("2026-11-24", "kw", "100"));

    assertThat(CommandRun.of("validate", plant).exitCode()).isEqualTo(ExitCode.OK);
    CommandRun planned =
        CommandRun.of(
            "optimize", plant, "--effort", "100", "--out", folder.resolve("out").toString());
    assertThat(planned.exitCode()).as(planned.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(folder.resolve("out/bill.json"))).contains("tiers/2026-11-01");
    CommandRun billed = CommandRun.of("bill", meter, "--plant", plant);
    assertThat(billed.exitCode()).as(billed.err()).isEqualTo(ExitCode.OK);
    assertThat(billed.out()).contains("energy/2026-11-01/critical/tier-2");
  }

  @Test
  void aRealBillThatDiffersIsExplainedAndHasItsExitCode() throws IOException {
    String meter = file("meter.csv", day("2026-06-01", "kw,power_factor", "10,1"));
    String right = file("right.csv", "line,amount\nenergy,24.00\ndemand,50.00\ntotal,74.00\n");
    String wrong = file("wrong.csv", "line,amount,quantity,rate\nenergy,26.40,240,0.11\n");

    CommandRun agrees = CommandRun.of("bill", meter, "--tariff", tariff, "--expect", right);
    CommandRun differs = CommandRun.of("bill", meter, "--tariff", tariff, "--expect", wrong);
    CommandRun json = CommandRun.of("bill", meter, "--tariff", tariff, "--expect", wrong, "--json");

    assertThat(agrees.exitCode()).as(agrees.err()).isEqualTo(ExitCode.OK);
    assertThat(agrees.out()).contains("The bills agree.");
    assertThat(differs.exitCode()).isEqualTo(ExitCode.BILL_DIFFERS);
    assertThat(differs.out()).contains("They charge 0.11 per kWh, we 0.1.", "unexpected");
    assertThat(json.exitCode()).isEqualTo(ExitCode.BILL_DIFFERS);
    assertThat(json.out()).contains("\"verdict\": \"rate\"", "\"agrees\": false");
  }

  @Test
  void whatIsMissingOrContradictsItselfIsSaid() throws IOException {
    String meter = file("meter.csv", day("2026-06-01", "kw,kwh", "10,10"));
    String zoneless = file("zoneless.yaml", TARIFF.replace("time_zone: Europe/Berlin\n", ""));

    CommandRun nothing = CommandRun.of("bill", meter);
    CommandRun twice = CommandRun.of("bill", meter, "--tariff", tariff);
    CommandRun noZone = CommandRun.of("bill", meter, "--tariff", zoneless);
    CommandRun noLedger = CommandRun.of("bill", meter, "--tariff", tariff, "--update-ledger");

    assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.err()).contains("Add --plant PLANT or --tariff FILE.");
    assertThat(twice.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(twice.err()).contains("The load is given twice, as kw and kwh.");
    assertThat(noZone.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(noZone.err()).contains("The tariff does not say the time zone of its periods.");
    assertThat(noLedger.exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
