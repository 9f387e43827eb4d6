package io.heatscheduler.agents.tariff.urdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.Tariff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every rate of the reference data is read, or refused by the name of a field; a rate whose refused
 * field is left out knowingly is read, unless the record itself is broken.
 */
@EnabledIfEnvironmentVariable(named = "HEATSCHEDULER_REFERENCE_DATA", matches = ".+")
class UrdbReferenceTest {
  private static final String REACTIVE = "demandreactivepowercharge";

  /** The end of each refused rate's file name, and the field that is refused. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          // charges on what a load in kW does not show
          Map.entry("55fc80b5682bea28da640f02", REACTIVE), // Glendale PC-1-B
          Map.entry("5a552cd45457a32374423a7c", REACTIVE), // Entergy LIPS-L
          Map.entry("5a3821035457a32645d2dd80", REACTIVE), // LADWP A-2
          Map.entry("570ebdde682bea4401660202", REACTIVE), // PNM 4B
          Map.entry("6772f0268322c2ebdc04e77e", REACTIVE), // SDG&E AL-TOU
          Map.entry("6757525f259975f54b0eccbf", REACTIVE), // SDG&E EV-HP
          Map.entry("56bbe2205457a34d2a8b456a", REACTIVE), // SCE TOU-8 B, 2016
          Map.entry("674e0b87201c6bd096007a5a", REACTIVE), // SCE TOU-8 D
          Map.entry("539f6a23ec4f024411ec8bf9", REACTIVE), // Wallingford Northford
          Map.entry("64fa78e8f757c94ea209a3a1", REACTIVE), // Virginia GS-3
          Map.entry("53ac8daa5257a3406ac32a35", "coincidentratestructure"), // PECO GS-HT
          // fields that the database does not document
          Map.entry("5550d6fd5457a3187e8b4567", "minmonthlycharge'"), // FPL RS-1, a misspelt key
          Map.entry("5e17b27c5457a3556573e3af", "extraflatdemandmonths"), // PG&E B-19S
          Map.entry("5d6eba3a5457a39b2f466f68", "baseline_compensation"), // PG&E E-TOU-C CARE
          // broken records
          Map.entry("56a90926682bea1bc572d5e3", "energyratestructure"), // Georgia PLL-11: ends
          Map.entry("67c1f1c74737dd843e060fe8", "flatdemandstructure"), // LADWP A-3: 1,009 per kW
          Map.entry(
              "55fc8105682bea28da645268", "demandweekdayschedule")); // SCE TOU-8 B: period 2 of 2

  private static final List<String> BROKEN =
      List.of("56a90926682bea1bc572d5e3", "67c1f1c74737dd843e060fe8", "55fc8105682bea28da645268");

  @TempDir private Path folder;

  private static List<Path> files(String set) throws IOException {
    try (Stream<Path> all =
        Files.list(Path.of(System.getenv("HEATSCHEDULER_REFERENCE_DATA"), "urdb", set))) {
      return all.sorted().toList();
    }
  }

  @Test
  void thereAreSeventyThreeRealRates() throws IOException {
    assertThat(files("tariffs")).hasSize(73);
    assertThat(REFUSED).hasSize(17);
  }

  @TestFactory
  Stream<DynamicTest> aRealRateIsReadOrRefusedByName() throws IOException {
    return files("tariffs").stream()
        .map(file -> DynamicTest.dynamicTest(outcome(file), () -> check(file)));
  }

  private static String outcome(Path file) {
    String field = REFUSED.get(label(file));
    return "%s is %s".formatted(file.getFileName(), field == null ? "read" : "refused: " + field);
  }

  private static String label(Path file) {
    String name = String.valueOf(file.getFileName()).replace(".json", "");
    return name.substring(name.lastIndexOf("__") + 2);
  }

  private void check(Path file) throws IOException {
    String field = REFUSED.get(label(file));
    String text = Files.readString(file);
    Outcome<Tariff> read = UrdbDocuments.read(folder, text);
    if (field == null) {
      assertThat(UrdbDocuments.texts(read, Severity.ERROR)).isEmpty();
      assertThat(read.orThrow().periods()).isNotEmpty();
      return;
    }
    assertThat(UrdbDocuments.texts(read, Severity.ERROR))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error).contains(field));
    if (!BROKEN.contains(label(file))) {
      Outcome<Tariff> without =
          UrdbDocuments.read(
              folder, "{urdb: rate.json, leave_out: [\"%s\"]}".formatted(field), "rate.json", text);
      assertThat(without.orThrow().periods()).isNotEmpty();
      assertThat(UrdbDocuments.texts(without, Severity.WARNING))
          .anySatisfy(warning -> assertThat(warning).contains(field + " is left out on request"));
    }
  }

  /** Three files of the test set are parameter files, not rates; two rates cannot be read whole. */
  private static final Map<String, String> TEST_REFUSED =
      Map.of(
          "coincident_peak.json", "coincident_peak is not a key of the tariff",
          "lookback_listed_months.json", "demand_lookback_months is not a key of the tariff",
          "lookback_rolling_range.json", "demand_lookback_range is not a key of the tariff",
          "pge_2020_tou_demand_reopt_response_1.json", "demandratchetpercentage differs by month",
          "ssc_hours_of_use_billing_demand.json", "billing_demand is no known field of a rate");

  @TestFactory
  Stream<DynamicTest> aTestRateIsReadOrRefusedByName() throws IOException {
    return files("test-tariffs").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    "%s is %s"
                        .formatted(
                            file.getFileName(),
                            TEST_REFUSED.getOrDefault(file.getFileName().toString(), "read")),
                    () -> {
                      String refusal = TEST_REFUSED.get(file.getFileName().toString());
                      List<String> errors =
                          UrdbDocuments.texts(
                              UrdbDocuments.read(folder, Files.readString(file)), Severity.ERROR);
                      if (refusal == null) {
                        assertThat(errors).isEmpty();
                      } else {
                        assertThat(errors).anySatisfy(error -> assertThat(error).contains(refusal));
                      }
                    }));
  }

  @Test
  void malformedRatesAreRefusedWithWhatIsMissing() throws IOException {
    List<Path> malformed = files("malformed");

    assertThat(malformed).hasSize(2);
    assertThat(
            UrdbDocuments.texts(
                UrdbDocuments.read(folder, Files.readString(malformed.get(0))), Severity.ERROR))
        .singleElement()
        .asString()
        .contains("A tier in period 0 of energyratestructure has neither rate nor adj.");
    assertThat(
            UrdbDocuments.texts(
                UrdbDocuments.read(folder, Files.readString(malformed.get(1))), Severity.ERROR))
        .first()
        .asString()
        .contains("energyweekdayschedule names the period 1, but there are 1, counted from 0.");
  }
}
