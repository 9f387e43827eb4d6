package io.heatscheduler.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Recorded;
import io.heatscheduler.formats.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every JSON case of the bad-input catalogue that is about syntax, with its message. */
class JsonReaderTest {

  @Test
  void numbersKeepTheirDecimalText() {
    Recorded read =
        Recorded.jobs(
            "jobs.json",
            "[{\"job_id\": \"J-1\", \"quantity\": 1.50, \"x\": -0.10e-2, \"y\": true, \"z\": null}]");

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows())
        .containsExactly("1 {job_id=J-1, quantity=1.50, x=-0.10e-2, y=true, z=null}");
    assertThat(kinds(read.nodes().getFirst()))
        .containsExactly(
            Node.Kind.TEXT, Node.Kind.NUMBER, Node.Kind.NUMBER, Node.Kind.BOOLEAN, Node.Kind.NULL);
  }

  @Test
  void valuesCarryTheirLineAndPointer() {
    Recorded read =
        Recorded.jobs(
            "jobs.json",
            "{\"jobs\": [\n  {\"job_id\": \"J-1\"},\n  {\"must_run\": [\n    {\"start\": \"a/b\"}]}]}");

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows()).containsExactly("2 {job_id=J-1}", "3 {must_run=[{start=a/b}]}");
    Node.Sequence windows = (Node.Sequence) read.nodes().get(1).get("must_run");
    Node.Mapping window = (Node.Mapping) windows.items().getFirst();
    assertThat(window.get("start").location())
        .hasToString("jobs.json, row 4, /jobs/1/must_run/0/start");
  }

  @Test
  void aByteOrderMarkIsAccepted() {
    assertThat(Recorded.jobs("jobs.json", "\uFEFF[{\"job_id\": \"J-1\"}]").rows())
        .containsExactly("1 {job_id=J-1}");
  }

  @Test
  void readingStopsWhenTheReceiverHasEnough() {
    byte[] bytes = "[{\"job_id\": 1}, {\"job_id\": 2}, broken".getBytes(StandardCharsets.UTF_8);
    Recorded read = Recorded.first(1, "jobs.json", bytes);

    assertThat(read.rows()).containsExactly("1 {job_id=1}");
    assertThat(read.messages()).isEmpty();
  }

  // case 26
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[{\"a\": 1},]|1|]", "[{\"a\": 1,}]|1|}", "[{\"a\": [1,\\n \\n ]}]|1|]"})
  void aTrailingCommaIsNamedWithItsLine(String text, int line, String bracket) {
    assertThat(Recorded.jobs("jobs.json", text.replace("\\n", "\n")).messages())
        .containsExactly(
            "JSON_TRAILING_COMMA | jobs.json, row %d: A comma stands before the closing %s. Remove the comma after the last item."
                .formatted(line, bracket));
  }

  // case 27
  @Test
  void aDuplicateKeyIsNamedWithBothLines() {
    Recorded read =
        Recorded.jobs(
            "jobs.json", "[{\"job_id\": \"J-1\",\n  \"quantity\": 1,\n  \"job_id\": \"J-2\"}]");

    assertThat(read.messages())
        .containsExactly(
            "JSON_DUPLICATE_KEY | jobs.json, row 3, /0/job_id: The key \"job_id\" is given twice, first on line 1. Keep"
                + " one of the two.");
  }

  // case 28
  @Test
  void sixtyFourLevelsAreReadAndSixtyFiveRefused() {
    assertThat(document("[".repeat(64) + "]".repeat(64)).findings()).isEmpty();
    assertThat(messages(document("[".repeat(65) + "]".repeat(65))))
        .containsExactly(
            "JSON_TOO_DEEP | plant.json, row 1, %s: Arrays and objects are nested more than 64 deep here. Flatten the structure."
                .formatted("/0".repeat(64)));
    assertThat(messages(document("[".repeat(1_000_000))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("JSON_TOO_DEEP");
  }

  // case 29
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void notANumberIsNamed(String word) {
    assertThat(Recorded.jobs("jobs.json", "[\n{\"quantity\": %s}]".formatted(word)).messages())
        .containsExactly(
            "JSON_NOT_A_NUMBER | jobs.json, row 2: \"%s\" is not a number in JSON. Write a number, or leave the key out if the value is unknown."
                .formatted(word));
  }

  // case 29
  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1E+309", "1e-309", "1e99999999999999999999"})
  void aHugeExponentIsNamed(String number) {
    assertThat(Recorded.jobs("jobs.json", "[{\"quantity\": %s}]".formatted(number)).messages())
        .containsExactly(
            "JSON_NUMBER_OUT_OF_RANGE | jobs.json, row 1, /0/quantity: The number \"%s\" is too large or too small. Write a number between -1e308 and 1e308."
                .formatted(number));
  }

  // case 30
  @Test
  void anIntegerBeyondTwoToThe53IsNamed() {
    assertThat(Recorded.jobs("jobs.json", "[{\"job_id\": 9007199254740992}]").messages()).isEmpty();
    assertThat(Recorded.jobs("jobs.json", "[{\"job_id\": -9007199254740993}]").messages())
        .containsExactly(
            "JSON_INTEGER_TOO_LARGE | jobs.json, row 1, /0/job_id: The integer \"-9007199254740993\" is over"
                + " 9007199254740992 (2^53), which many programs round. Put it in quotes if it is a name; otherwise"
                + " correct it.");
  }

  // case 31
  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\udd25 x", "\\ud83d\\ud83d\\udd25"})
  void aLoneSurrogateIsNamed(String escape) {
    assertThat(
            Recorded.jobs("jobs.json", "[{\"product_name\": \"%s\"}]".formatted(escape)).messages())
        .singleElement()
        .asString()
        .startsWith("JSON_LONE_SURROGATE | jobs.json, row 1, /0/product_name: The text \"\\ud")
        .endsWith("without its partner). Write the character itself, or both halves of the pair.");
    assertThat(Recorded.jobs("jobs.json", "[{\"product_name\": \"\\ud83d\\udd25\"}]").rows())
        .containsExactly("1 {product_name=\uD83D\uDD25}");
  }

  // case 34
  @Test
  void aRowThatIsNoObjectIsNamedAndTheOthersAreRead() {
    Recorded read =
        Recorded.jobs(
            "jobs.json", "[{\"job_id\": \"J-1\"},\n [\"J-2\"],\n \"J-3\", {\"job_id\": \"J-4\"}]");

    assertThat(read.messages())
        .containsExactly(
            "ROW_NOT_A_MAPPING | jobs.json, row 2, /1: The row is a single value or a list, not a set of named values."
                + " Write each row as names with values, e.g. {\"job_id\": \"J-1\"}.",
            "ROW_NOT_A_MAPPING | jobs.json, row 3, /2: The row is a single value or a list, not a set of named values."
                + " Write each row as names with values, e.g. {\"job_id\": \"J-1\"}.");
    assertThat(read.rows()).containsExactly("1 {job_id=J-1}", "3 {job_id=J-4}");
  }

  // case 34
  @Test
  void anObjectWhereRowsAreExpectedIsNamed() {
    assertThat(Recorded.jobs("jobs.json", "{\"job_id\": \"J-1\"}").messages())
        .containsExactly(
            "ROWS_EXPECTED | jobs.json, row 1: A list of rows is expected, but the file holds named values without a"
                + " list \"jobs\". Write a list, or {\"jobs\": [ ... ]}.");
    assertThat(Recorded.jobs("jobs.json", "{\"jobs\": {\"job_id\": \"J-1\"}}").messages())
        .containsExactly(
            "ROWS_EXPECTED | jobs.json, row 1, /jobs: A list of rows is expected, but the file holds something else"
                + " under \"jobs\". Write a list, or {\"jobs\": [ ... ]}.");
    assertThat(Recorded.jobs("jobs.json", "42").messages())
        .containsExactly(
            "ROWS_EXPECTED | jobs.json, row 1: A list of rows is expected, but the file holds a single value. Write a"
                + " list, or {\"jobs\": [ ... ]}.");
  }

  // case 32, as far as the list's own neighbours go
  @Test
  void aKeyBesideTheListIsNamed() {
    assertThat(
            Recorded.jobs("jobs.json", "{\"plant\": 1, \"jobs\": [{\"job_id\": \"J-1\"}]}")
                .messages())
        .containsExactly(
            "UNKNOWN_KEY | jobs.json, row 1, /plant: The key \"plant\" is unknown here. Keep only the list \"jobs\".");
  }

  // case 35
  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"a\": 1}]\n[]", "[{\"a\": 1}]\nxyz", "[{\"a\": 1}]\n}", "[{\"a\": 1}]\n,"})
  void trailingDataIsNamedWithItsLine(String text) {
    assertThat(Recorded.jobs("jobs.json", text).messages())
        .containsExactly(
            "JSON_TRAILING_DATA | jobs.json, row 2: More text follows after the end of the JSON document. Keep one"
                + " document per file and remove what follows it.");
  }

  // case 36
  @Test
  void anOverlongTextIsRefused() {
    assertThat(
            Recorded.jobs("jobs.json", "[{\"note\": \"%s\"}]".formatted("x".repeat(100_000)))
                .messages())
        .isEmpty();
    assertThat(
            Recorded.jobs("jobs.json", "[\n{\"note\": \"%s\"}]".formatted("x".repeat(10_000_000)))
                .messages())
        .containsExactly(
            "VALUE_TOO_LONG | jobs.json, row 2: A text has more than 100,000 characters, or a key more than 1,000."
                + " Shorten it, or check for a quotation mark that is never closed.");
    assertThat(Recorded.jobs("jobs.json", "[{\"%s\": 1}]".formatted("k".repeat(1_001))).messages())
        .singleElement()
        .asString()
        .startsWith("VALUE_TOO_LONG | jobs.json, row 1");
  }

  // case 36
  @Test
  void anOverlongNumberIsRefused() {
    assertThat(
            Recorded.jobs("jobs.json", "[{\"quantity\": 1.%s}]".formatted("3".repeat(200)))
                .messages())
        .containsExactly(
            "NUMBER_TOO_LONG | jobs.json, row 1: A number has more than 100 characters. Correct the number, or put it in"
                + " quotes if it is a name.");
  }

  @Test
  void aFileThatWasCutOffIsNamed() {
    assertThat(Recorded.jobs("jobs.json", "[{\"job_id\": \"J-1\"},\n{\"job_id\": \"J-").messages())
        .containsExactly(
            "JSON_TRUNCATED | jobs.json, row 2: The file ends before every bracket, brace and quotation mark is closed."
                + " Export the file again; it may have been cut off.");
  }

  @Test
  void otherMistakesShowTheTextAndAHint() {
    assertThat(Recorded.jobs("jobs.json", "[{'job_id': 1}]").messages())
        .containsExactly(
            "JSON_SYNTAX | jobs.json, row 1: The text is not valid JSON at \"'job_id':\". Put names and texts in double"
                + " quotes.");
    assertThat(Recorded.jobs("jobs.json", "[\n// jobs\n{}]").messages())
        .containsExactly(
            "JSON_SYNTAX | jobs.json, row 2: The text is not valid JSON at \"//\". Remove comments; JSON has none.");
    assertThat(Recorded.jobs("jobs.json", "[{\"a\": 1} {\"b\": 2}]").messages())
        .containsExactly(
            "JSON_SYNTAX | jobs.json, row 1: The text is not valid JSON at \"{\"b\":\". Check for a missing comma,"
                + " colon or double quote just before it.");
  }

  @Test
  void anEmptyFileAndAnEmptyListAreNamed() {
    assertThat(Recorded.jobs("jobs.json", " \n").messages())
        .containsExactly(
            "FILE_EMPTY | jobs.json: The file is empty. Put the data in it, or name another file.");
    assertThat(Recorded.jobs("jobs.json", "[]").messages())
        .containsExactly(
            "NO_ROWS | jobs.json, row 1: The table has no rows of data. Add at least one row, or leave the table out.");
  }

  private static Outcome<Node> document(String text) {
    return new JsonReader().document(SourceBytes.ofText("plant.json", text));
  }

  private static List<String> messages(Outcome<Node> outcome) {
    return outcome.findings().stream().map(Recorded::message).toList();
  }

  private static List<Node.Kind> kinds(Node.Mapping row) {
    return row.entries().values().stream().map(value -> ((Node.Scalar) value).kind()).toList();
  }
}
