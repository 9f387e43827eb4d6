package io.heatscheduler.agents.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.BacktestError;
import io.heatscheduler.core.report.Forecast.Basis;
import io.heatscheduler.core.report.Forecast.Day;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.Forecast.NotEnoughHistory;
import io.heatscheduler.core.report.Forecast.Range;
import io.heatscheduler.core.report.Forecast.Spread;
import io.heatscheduler.core.report.Forecast.Week;
import io.heatscheduler.core.report.RunHistory;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.formats.result.PublishedFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept beside the documents can be read back, or is refused with a way out. */
final class KeptFilesTest {
  private static final Sha256 RUN = Sha256.of(new byte[] {1});

  private static Node.Mapping json(byte[] bytes) {
    return (Node.Mapping)
        new JsonReader()
            .document(SourceBytes.ofText("kept.json", new String(bytes, StandardCharsets.UTF_8)))
            .orThrow();
  }

  private static Range range(String low, String expected, String high) {
    return new Range(new BigDecimal(low), new BigDecimal(expected), new BigDecimal(high));
  }

  private static Forecast kept(Forecast forecast) {
    byte[] bytes =
        new PublishedFiles()
            .json(
                ForecastFile.document(
                    RUN,
                    forecast,
                    new ForecastQuestion(RunHistory.NONE),
                    List.of(RUN),
                    PlanSettings.DEFAULT));
    Findings findings = new Findings();
    ForecastFile file = ForecastFile.read(json(bytes), findings);
    assertThat(findings.list()).isEmpty();
    assertThat(file.costHash()).isEqualTo(RUN);
    return file.forecast();
  }

  @Test
  void aForecastReadsBackEqualWithNegativeMoneyAndWithoutSavings() {
    LocalDate date = LocalDate.of(2026, 6, 1);
    Day like =
        new Day(
            date,
            Basis.LIKE_DAYS,
            8,
            new BigDecimal("12.5"),
            range("-9.50", "-3.00", "1.25"),
            null,
            Spread.ANY_LEAD_TIME);
    Day planned =
        new Day(
            date.plusDays(1),
            Basis.PLANNED_JOBS,
            0,
            new BigDecimal("0.0"),
            range("7.00", "7.00", "7.00"),
            range("1.00", "2.00", "3.00"),
            Spread.KNOWN_HEAT);
    Week week =
        new Week(
            date,
            2,
            new BigDecimal("12.5"),
            range("-2.50", "4.00", "8.25"),
            null,
            Spread.SUM_OF_DAYS);
    Forecast expected =
        new Expected(
            List.of(like, planned),
            List.of(week),
            61,
            7,
            3,
            new BacktestError(27, new BigDecimal("12.30"), new BigDecimal("15.00"), null));

    assertThat(kept(expected)).isEqualTo(expected);
    Forecast none = new NotEnoughHistory(20, 28, List.of(planned));
    assertThat(kept(none)).isEqualTo(none);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"format\": \"heatscheduler-forecast/2\"}",
        "{\"format\": \"heatscheduler-forecast/1\", \"cost_hash\": \"xyz\"}",
        "{\"format\": \"heatscheduler-forecast/1\", \"forecast_status\": \"expected\", \"days\": 3}"
      })
  void aForecastThatCannotBeReadIsLeftOutWithAWarning(String text) {
    Findings findings = new Findings();

    assertThat(ForecastFile.read(json(text.getBytes(StandardCharsets.UTF_8)), findings)).isNull();

    assertThat(findings.list())
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("FORECAST_UNREADABLE", Severity.WARNING));
  }

  @Test
  void everyKindOfFreedomReadsBack() {
    String text =
        """
        {"format": "heatscheduler-flexibility/1", "cost_hash": "%s", "produced_by": "x",
         "work_units_each": 400, "seed": 1, "most_tried": 20, "worth": [
          {"change": {"kind": "deadline", "job_id": "J-1", "minutes_later": 60},
           "saving": 12.5, "saving_at_least": 0, "saving_at_most": null},
          {"change": {"kind": "contractual_peak", "kw_more": 50},
           "saving": 11, "saving_at_least": 1, "saving_at_most": 20},
          {"change": {"kind": "operators", "shift": "early", "operators_more": 1},
           "saving": 10, "saving_at_least": 1, "saving_at_most": 20},
          {"change": {"kind": "starts_per_day", "equipment_id": "H1", "starts_more": 1},
           "saving": 9, "saving_at_least": 1, "saving_at_most": 20}]}
        """
            .formatted(RUN.hex());
    Findings findings = new Findings();

    FlexibilityFile file =
        FlexibilityFile.read(json(text.getBytes(StandardCharsets.UTF_8)), findings);

    assertThat(findings.list()).isEmpty();
    assertThat(file.worth())
        .extracting(value -> value.change().getClass().getSimpleName())
        .containsExactly("LaterDeadline", "HigherPeakLimit", "MoreOperators", "MoreStartsPerDay");
    assertThat(file.worth())
        .extracting(FlexibilityValue::saving)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(file.worth().getFirst().atMost()).isNull();
  }

  @Test
  void anUnknownFreedomIsLeftOutWithAWarning() {
    String text =
        "{\"format\": \"heatscheduler-flexibility/1\", \"cost_hash\": \"%s\", \"seed\": 1, \"most_tried\": 2, \"produced_by\": \"x\", \"worth\": [{\"change\": {\"kind\": \"magic\"}, \"saving\": 1, \"saving_at_least\": 0}]}"
            .formatted(RUN.hex());
    Findings findings = new Findings();

    assertThat(FlexibilityFile.read(json(text.getBytes(StandardCharsets.UTF_8)), findings))
        .isNull();
    assertThat(findings.list()).extracting(Finding::code).containsExactly("FLEXIBILITY_UNREADABLE");
  }
}
