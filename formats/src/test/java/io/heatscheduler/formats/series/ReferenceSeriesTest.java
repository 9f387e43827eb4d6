package io.heatscheduler.formats.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published documents of the reference data; what they hold is told in its own notes. */
@EnabledIfEnvironmentVariable(named = "HEATSCHEDULER_REFERENCE_DATA", matches = ".+")
class ReferenceSeriesTest {
  private static Published read(String file, SeriesRequest request) throws IOException {
    Path path = Path.of(System.getenv("HEATSCHEDULER_REFERENCE_DATA"), "prices", file);
    return Published.of(String.valueOf(path.getFileName()), Files.readAllBytes(path), request);
  }

  private static SeriesRequest auction(Integer number) {
    return new SeriesRequest(Quantity.PRICE, null, number, null, null, null);
  }

  @ParameterizedTest(name = "{0}: {1} prices")
  @CsvSource({
    "entsoe/BE_60M.xml, 24, 0.06498, 0.050",
    "entsoe/BE_15M_exact4.xml, 4, 0.05535, 0.03186",
  })
  void aBelgianDayIsReadWhole(String file, int prices, String first, String last)
      throws IOException {
    Published read = read(file, SeriesRequest.any(Quantity.PRICE));

    assertThat(read.series().intervals()).hasSize(prices);
    assertThat(read.series().intervals().getFirst().value()).isEqualByComparingTo(first);
    assertThat(read.series().intervals().getLast().value()).isEqualByComparingTo(last);
  }

  // Two days of quarters, one of hours; on the first day position 57 repeats -0.01
  @Test
  void threeDaysOfTwoResolutionsHaveEveryPrice() throws IOException {
    Published read = read("entsoe/BE_60M_15M_mix.xml", SeriesRequest.any(Quantity.PRICE));

    assertThat(read.series().intervals()).hasSize(96 + 96 + 24);
    assertThat(read.series().intervals().get(56).value()).isEqualByComparingTo("-0.00001");
    assertThat(read.series().subject()).contains("15 min and 60 min");
  }

  @Test
  void aPositionBeyondThePeriodIsRefusedByName() throws IOException {
    assertThat(read("entsoe/BE_15M_avg.xml", SeriesRequest.any(Quantity.PRICE)).messages())
        .singleElement()
        .asString()
        .startsWith("ENTSOE_POSITION | BE_15M_avg.xml, row ")
        .contains("Position 3 lies after the period's end");
  }

  @Test
  void theTwoAuctionsOfGermanyAreNotMixed() throws IOException {
    Published first = read("entsoe/DE_60M_15M_overlap.xml", auction(1));
    Published second = read("entsoe/DE_60M_15M_overlap.xml", auction(2));

    assertThat(first.series().intervals()).hasSize(48);
    assertThat(second.series().intervals()).hasSize(192);
    assertThat(read("entsoe/DE_60M_15M_overlap.xml", auction(null)).intervals())
        .isEqualTo(first.intervals());
  }

  @ParameterizedTest(name = "{0}: {1} Wh")
  @CsvSource({
    "green-button/alliance_test_usage_data_01.xml, 93846, 2012-03-01T05:00:00Z",
    "green-button/alliance_test_usage_data_02.xml, 97977, 2012-03-02T05:00:00Z",
  })
  void aDayOfGreenButtonUsageSumsToItsEnergy(String file, String wattHours, String start)
      throws IOException {
    Published read = read(file, SeriesRequest.any(Quantity.LOAD));

    assertThat(read.series().intervals()).hasSize(96);
    assertThat(read.series().intervals().getFirst().start()).hasToString(start);
    // kW x 0.25 h x 1000 Wh/kWh
    assertThat(read.sum().multiply(new BigDecimal("250"))).isEqualByComparingTo(wattHours);
  }
}
