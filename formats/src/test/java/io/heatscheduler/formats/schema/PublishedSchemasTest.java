package io.heatscheduler.formats.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.job.JobColumn;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.Recorded;
import io.heatscheduler.formats.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The published schemas accept what we publish and what we read, and refuse what we refuse. */
class PublishedSchemasTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      List<Path> plants = folders.filter(Files::isDirectory).sorted().toList();
      assertThat(plants).hasSizeGreaterThanOrEqualTo(3);
      return plants.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleFollowsThePlantSchema(Path folder) {
    PlantFolder plant = PlantFolder.open(folder).orThrow();
    Node.Mapping entry = plant.entry().orThrow();
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    entry.entries().forEach((key, value) -> keys.put(key, plain(resolved(plant, value))));

    assertThat(errors("plant.schema.json", new Document(keys))).isEmpty();
  }

  @Test
  void thePlantSchemaRefusesAnUnknownKey() {
    assertThat(errors("plant.schema.json", Document.with().put("sight", "x").build())).isNotEmpty();
  }

  @Test
  void theExampleScenarioFollowsTheScenarioSchema() {
    Node.Mapping scenario =
        PlantFolder.open(EXAMPLES.resolve("foundry/third-furnace.yaml"))
            .orThrow()
            .entry()
            .orThrow();

    assertThat(errors("scenario.schema.json", (Document) plain(scenario))).isEmpty();
  }

  @Test
  void theScenarioSchemaRefusesTwoKeysInOneChangeAndUnknownOnes() {
    Document two =
        Document.with().put("remove_equipment", "H-1").put("contractual_peak_kw", 5).build();
    Document unknown = Document.with().put("tarif", "x.yaml").build();

    for (Document change : List.of(two, unknown)) {
      assertThat(
              errors(
                  "scenario.schema.json", Document.with().put("changes", List.of(change)).build()))
          .isNotEmpty();
    }
  }

  @Test
  void theJobSchemasKnowEveryColumn() {
    assertThat(text("jobs.schema.json"))
        .contains(JobColumn.headers().stream().map("\"%s\""::formatted).toList());
    assertThat(text("jobs.xsd"))
        .contains(JobColumn.headers().stream().map("name=\"%s\""::formatted).toList());
  }

  @Test
  void anXmlJobFileThatTheSchemaAcceptsIsRead() throws Exception {
    String jobs =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <jobs xmlns="https://heatscheduler.io/schema/jobs/1">
          <job>
            <job_id>J-1</job_id><product_id>P-1</product_id><quantity>12</quantity>
            <heating_requirement_kwh>240.5</heating_requirement_kwh><duration_minutes>120</duration_minutes>
            <earliest_start>2026-11-23T06:00</earliest_start><latest_end>2026-11-23T18:00</latest_end>
            <eligible_equipment>HTR-001;HTR-002</eligible_equipment>
          </job>
        </jobs>
        """;
    validate(jobs);

    assertThat(Recorded.jobs("jobs.xml", jobs).messages()).isEmpty();
    assertThat(Recorded.jobs("jobs.xml", jobs).rows())
        .singleElement()
        .asString()
        .contains("eligible_equipment=HTR-001;HTR-002");
  }

  // case 42: the schema refuses the same structure as the reader, on the same line
  @Test
  void aViolationOfTheXmlSchemaIsRefusedWithItsLine() {
    String jobs =
        """
        <jobs xmlns="https://heatscheduler.io/schema/jobs/1">
          <job><job_id>J-1</job_id><quantity>1</quantity></job>
          <order/>
        </jobs>
        """;

    assertThatThrownBy(() -> validate(jobs))
        .isInstanceOfSatisfying(
            SAXParseException.class, e -> assertThat(e.getLineNumber()).isEqualTo(3));
    assertThat(Recorded.jobs("jobs.xml", jobs).messages())
        .containsExactly(
            "XML_STRUCTURE | jobs.xml, row 3: The element <order> is not expected here. Only <job>"
                + " may stand in <jobs>.");
  }

  private static void validate(String xml) throws SAXException, IOException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(text("jobs.xsd"))))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  private static List<String> errors(String schema, Document document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(schema), InputFormat.JSON)
        .validate(JsonText.of(document), InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** A file name of a document stands for what the file holds; tables stay names. */
  private static Node resolved(PlantFolder plant, Node value) {
    return value instanceof Node.Scalar file && file.text().matches(".*\\.(yaml|json)")
        ? documentOf(plant, file)
        : value;
  }

  private static Node documentOf(PlantFolder plant, Node.Scalar file) {
    Outcome<Node> document = plant.document(file);
    assertThat(document.findings()).isEmpty();
    return document.orThrow();
  }

  private static @Nullable Object plain(Node node) {
    return switch (node) {
      case Node.Scalar(String text, Node.Kind kind, var ignored) ->
          switch (kind) {
            case TEXT -> text;
            case NUMBER -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case NULL -> null;
          };
      case Node.Sequence list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Node.Mapping mapping -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> members.put(key, plain(value)));
        yield new Document(members);
      }
    };
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            PlantFolder.class.getResourceAsStream("schema/" + resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
