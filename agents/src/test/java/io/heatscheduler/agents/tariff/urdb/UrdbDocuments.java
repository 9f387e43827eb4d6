package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Rates of the database, written by hand, and how a plant in Chicago reads them. */
final class UrdbDocuments {
  static final String OFF_PEAK = "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";
  static final String ON_PEAK = "0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0";

  /** The worked example of the database's documentation, without its flat demand. */
  static final String LGS =
      """
      {"label":"66f0a1b2c3d4e5f601234567","utility":"Example Power Co","eiaid":99999,
      "name":"LGS-TOU Primary","sector":"Industrial","servicetype":"Bundled","country":"USA",
      "approved":true,"startdate":1767247200,"peakkwcapacitymin":100,"demandunits":"kW",
      "voltagecategory":"Primary","phasewiring":"3-Phase","demandwindow":15,
      "energyratestructure":[[{"rate":0.058,"adj":0.004,"unit":"kWh"}],[{"rate":0.114,"adj":0.004,"unit":"kWh"}]],
      "energyweekdayschedule":%1$s,
      "energyweekendschedule":%2$s,
      "demandrateunit":"kW","demandratestructure":[[{"rate":4.10}],[{"rate":11.75}]],
      "demandweekdayschedule":%1$s,
      "demandweekendschedule":%2$s,
      "fixedchargefirstmeter":435.0,"fixedchargeunits":"$/month"}
      """
          .formatted(rows(ON_PEAK), rows(OFF_PEAK));

  /** Flat demand of the same example: two seasons, two tiers, a ratchet. */
  static final String FLAT =
      """
      "flatdemandunit":"kW","flatdemandstructure":[[{"max":100,"rate":13.5},{"rate":12.1}],[{"max":100,"rate":16.3},{"rate":14.9}]],
      "flatdemandmonths":[0,0,0,0,0,1,1,1,1,0,0,0],
      "lookbackpercent":0.8,"lookbackrange":11,"lookbackmonths":[0,0,0,0,0,0,0,0,0,0,0,0],
      """;

  private UrdbDocuments() {}

  /** A schedule whose months are all alike. */
  static String rows(String hours) {
    return Collections.nCopies(12, "[" + hours + "]").stream()
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A rate of a few fields with one energy price for all hours. */
  static String rate(String structure, String fields) {
    return "{\"name\":\"R\",\"label\":\"L\",\"country\":\"USA\",\"demandwindow\":15,\"energyratestructure\":%s,\"energyweekdayschedule\":%s,\"energyweekendschedule\":%s%s}"
        .formatted(structure, rows(OFF_PEAK), rows(OFF_PEAK), fields);
  }

  /** The plant with a tariff, e.g. {@code rate.json} or {@code {urdb: rate.json, ...}}. */
  static PlantFiles plant(String tariff) {
    return new PlantFiles()
        .change("currency: EUR", "currency: USD")
        .change("Europe/Berlin", "America/Chicago")
        .change(
            """
            tariff:
              tariff_name: flat
              effective_date: 2026-01-01
              currency: USD
              periods:
                - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}
            """,
            "tariff: " + tariff + "\n");
  }

  /** What agent 2 makes of a rate. */
  static Outcome<Tariff> read(Path folder, String tariff, String file, String text) {
    plant(tariff).in(folder);
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TariffManagementAgent()
        .run(PlantFolder.open(folder).orThrow(), new RunContext("test"));
  }

  static Outcome<Tariff> read(Path folder, String text) {
    return read(folder, "rate.json", "rate.json", text);
  }

  static List<String> texts(Outcome<?> outcome, Severity severity) {
    return outcome.findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::toString)
        .toList();
  }
}
