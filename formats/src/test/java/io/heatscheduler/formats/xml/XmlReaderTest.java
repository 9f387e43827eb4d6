package io.heatscheduler.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.formats.Recorded;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every XML case of the bad-input catalogue, with its message. */
class XmlReaderTest {
  private static final String JOBS = "<jobs xmlns=\"https://heatscheduler.io/schema/jobs/1\">";

  @Test
  void rowsCarryTheirLinesAndTextsAreTrimmed() {
    Recorded read =
        Recorded.jobs(
            "jobs.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- exported -->\n"
                + JOBS
                + "\n  <job>\n    <job_id>J-1</job_id>\n    <product_name> R &amp; D <![CDATA[<x>]]></product_name><unit/>\n  </job>\n</jobs>\n");

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows()).containsExactly("4 {job_id=J-1, product_name=R & D <x>}");
    assertThat(read.nodes().getFirst().get("job_id").location())
        .hasToString("jobs.xml, row 5, job_id");
  }

  @Test
  void aRepeatedElementBecomesAList() {
    assertThat(
            jobs("<job><predecessors>A</predecessors><predecessors>B</predecessors><job_id>J</job_id></job>")
                .rows())
        .containsExactly("1 {predecessors=[A, B], job_id=J}");
  }

  @Test
  void aPrefixForTheNamespaceAndASchemaLocationAreFine() {
    Recorded read =
        Recorded.jobs(
            "jobs.xml",
            "<h:jobs xmlns:h=\"https://heatscheduler.io/schema/jobs/1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"a b\"><h:job><h:job_id>J-1</h:job_id></h:job></h:jobs>");

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows()).containsExactly("1 {job_id=J-1}");
  }

  @Test
  void readingStopsWhenTheReceiverHasEnough() {
    byte[] bytes =
        (JOBS + "<job><job_id>1</job_id></job><job><job_id>2</job_id></job><broken")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Recorded.first(1, "jobs.xml", bytes).messages()).isEmpty();
    assertThat(Recorded.first(1, "jobs.xml", bytes).rows()).containsExactly("1 {job_id=1}");
  }

  // case 37
  @Test
  void aDocumentTypeIsAlwaysRefused() {
    assertThat(
            Recorded.jobs(
                    "jobs.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE jobs>\n" + JOBS + "</jobs>")
                .messages())
        .containsExactly(
            "XML_DOCTYPE | jobs.xml, row 2: The file has a document type (<!DOCTYPE), which is never read because it can"
                + " pull in other files. Remove the DOCTYPE.");
  }

  // case 37
  @Test
  void anExternalEntityIsNeverFetched() {
    String bad =
        "<!DOCTYPE jobs [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + JOBS
            + "<job><job_id>&x;</job_id></job></jobs>";

    assertThat(Recorded.jobs("jobs.xml", bad).messages())
        .singleElement()
        .asString()
        .startsWith("XML_DOCTYPE | jobs.xml, row 1: ")
        .doesNotContain("root:");
  }

  // case 38
  @Test
  void anEntityBombIsRefusedBeforeItExpands() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE jobs [<!ENTITY a0 \"ha\">\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">\n".formatted(i, i - 1, i - 1, i - 1));
    }
    bomb.append("]>").append(JOBS).append("<job><job_id>&a29;</job_id></job></jobs>");

    assertThat(Recorded.jobs("jobs.xml", bomb.toString()).messages())
        .singleElement()
        .asString()
        .startsWith("XML_DOCTYPE | jobs.xml, row ");
  }

  // case 38
  @Test
  void anUndefinedEntityIsNamed() {
    assertThat(jobs("<job>\n<job_id>&euro;</job_id></job>").messages())
        .containsExactly(
            "XML_ENTITY | jobs.xml, row 2: The entity &euro; is not defined. Write the character itself; only &amp; &lt;"
                + " &gt; &quot; &apos; and numbers are known.");
  }

  // case 39
  @Test
  void aWrongNamespaceIsNamed() {
    assertThat(Recorded.jobs("jobs.xml", "<jobs xmlns=\"urn:other\"><job/></jobs>").messages())
        .containsExactly(
            "XML_NAMESPACE | jobs.xml, row 1: The element <jobs> is in the namespace \"urn:other\". Use the namespace"
                + " https://heatscheduler.io/schema/jobs/1.");
    assertThat(Recorded.jobs("jobs.xml", "<jobs><job/></jobs>").messages())
        .containsExactly(
            "XML_NAMESPACE | jobs.xml, row 1: The element <jobs> has no namespace. Use the namespace"
                + " https://heatscheduler.io/schema/jobs/1.");
    assertThat(jobs("<job><job_id>J</job_id>\n<unit xmlns=\"urn:x\">t</unit></job>").messages())
        .containsExactly(
            "XML_NAMESPACE | jobs.xml, row 2: The element <unit> is in the namespace \"urn:x\". Use the namespace"
                + " https://heatscheduler.io/schema/jobs/1.");
  }

  // case 40
  @Test
  void aDeclaredEncodingThatIsNotTheRealOneIsNamed() {
    byte[] latin1 =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + JOBS
                + "<job><job_id>Härten</job_id></job></jobs>")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Recorded.jobs("jobs.xml", latin1).messages())
        .containsExactly(
            "XML_ENCODING | jobs.xml, row 2: The file declares UTF-8, but this line holds a byte that is not UTF-8. Save"
                + " it as UTF-8, or export it again.");
  }

  // case 40
  @Test
  void anotherDeclaredEncodingIsNamed() {
    assertThat(
            Recorded.jobs(
                    "jobs.xml",
                    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + JOBS + "<job/></jobs>")
                .messages())
        .containsExactly(
            "XML_ENCODING | jobs.xml, row 1: The file declares the encoding \"ISO-8859-1\"; only UTF-8 is read. Save it as"
                + " UTF-8 with encoding=\"UTF-8\" in its first line.");
    assertThat(
            Recorded.jobs("jobs.xml", (JOBS + "</jobs>").getBytes(StandardCharsets.UTF_16))
                .messages())
        .singleElement()
        .asString()
        .startsWith("TEXT_UTF16 | jobs.xml: ");
  }

  // case 41
  @Test
  void xincludeIsRefused() {
    assertThat(
            jobs("<job>\n<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/></job>")
                .messages())
        .containsExactly(
            "XML_XINCLUDE | jobs.xml, row 2: The file includes another file (XInclude). Put everything into one file.");
  }

  // case 42
  @Test
  void everyDepartureFromTheStructureIsNamedWithItsLine() {
    Recorded read =
        jobs(
            "\n<order/>\nstray\n<job id=\"7\"><job_id>J-1</job_id>\n<must_run><start>x</start></must_run>\nloose\n</job>");

    assertThat(read.messages())
        .containsExactly(
            "XML_STRUCTURE | jobs.xml, row 2: The element <order> is not expected here. Only <job> may stand in <jobs>.",
            "XML_STRUCTURE | jobs.xml, row 3: Text stands directly in <jobs>: \"stray\". Put it into an element named as"
                + " its column.",
            "XML_STRUCTURE | jobs.xml, row 4: The attribute \"id\" of <job> is unknown. Write values as elements, e.g."
                + " <job_id>J-1</job_id>.",
            "XML_STRUCTURE | jobs.xml, row 5: The element <start> is not expected here. <must_run> holds text, not"
                + " elements.",
            "XML_STRUCTURE | jobs.xml, row 7: Text stands directly in <job>: \"loose\". Put it into an element named as"
                + " its column.");
    assertThat(read.rows()).containsExactly("4 {job_id=J-1}");
  }

  // case 42
  @Test
  void aForeignRootIsNamed() {
    assertThat(Recorded.jobs("jobs.xml", "<orders><job/></orders>").messages())
        .containsExactly(
            "XML_STRUCTURE | jobs.xml, row 1: The root element is <orders>, not <jobs>. Start with <jobs"
                + " xmlns=\"https://heatscheduler.io/schema/jobs/1\">.");
  }

  @Test
  void overDeepNestingIsRefused() {
    assertThat(jobs("<job>" + "<a>".repeat(100_000)).messages())
        .anySatisfy(
            message ->
                assertThat(message)
                    .isEqualTo(
                        "XML_TOO_DEEP | jobs.xml, row 1: Elements are nested more than 64 deep here. Flatten the structure."));
  }

  @Test
  void brokenXmlIsNamedWithItsLine() {
    assertThat(jobs("<job>\n<job_id>J-1</job>").messages())
        .containsExactly(
            "XML_SYNTAX | jobs.xml, row 2: The text is not well-formed XML here. Check that every element is closed, and"
                + " write & as &amp; and < as &lt; in texts.");
    assertThat(Recorded.jobs("jobs.xml", "job_id,quantity\nJ-1,5\n").messages())
        .singleElement()
        .asString()
        .startsWith("XML_SYNTAX | jobs.xml, row 1: ");
  }

  @Test
  void emptyFilesAndTablesAreNamed() {
    assertThat(Recorded.jobs("jobs.xml", "").messages())
        .containsExactly(
            "FILE_EMPTY | jobs.xml: The file is empty. Put the data in it, or name another file.");
    assertThat(jobs("").messages())
        .containsExactly(
            "NO_ROWS | jobs.xml: The table has no rows of data. Add at least one row, or leave the table out.");
  }

  @Test
  void anOverlongValueIsRefused() {
    assertThat(jobs("<job><job_id>" + "x".repeat(200_000) + "</job_id></job>").messages())
        .containsExactly(
            "VALUE_TOO_LONG | jobs.xml, row 1, job_id: The value has more than 100,000 characters. Shorten it.");
  }

  private static Recorded jobs(String content) {
    return Recorded.jobs("jobs.xml", JOBS + content + "</jobs>");
  }
}
