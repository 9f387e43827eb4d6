package io.heatscheduler.agents.tariff.urdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A rate with values of any kind in any field is read or refused, never answered with an exception.
 */
class UrdbFuzzTest {
  private static final List<String> ODD =
      List.of(
          "\"kW daily\"",
          "null",
          "true",
          "-1",
          "1e300",
          "0",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[[]]",
          "[[[]]]",
          "[null]",
          "{\"rate\":null}",
          "[[{}]]",
          "[[{\"rate\":\"a\"}]]",
          "99999999999999",
          "-0.5",
          "1.5",
          "{\"$date\":\"x\"}",
          "\"[[0,1],[\"");

  private static final String RATE =
      UrdbDocuments.LGS.replace(
          "\"fixedchargefirstmeter\"",
          UrdbDocuments.FLAT + "\"mincharge\":5,\"fixedchargefirstmeter\"");

  @Test
  void anyValueInAnyPlaceIsReadOrRefused() {
    SplittableRandom random = new SplittableRandom(20_261_125);
    int read = 0;
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      Node document = document(mutant(random));
      if (!(document instanceof Node.Mapping mapping)) {
        continue;
      }
      Findings findings = new Findings();
      Tariff tariff =
          UrdbRate.read(
              mapping,
              UrdbOptions.NONE,
              new UrdbSite(Currency.getInstance("USD"), null, false),
              findings);
      assertThat(tariff == null)
          .describedAs("a rate is refused if, and only if, an error says why: %s", findings.list())
          .isEqualTo(findings.hasErrors());
      if (tariff == null) {
        refused++;
      } else {
        read++;
      }
    }
    assertThat(read).isGreaterThan(1_000);
    assertThat(refused).isGreaterThan(5_000);
  }

  /** The rate with one to three of its values, at any depth, replaced by odd ones. */
  private static String mutant(SplittableRandom random) {
    String text = RATE;
    for (int change = 0; change <= random.nextInt(3); change++) {
      int colon = -1;
      while (colon < 0) {
        colon = text.indexOf(random.nextBoolean() ? ':' : ',', random.nextInt(text.length()));
      }
      int end = colon + 1;
      while (end < text.length() && ",]}".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      text =
          text.substring(0, colon + 1) + ODD.get(random.nextInt(ODD.size())) + text.substring(end);
    }
    return text;
  }

  private static Node document(String text) {
    return switch (new JsonReader().document(SourceBytes.ofText("rate.json", text))) {
      case Outcome.Done<Node>(Node node, var ignored) -> node;
      case Outcome.Rejected<Node> broken ->
          new Node.Scalar("", Node.Kind.NULL, broken.findings().getFirst().location());
    };
  }
}
