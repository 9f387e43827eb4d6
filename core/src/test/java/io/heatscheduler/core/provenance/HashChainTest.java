package io.heatscheduler.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.provenance.HashChain.Stage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashChainTest {
  private static final Sha256 INPUT = HashChain.input("{}".getBytes(StandardCharsets.UTF_8));
  private static final Json PLAN = Json.object().put("job", "J-1").build();

  // FIPS 180-4, example of a one-block message.
  @Test
  void theDigestOfAbcIsThatOfTheStandard() {
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aHashCoversLabelVersionAndBytes() {
    byte[] bytes = {1, 2};

    assertThat(Sha256.of("label", 1, bytes))
        .isEqualTo(Sha256.of(new byte[] {'l', 'a', 'b', 'e', 'l', '\n', '1', '\n', 1, 2}))
        .isNotEqualTo(Sha256.of("label", 2, bytes))
        .isNotEqualTo(Sha256.of("other", 1, bytes));
  }

  @Test
  void aLinkHoldsTheHashBeforeItAndItsProduct() {
    assertThat(
            new String(
                HashChain.linkBytes(Stage.OPTIMIZATION, INPUT, PLAN), StandardCharsets.UTF_8))
        .isEqualTo("{\"input_hash\":\"%s\",\"product\":{\"job\":\"J-1\"}}".formatted(INPUT));
  }

  @Test
  void aChangeAnywhereChangesEveryLaterHash() {
    Sha256 otherInput = HashChain.input("{ }".getBytes(StandardCharsets.UTF_8));
    Sha256 optimization = HashChain.link(Stage.OPTIMIZATION, INPUT, PLAN);

    assertThat(HashChain.link(Stage.OPTIMIZATION, otherInput, PLAN)).isNotEqualTo(optimization);
    assertThat(HashChain.link(Stage.COST, optimization, PLAN))
        .isNotEqualTo(
            HashChain.link(Stage.COST, HashChain.link(Stage.OPTIMIZATION, otherInput, PLAN), PLAN));
  }

  @Test
  void theInputIsNoLink() {
    assertThatThrownBy(() -> HashChain.link(Stage.INPUT, INPUT, PLAN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDigestHas64LowerCaseDigits() {
    assertThatThrownBy(() -> new Sha256("BA78"))
        .hasMessage("a SHA-256 has 64 lower-case hexadecimal digits, not \"BA78\"");
  }
}
