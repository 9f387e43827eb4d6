package io.heatscheduler.core.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactnessTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource({
    "0.0000005, 0.000000",
    "0.0000015, 0.000002",
    "0.0000025, 0.000002",
    "-0.0000015, -0.000002",
    "12.3456785, 12.345678",
    "12.34567851, 12.345679"
  })
  void linesAreRoundedHalfEvenToSixDecimals(String amount, String rounded) {
    assertThat(Exactness.roundLine(new BigDecimal(amount))).isEqualTo(new BigDecimal(rounded));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, true",
    "100.000001, 100, true",
    "100.0000011, 100, false",
    "99, 100, true"
  })
  void aLimitIsKeptWithinAMilliwatt(String value, String limit, boolean kept) {
    assertThat(Exactness.within(new BigDecimal(value), new BigDecimal(limit))).isEqualTo(kept);
  }

  @Test
  void trailingZerosDoNotMatter() {
    assertThat(Power.ofKilowatts("12.50")).isEqualTo(Power.ofKilowatts("12.5"));
    assertThat(Energy.ofKilowattHours("0.000")).isEqualTo(Energy.ZERO);
    assertThat(Money.of("3.10", EUR)).isEqualTo(Money.of("3.1", EUR));
    assertThat(Exactness.canonical(new BigDecimal("0E+7"))).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void amountsAddExactlyAndPrintWithTheirUnit() {
    assertThat(Power.ofKilowatts("0.1").plus(Power.ofKilowatts("0.2"))).hasToString("0.3 kW");
    assertThat(Energy.ofKilowattHours(100).plus(Energy.ofKilowattHours("0.5")))
        .hasToString("100.5 kWh");
    assertThat(Money.of("1", EUR).minus(Money.of("0.01", EUR))).hasToString("0.99 EUR");
    assertThat(Power.ofKilowatts(100)).hasToString("100 kW");
    assertThat(Money.zero(EUR)).isLessThan(Money.of("0.01", EUR));
  }

  @Test
  void moneyOfTwoCurrenciesNeverMeets() {
    Money euro = Money.of("1", EUR);
    Money dollar = Money.of("1", Currency.getInstance("USD"));

    assertThatThrownBy(() -> euro.plus(dollar))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EUR")
        .hasMessageContaining("USD");
    assertThatThrownBy(() -> euro.compareTo(dollar)).hasMessageContaining("cannot be mixed");
  }
}
