package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.tariff.TariffFile;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import}: what a published file is read as, and the file it becomes. */
class ImportCommandTest {
  private static final String PRICES =
      """
      <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3"><type>A44</type>
      <TimeSeries><in_Domain.mRID>10Y1001A1001A82H</in_Domain.mRID><currency_Unit.name>EUR</currency_Unit.name>
      <price_Measure_Unit.name>MWH</price_Measure_Unit.name><curveType>A03</curveType>
      <Period><timeInterval><start>2026-07-13T22:00Z</start><end>2026-07-14T00:00Z</end></timeInterval>
      <resolution>PT60M</resolution><Point><position>1</position><price.amount>91.11</price.amount></Point></Period></TimeSeries></Publication_MarketDocument>
      """;

  @TempDir private Path folder;

  private static String rows(String hours) {
    return Collections.nCopies(12, "[" + hours + "]").stream()
        .collect(Collectors.joining(",", "[", "]"));
  }

  @BeforeEach
  void write() throws IOException {
    String night = "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";
    String day = "0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0";
    Files.writeString(
        folder.resolve("rate.json"),
        """
        {"items":[{"label":"66f0a1b2c3d4e5f601234567","utility":"Example Power Co","name":"LGS","country":"USA","startdate":1767247200,
        "energyratestructure":[[{"rate":0.058,"adj":0.004,"max":5000},{"rate":0.05}],[{"rate":0.118}]],
        "energyweekdayschedule":%1$s,"energyweekendschedule":%2$s,
        "demandratestructure":[[{"rate":4.10}],[{"rate":11.75}]],"demandweekdayschedule":%1$s,"demandweekendschedule":%2$s,
        "flatdemandstructure":[[{"max":100,"rate":13.5},{"rate":12.1}],[{"rate":16.3}]],"flatdemandmonths":[0,0,0,0,0,1,1,1,1,0,0,0],
        "lookbackpercent":0.8,"lookbackrange":11,"demandwindow":30,"mincharge":500,"minchargeunits":"$/month",
        "fixedchargefirstmeter":435.0,"fixedchargeunits":"$/month","energycomments":"Riders apply."}]}
        """
            .formatted(rows(day), rows(night)));
    Files.writeString(folder.resolve("prices.xml"), PRICES);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void aRateIsShownWithItsNotes() {
    CommandRun run = CommandRun.of("import", path("rate.json"), "--time-zone", "America/Chicago");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("LGS, Example Power Co, in force from 2026-01-01, in USD")
        .contains("energy, period 0: 0.062 per kWh up to 5000 kWh, then 0.05 per kWh")
        .contains("demand, demand period 1: 11.75 per kW")
        .contains("demand, flat demand from 06-01 to 09-30: 16.3 per kW, with a ratchet")
        .contains("minimum bill: 500 per month");
    assertThat(run.err()).contains("energycomments: Riders apply.");
  }

  @Test
  void theTariffFileWrittenReadsAsTheEqualTariff() {
    String out = path("tariff.json");

    assertThat(
            CommandRun.of(
                    "import", path("rate.json"), "--time-zone", "America/Chicago", "--out", out)
                .exitCode())
        .isZero();
    TariffFile imported = read("rate.json", ZoneId.of("America/Chicago"));
    assertThat(read("tariff.json", null)).isEqualTo(imported);
    assertThat(imported.tariff().demandCharges()).hasSize(4);
    assertThat(CommandRun.of("import", path("rate.json"), "--out", out).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  private TariffFile read(String name, ZoneId zone) {
    return TariffFile.read(PlantFolder.openFile(folder.resolve(name)).orThrow(), name, zone)
        .orThrow();
  }

  @Test
  void pricesBecomeATable() throws IOException {
    CommandRun run = CommandRun.of("import", path("prices.xml"), "--out", path("prices.csv"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("ENTSO-E day-ahead prices (A44): bidding zone 10Y1001A1001A82H")
        .contains("2 values from 2026-07-13T22:00:00Z to 2026-07-14T00:00:00Z");
    assertThat(Files.readString(folder.resolve("prices.csv")))
        .isEqualTo(
            "start,energy_rate_kwh\n2026-07-13T22:00:00Z,0.09111\n2026-07-13T23:00:00Z,0.09111\n");
  }

  @Test
  void aBillUnderARateNamesWhatIsLeftOut() throws IOException {
    Files.writeString(
        folder.resolve("rate.json"),
        Files.readString(folder.resolve("rate.json"))
            .replace(
                "\"demandwindow\":30", "\"demandwindow\":30,\"demandreactivepowercharge\":0.25"));
    Files.writeString(
        folder.resolve("tariff.yaml"), "urdb: rate.json\nleave_out: [demandreactivepowercharge]\n");
    StringBuilder load = new StringBuilder("start,kw\n");
    for (int hour = 0; hour < 24; hour++) {
      load.append("2026-02-02T%02d:00,100\n".formatted(hour));
    }
    Files.writeString(folder.resolve("load.csv"), load.toString());
    CommandRun run =
        CommandRun.of(
            "bill",
            path("load.csv"),
            "--tariff",
            path("tariff.yaml"),
            "--time-zone",
            "America/Chicago");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("demandreactivepowercharge is left out on request; the bill lacks it.");
    assertThat(run.out()).contains("energy/2026-02-01/period 1");
    assertThat(
            CommandRun.of(
                    "bill",
                    path("load.csv"),
                    "--tariff",
                    path("rate.json"),
                    "--time-zone",
                    "America/Chicago")
                .err())
        .contains("The rate has a charge on reactive power");
  }

  @Test
  void whatIsRefusedIsNamed() throws IOException {
    Files.writeString(
        folder.resolve("bad.json"),
        Files.readString(folder.resolve("rate.json"))
            .replace("\"demandwindow\":30", "\"demandwindow\":7"));
    CommandRun run = CommandRun.of("import", path("bad.json"), "--time-zone", "America/Chicago");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .contains("Demand is averaged over 7 minutes")
        .contains("URDB_FIELD_REFUSED");
  }
}
