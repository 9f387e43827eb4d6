package io.heatscheduler.formats.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.formats.Recorded;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PublishedFilesTest {
  private static final int[] SIGNS = "ab,;\"'\n\\{}é\uD83D\uDD25/x".codePoints().toArray();

  private final PublishedFiles files = new PublishedFiles();

  @Test
  void jsonKeepsTheOrderOfKeysAndTheDigitsOfDecimals() {
    Document document =
        Document.with()
            .put("status", "optimal")
            .put("objective", new BigDecimal("1.50"))
            .put("tiny", new BigDecimal("1E-7"))
            .put("big", new BigDecimal("1E+3"))
            .put("jobs", 12)
            .put("gap", null)
            .put("ok", true)
            .put("load", List.of(1, new BigDecimal("2.5")))
            .put("lines", List.of(Document.with().put("id", "a\"\\\n\u001b\u2028ä").build()))
            .put("none", List.of())
            .put("empty", Document.with().build())
            .build();

    assertThat(text(files.json(document)))
        .isEqualTo(
            """
            {
              "status": "optimal",
              "objective": 1.50,
              "tiny": 0.0000001,
              "big": 1000,
              "jobs": 12,
              "gap": null,
              "ok": true,
              "load": [1, 2.5],
              "lines": [
                {
                  "id": "a\\"\\\\\\n\\u001b\\u2028ä"
                }
              ],
              "none": [],
              "empty": {}
            }
            """);
  }

  @Test
  void binaryFloatingPointIsNeverPublished() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.json(Document.with().put("x", 0.1).build()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.csv(new Table(List.of("x"), List.of(List.of(0.1)))));
  }

  @Test
  void csvFollowsRfc4180() {
    Table table =
        new Table(
            List.of("job_id", "note", "cost"),
            List.of(
                List.of("J-1", "a, \"b\"", new BigDecimal("1E+2")),
                List.of("J-2", "two\nlines", new BigDecimal("-0.50"))));

    assertThat(text(files.csv(table)))
        .isEqualTo("job_id,note,cost\r\nJ-1,\"a, \"\"b\"\"\",100\r\nJ-2,\"two\nlines\",-0.50\r\n");
  }

  @Test
  void aTextThatASpreadsheetWouldRunIsMadeHarmlessAndNumbersStayNumbers() {
    Table table =
        new Table(
            List.of("x"),
            List.of(
                List.of("=1+1"),
                List.of("+cmd"),
                List.of("-cmd"),
                List.of("@sum"),
                List.of("\tx"),
                List.of("-5.20"),
                List.of(new BigDecimal("-5.20")),
                List.of(-3)));

    assertThat(text(files.csv(table)))
        .isEqualTo("x\r\n'=1+1\r\n'+cmd\r\n'-cmd\r\n'@sum\r\n'\tx\r\n-5.20\r\n-5.20\r\n-3\r\n");
  }

  @Test
  void aRowThatDoesNotFitTheHeaderIsABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.csv(new Table(List.of("a", "b"), List.of(List.of("1")))))
        .withMessage("a row has 1 cells, the header 2");
  }

  @Test
  void whatIsWrittenReadsBack() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 2_000; round++) {
      String first = text(random);
      String second = text(random);
      byte[] csv =
          files.csv(new Table(List.of("a", "b"), List.of(List.of("k" + first, "k" + second))));
      byte[] json = files.json(Document.with().put("a", first).put("b", second).build());

      assertThat(Recorded.jobs("t.csv", csv).rows())
          .containsExactly("2 {a=k%s, b=k%s}".formatted(first, second));
      assertThat(
              Recorded.values(new JsonReader().document(SourceBytes.of("t.json", json)).orThrow()))
          .hasToString("{a=%s, b=%s}".formatted(first, second));
    }
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(SIGNS[random.nextInt(SIGNS.length)]);
    }
    return text.append('z').toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
