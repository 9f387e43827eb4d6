package io.heatscheduler.agents.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heatscheduler.core.provenance.CanonicalJson;
import io.heatscheduler.core.publish.Document;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CanonicalDocumentTest {
  private static String text(Document document) {
    return new String(CanonicalJson.bytes(CanonicalDocument.of(document)), StandardCharsets.UTF_8);
  }

  @Test
  void keysAscendAndEveryNumberIsText() {
    Document document =
        Document.with()
            .put("z", new BigDecimal("12.500"))
            .put("count", 3)
            .put("work", 4_000_000_000L)
            .put("feasible", true)
            .put("bound", null)
            .put("name", "Härterei \"1\"")
            .put(
                "lines",
                Arrays.asList(Document.with().put("b", 1).put("a", BigDecimal.ZERO).build(), null))
            .build();

    assertThat(text(document))
        .isEqualTo(
            """
            {"bound":null,"count":"3","feasible":true,"lines":[{"a":"0","b":"1"},null],\
            "name":"Härterei \\"1\\"","work":"4000000000","z":"12.5"}""");
  }

  @Test
  void theOrderInWhichMembersAreShownDoesNotReachTheHash() {
    Document one = Document.with().put("a", 1).put("b", List.of("x", "y")).build();
    Document other = Document.with().put("b", List.of("x", "y")).put("a", 1).build();
    Document reversed = Document.with().put("a", 1).put("b", List.of("y", "x")).build();

    assertThat(text(other)).isEqualTo(text(one));
    assertThat(text(reversed)).isNotEqualTo(text(one));
  }

  @Test
  void valuesWithoutOneExactFormAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalDocument.of(0.1))
        .withMessageContaining("java.lang.Double");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalDocument.of(Document.with().put("at", Instant.EPOCH).build()));
  }
}
