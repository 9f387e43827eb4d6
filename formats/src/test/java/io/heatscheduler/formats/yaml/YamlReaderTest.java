package io.heatscheduler.formats.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Recorded;
import io.heatscheduler.formats.SourceBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no|TEXT",
        "off|TEXT",
        "yes|TEXT",
        "06:00|TEXT",
        "22:30:15|TEXT",
        "2026-11-23|TEXT",
        "2026-11-23T06:00|TEXT",
        "1_000|TEXT",
        "0x1F|TEXT",
        "0o17|TEXT",
        ".inf|TEXT",
        ".nan|TEXT",
        "1,5|TEXT",
        "12 kW|TEXT",
        "true|BOOLEAN",
        "False|BOOLEAN",
        "0.050|NUMBER",
        "-1|NUMBER",
        "007|NUMBER",
        "+3.5e-2|NUMBER",
        "~|NULL",
        "null|NULL",
        "'12'|TEXT",
        "!!str 12|TEXT",
        "\"true\"|TEXT"
      })
  void scalarsFollowTheCoreSchemaOfYaml12(String text, Node.Kind kind) {
    Node.Mapping root = (Node.Mapping) document("a: " + text).orThrow();

    assertThat(((Node.Scalar) root.get("a")).kind()).isEqualTo(kind);
  }

  @Test
  void numbersKeepTheirDecimalText() {
    assertThat(Recorded.values(document("{a: 0.050, b: 1e3, c: 007}").orThrow()))
        .hasToString("{a=0.050, b=1e3, c=007}");
  }

  @Test
  void valuesCarryTheirLineAndPointer() {
    Node.Mapping root =
        (Node.Mapping)
            document("# plant\nsite:\n  name: X\nequipment:\n  - equipment_id: A\n    a/b: 7\n")
                .orThrow();
    Node.Sequence equipment = (Node.Sequence) root.get("equipment");
    Node.Mapping first = (Node.Mapping) equipment.items().getFirst();

    assertThat(root.location()).hasToString("plant.yaml, row 2");
    assertThat(first.location()).hasToString("plant.yaml, row 5, /equipment/0");
    assertThat(first.get("a/b").location()).hasToString("plant.yaml, row 6, /equipment/0/a~1b");
  }

  @Test
  void aRepeatedAnchorTakesThePointerOfItsPlace() {
    Node.Mapping root = (Node.Mapping) document("a: &x\n  b: 1\nc: *x\n").orThrow();

    assertThat(((Node.Mapping) root.get("c")).get("b").location())
        .hasToString("plant.yaml, row 2, /c/b");
  }

  @Test
  void everyDuplicateKeyIsNamedWithBothLines() {
    assertThat(messages(document("a: 1\nb: 2\na: 3\nb: 4\n")))
        .containsExactly(
            "YAML_DUPLICATE_KEY | plant.yaml, row 3, /a: The key \"a\" is already given on line 1. Keep one of the two.",
            "YAML_DUPLICATE_KEY | plant.yaml, row 4, /b: The key \"b\" is already given on line 2. Keep one of the two.");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(messages(document("a: 1\n---\nb: 2\n")))
        .containsExactly(
            "YAML_SECOND_DOCUMENT | plant.yaml, row 2: A second YAML document starts here (a line of three dashes). Keep"
                + " one document per file.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"site:\n\tname: X\n", "site:\n  name: X\n\tzone: Y\n", "a: 1\n\tb: 2\n"})
  void aTabForIndentationIsNamed(String text) {
    assertThat(messages(document(text)))
        .singleElement()
        .asString()
        .startsWith("YAML_TAB | plant.yaml, row ")
        .endsWith("where YAML allows only spaces. Indent with spaces.");
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }

    assertThat(messages(document(bomb.toString())))
        .singleElement()
        .asString()
        .startsWith("YAML_TOO_MANY_REPETITIONS | plant.yaml, row ")
        .endsWith(
            ": Repeated anchors (*name) add more than 10,000 values to the file. Write the values out, or put them in a"
                + " file of their own.");
  }

  @Test
  void anAnchorThatHoldsItselfIsRefused() {
    assertThat(messages(document("a: &x\n  b: *x\n")))
        .containsExactly(
            "YAML_UNKNOWN_ANCHOR | plant.yaml, row 2, /a/b: The value *x repeats an anchor that is not complete before it."
                + " Define &x above it, or put the text in quotes.");
  }

  @Test
  void sixtyFourLevelsAreReadAndSixtyFiveRefused() {
    assertThat(document("[".repeat(64) + "]".repeat(64)).findings()).isEmpty();
    assertThat(messages(document("[".repeat(66) + "]".repeat(66))))
        .singleElement()
        .asString()
        .startsWith("YAML_TOO_DEEP | plant.yaml, row 1, ")
        .endsWith(": Lists and mappings are nested more than 64 deep here. Flatten the structure.");
    assertThat(messages(document("[".repeat(200_000)))).hasSize(1);
  }

  @Test
  void tagsOtherThanTheCoreSchemasAreRefused() {
    assertThat(messages(document("a: !!java.io.File /etc/passwd\n")))
        .containsExactly(
            "YAML_TAG | plant.yaml, row 1, /a: The tag \"tag:yaml.org,2002:java.io.File\" is not one this format knows."
                + " Remove the tag (the word after the exclamation mark), or put text that starts with ! in quotes.");
  }

  @Test
  void mergeKeysAndOldVersionsAreRefused() {
    assertThat(messages(document("a: &x {b: 1}\nc:\n  <<: *x\n")))
        .containsExactly(
            "YAML_MERGE_KEY | plant.yaml, row 3, /c: The merge key << is not part of YAML 1.2. Write the repeated keys"
                + " out.");
    assertThat(messages(document("%YAML 1.1\n---\na: no\n")))
        .containsExactly(
            "YAML_VERSION | plant.yaml, row 1: The file says it is YAML 1.1, where words such as no and 06:00 mean"
                + " something else. Remove the %YAML line, or write %YAML 1.2.");
    assertThat(document("%YAML 1.2\n---\na: no\n").findings()).isEmpty();
  }

  @Test
  void aKeyMustBeText() {
    assertThat(messages(document("? [a, b]\n: 1\n")))
        .containsExactly(
            "YAML_KEY_NOT_TEXT | plant.yaml, row 1: A key is a list, a mapping or a repeated value (*name). Write the key"
                + " as plain text, and put text that starts with *, [ or { in quotes.");
  }

  @Test
  void aHugeNumberIsRefused() {
    assertThat(messages(document("a: 1e999\n")))
        .containsExactly(
            "NUMBER_OUT_OF_RANGE | plant.yaml, row 1, /a: The number \"1e999\" is too long or too large to read. Correct"
                + " the number, or put it in quotes if it is a name.");
  }

  @Test
  void mistakesAreToldInPlainWords() {
    assertThat(messages(document("name: a: b\n")))
        .containsExactly(
            "YAML_SYNTAX | plant.yaml, row 1: At character 8 a colon stands where no key can be. Put a text that contains"
                + " \": \" in quotes, and check the indentation of this line and the one above.");
    assertThat(messages(document("name: \"open\nmore: 1\n")))
        .containsExactly(
            "YAML_SYNTAX | plant.yaml, row 3: At character 1 the file ends inside a text in quotes. Close the quotation"
                + " mark.");
    assertThat(messages(document("a:\n  b: 1\n c: 2\n")))
        .singleElement()
        .asString()
        .startsWith(
            "YAML_SYNTAX | plant.yaml, row 3: At character 2 the indentation does not fit the lines above.");
    assertThat(messages(document("a: [1, 2\nb: 3\n")))
        .singleElement()
        .asString()
        .startsWith("YAML_SYNTAX | plant.yaml, row 2: ");
    assertThat(messages(document("a: x\u0007y\n")))
        .containsExactly(
            "TEXT_CONTROL_CHARACTER | plant.yaml, row 1: The line holds a control character (U+0007). Remove it.");
  }

  @Test
  void filesWithoutDataAreNamed() {
    assertThat(messages(document("")))
        .containsExactly(
            "FILE_EMPTY | plant.yaml: The file is empty. Put the data in it, or name another file.");
    assertThat(messages(document("# only a comment\n")))
        .containsExactly(
            "FILE_EMPTY | plant.yaml: The file holds only comments. Put the data in it, or name another file.");
  }

  @Test
  void aListOfMappingsIsReadAsRows() {
    Recorded read =
        Recorded.jobs("jobs.yaml", "- job_id: J-1\n  quantity: 5\n- {job_id: J-2}\n- J-3\n");

    assertThat(read.rows()).containsExactly("1 {job_id=J-1, quantity=5}", "3 {job_id=J-2}");
    assertThat(read.messages())
        .containsExactly(
            "ROW_NOT_A_MAPPING | jobs.yaml, row 4, /2: The row is a single value or a list, not a set of named values."
                + " Write each row as names with values, e.g. {\"job_id\": \"J-1\"}.");
    assertThat(Recorded.jobs("jobs.yml", "jobs:\n  - {job_id: J-1}\nversion: 1\n").messages())
        .containsExactly(
            "UNKNOWN_KEY | jobs.yml, row 3, /version: The key \"version\" is unknown here. Keep only the list \"jobs\".");
  }

  private static Outcome<Node> document(String text) {
    return new YamlReader().document(SourceBytes.ofText("plant.yaml", text));
  }

  private static List<String> messages(Outcome<Node> outcome) {
    return outcome.findings().stream().map(Recorded::message).toList();
  }
}
