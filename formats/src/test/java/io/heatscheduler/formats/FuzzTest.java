package io.heatscheduler.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.formats.template.JobTemplates;
import io.heatscheduler.formats.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Broken copies of good files: a reader answers each with rows and findings, never with an
 * exception, in bounded time.
 */
class FuzzTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final String CSV =
      "job_id,product,quantity\nJ-1,\"a, \"\"b\"\"\",1.5\nJ-2,Härten,2\n";
  private static final String JSON =
      "{\"jobs\": [{\"job_id\": \"J-1\", \"quantity\": 1.5e2, \"must_run\": [{\"start\": null}]},\n {\"job_id\": \"\\ud83d\\udd25\", \"x\": [true, -0.1]}]}";
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jobs xmlns=\"https://heatscheduler.io/schema/jobs/1\"><!-- c -->\n<job><job_id>J-1</job_id><unit>R &amp; D <![CDATA[x]]></unit></job>\n</jobs>";
  private static final String YAML =
      "%YAML 1.2\n---\njobs: # list\n  - &a {job_id: J-1, quantity: 1.5, n: [1, 2, ~]}\n  - *a\n  - job_id: |\n      text\n    'k': \"\\u00e4\\n\"\n";

  @ParameterizedTest
  @CsvSource({"csv, 20000", "json, 20000", "xml, 20000", "yaml, 20000", "xlsx, 4000", "xls, 2000"})
  void aReaderAnswersAnyBytesWithRowsAndFindings(String kind, int rounds) throws IOException {
    byte[] good = good(kind);
    assertThat(Recorded.jobs("jobs." + kind, good).messages())
        .noneMatch(m -> m.contains("DAMAGED"));
    SplittableRandom random = new SplittableRandom(20_261_124);
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] bad = Mutants.of(good, random);
      long start = System.nanoTime();
      try {
        refused +=
            Recorded.jobs("jobs." + kind, bad).findings().stream().anyMatch(Mutants::isSound)
                ? 1
                : 0;
        if (kind.equals("json")) {
          new JsonReader().document(SourceBytes.of("plant.json", bad));
        } else if (kind.equals("yaml")) {
          new YamlReader().document(SourceBytes.of("plant.yaml", bad));
        }
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(
            "round %d of %s: %s".formatted(round, kind, HexFormat.of().formatHex(bad)), e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("round %d of %s", round, kind)
          .isLessThan(LONGEST);
    }
    assertThat(refused).as("mutants that were refused").isGreaterThan(rounds / 5);
  }

  private static byte[] good(String kind) throws IOException {
    return switch (kind) {
      case "csv" -> CSV.getBytes(StandardCharsets.UTF_8);
      case "json" -> JSON.getBytes(StandardCharsets.UTF_8);
      case "xml" -> XML.getBytes(StandardCharsets.UTF_8);
      case "yaml" -> YAML.getBytes(StandardCharsets.UTF_8);
      case "xlsx" -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JobTemplates.write(JobTemplates.Kind.XLSX, out);
        yield out.toByteArray();
      }
      default -> xls();
    };
  }

  private static byte[] xls() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("Jobs");
      Row header = sheet.createRow(0);
      header.createCell(0).setCellValue("job_id");
      header.createCell(1).setCellValue("quantity");
      Row row = sheet.createRow(1);
      row.createCell(0).setCellValue("J-1");
      row.createCell(1).setCellFormula("1+1");
      workbook.write(out);
    }
    return out.toByteArray();
  }
}
