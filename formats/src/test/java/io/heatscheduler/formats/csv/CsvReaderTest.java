package io.heatscheduler.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.formats.Recorded;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every CSV case of the bad-input catalogue that is about syntax, with its message. */
class CsvReaderTest {

  @Test
  void rowsCarryTheLineTheyStartOn() {
    Recorded read = Recorded.jobs("jobs.csv", "job_id,quantity\nJ-1,5\n\nJ-2,6\n");

    assertThat(read.messages()).isEmpty();
    assertThat(read.columns()).containsExactly("job_id", "quantity");
    assertThat(read.rows())
        .containsExactly("2 {job_id=J-1, quantity=5}", "4 {job_id=J-2, quantity=6}");
    assertThat(read.nodes().getFirst().get("quantity").location())
        .hasToString("jobs.csv, row 2, quantity");
  }

  @Test
  void aLineBreakInQuotesKeepsTheFollowingLineNumbersRight() {
    Recorded read =
        Recorded.jobs(
            "jobs.csv", "job_id,note\r\nJ-1,\"two\r\nlines, \"\"quoted\"\"\"\r\nJ-2,x\r\n");

    assertThat(read.rows())
        .containsExactly("2 {job_id=J-1, note=two\r\nlines, \"quoted\"}", "4 {job_id=J-2, note=x}");
  }

  @Test
  void aCarriageReturnAloneEndsALine() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,quantity\rJ-1,5\rJ-2,6").rows())
        .containsExactly("2 {job_id=J-1, quantity=5}", "3 {job_id=J-2, quantity=6}");
  }

  @Test
  void aByteOrderMarkIsAccepted() {
    Recorded read = Recorded.jobs("jobs.csv", "\uFEFFjob_id,quantity\nJ-1,5\n");

    assertThat(read.columns()).containsExactly("job_id", "quantity");
    assertThat(read.messages()).isEmpty();
  }

  @Test
  void blankCellsAreAbsentAndBlanksAroundAValueAreDropped() {
    assertThat(Recorded.jobs("jobs.csv", "job_id , quantity,unit\n J-1 ,,  \n").rows())
        .containsExactly("2 {job_id=J-1}");
  }

  @Test
  void emptyColumnsAndRowsThatSpreadsheetsAddAreIgnored() {
    Recorded read = Recorded.jobs("jobs.csv", "job_id,quantity,,\nJ-1,5,,\n,,,\n");

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows()).containsExactly("2 {job_id=J-1, quantity=5}");
  }

  @Test
  void readingStopsWhenTheReceiverHasEnough() {
    Recorded read =
        Recorded.first(1, "jobs.csv", "job_id\nJ-1\nJ-2\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read.rows()).containsExactly("2 {job_id=J-1}");
    assertThat(read.messages()).isEmpty();
  }

  // case 1
  @Test
  void anEmptyFileIsNamed() {
    assertThat(Recorded.jobs("jobs.csv", "").messages())
        .containsExactly(
            "FILE_EMPTY | jobs.csv: The file is empty. Put the data in it, or name another file.");
    assertThat(Recorded.jobs("jobs.csv", "\uFEFF \r\n\t\n").messages())
        .containsExactly(
            "FILE_EMPTY | jobs.csv: The file is empty. Put the data in it, or name another file.");
  }

  // case 2
  @Test
  void aHeaderWithoutRowsIsNamed() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,quantity\n").messages())
        .containsExactly(
            "NO_ROWS | jobs.csv: The table has no rows of data. Add at least one row, or leave the table out.");
  }

  // case 4
  @Test
  void aColumnGivenTwiceIsNamedWithBothPlaces() {
    Recorded read = Recorded.jobs("jobs.csv", "job_id,quantity,Job_ID\nJ-1,5,J-9\n");

    assertThat(read.messages())
        .containsExactly(
            "DUPLICATE_COLUMN | jobs.csv, row 1, Job_ID: The column \"Job_ID\" stands twice in the header, as columns 1"
                + " and 3. Delete or rename one of the two.");
    assertThat(read.columns()).containsExactly("job_id", "quantity");
  }

  @Test
  void aColumnWithoutANameIsRefused() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,,quantity\nJ-1,x,5\n").messages())
        .containsExactly(
            "COLUMN_WITHOUT_NAME | jobs.csv, row 1: Column 2 has no name in the header. Give it one of the columns of"
                + " `heatscheduler template jobs.csv`, or delete it.");
  }

  // case 6
  @Test
  void aByteThatIsNotUtf8IsNamedWithItsLine() {
    byte[] latin1 =
        "job_id,product_name\nJ-1,Stahl\nJ-2,Härten\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Recorded.jobs("jobs.csv", latin1).messages())
        .containsExactly(
            "TEXT_NOT_UTF8 | jobs.csv, row 3: The line holds a byte that is not UTF-8 text (0xE4). Save the file as"
                + " UTF-8; in Excel choose \"CSV UTF-8\".");
  }

  @Test
  void utf16IsNamedAsSuch() {
    String expected =
        "TEXT_UTF16 | jobs.csv: The file is UTF-16 text (\"Unicode\" in some Windows programs), not UTF-8. Save the file"
            + " as UTF-8; in Excel choose \"CSV UTF-8\", in Notepad set the encoding to UTF-8.";
    String text = "job_id,quantity\nJ-1,5\n";

    assertThat(Recorded.jobs("jobs.csv", text.getBytes(StandardCharsets.UTF_16)).messages())
        .containsExactly(expected);
    assertThat(Recorded.jobs("jobs.csv", text.getBytes(StandardCharsets.UTF_16LE)).messages())
        .containsExactly(expected);
    assertThat(Recorded.jobs("jobs.csv", text.getBytes(StandardCharsets.UTF_16BE)).messages())
        .containsExactly(expected);
  }

  // case 7
  @Test
  void aNulCharacterIsNamedWithItsLine() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,quantity\nJ-1,5\nJ-\0002,6\n").messages())
        .containsExactly(
            "TEXT_NUL_CHARACTER | jobs.csv, row 3: The line holds a NUL character (a byte with value 0). Remove it, or"
                + " export the file again as plain text in UTF-8.");
  }

  // case 8
  @Test
  void anUnclosedQuoteIsNamedWithTheRowItStartsIn() {
    assertThat(
            Recorded.jobs("jobs.csv", "job_id,note\nJ-1,a\nJ-2,\"never closed\nJ-3,b\n").messages())
        .containsExactly(
            "CSV_UNCLOSED_QUOTE | jobs.csv, row 3: A quotation mark opened in this row is never closed. Close it, or"
                + " double a quotation mark that belongs to the text (\"\").");
  }

  @Test
  void textAfterAClosingQuoteIsRefused() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,note\nJ-1,\"6\" pipe\"\n").messages())
        .containsExactly(
            "CSV_STRAY_QUOTE | jobs.csv, row 2: Text follows directly after a closing quotation mark. Put a comma after"
                + " it, or double a quotation mark that belongs to the text (\"\").");
  }

  @Test
  void aBlankBeforeAnOpeningQuoteIsRefused() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,note\nJ-1, \"a\"\n").messages())
        .containsExactly(
            "CSV_STRAY_QUOTE | jobs.csv, row 2: In cell 2 a blank stands before the opening quotation mark. Start the"
                + " cell with the quotation mark, directly after the comma.");
  }

  // case 9, and what becomes of a decimal comma (case 11) in an unquoted cell
  @Test
  void aRowWithTooManyCellsIsNamedAndTheOthersAreRead() {
    Recorded read = Recorded.jobs("jobs.csv", "job_id,quantity\nJ-1,1,5\nJ-2,6\n");

    assertThat(read.messages())
        .containsExactly(
            "CSV_RAGGED_ROW | jobs.csv, row 2: The row has 3 cells, but the header has 2; it starts with \"J-1\". Put a"
                + " text that contains a comma in double quotes, and write decimals with a dot.");
    assertThat(read.rows()).containsExactly("3 {job_id=J-2, quantity=6}");
  }

  // case 9
  @Test
  void aRowWithTooFewCellsIsNamed() {
    assertThat(Recorded.jobs("jobs.csv", "job_id,quantity,unit\nJ-1,5\n").messages())
        .containsExactly(
            "CSV_RAGGED_ROW | jobs.csv, row 2: The row has 2 cells, but the header has 3; it starts with \"J-1\". Give"
                + " the row a comma for every column, also for empty cells.");
  }

  // case 10
  @Test
  void aSemicolonDelimiterIsNamed() {
    assertThat(Recorded.jobs("jobs.csv", "job_id;quantity;unit\nJ-1;1,5;t\n").messages())
        .containsExactly(
            "CSV_SEMICOLON_DELIMITER | jobs.csv, row 1: The header separates its columns by semicolons. Save the file"
                + " with commas between the cells; semicolons separate the items of a list inside a cell.");
  }

  @Test
  void aTabDelimiterIsNamed() {
    assertThat(Recorded.jobs("jobs.csv", "job_id\tquantity\nJ-1\t5\n").messages())
        .containsExactly(
            "CSV_TAB_DELIMITER | jobs.csv, row 1: The header separates its columns by tabs. Save the file with commas"
                + " between the cells.");
  }

  // case 12
  @Test
  void aMillionColumnsAreRefused() {
    assertThat(Recorded.jobs("jobs.csv", "a,".repeat(1_000_000) + "\n").messages())
        .containsExactly(
            "TOO_MANY_COLUMNS | jobs.csv, row 1: The row has more than 1,000 cells. Check that each row ends with a line"
                + " break and that the file is a job or equipment table.");
  }

  // case 13
  @Test
  void aCellOfTenMegabytesIsRefused() {
    assertThat(
            Recorded.jobs("jobs.csv", "job_id,note\nJ-1," + "x".repeat(10_000_000) + "\n")
                .messages())
        .containsExactly(
            "VALUE_TOO_LONG | jobs.csv, row 2: A cell has more than 100,000 characters. Shorten it, or check for a"
                + " quotation mark that is never closed.");
  }

  @Test
  void aCellJustOverTheLimitIsRefusedByItsPlace() {
    assertThat(
            Recorded.jobs("jobs.csv", "job_id,note\nJ-1," + "x".repeat(100_000) + "\n").messages())
        .isEmpty();
    assertThat(
            Recorded.jobs("jobs.csv", "job_id,note\nJ-1," + "x".repeat(100_001) + "\n").messages())
        .containsExactly(
            "VALUE_TOO_LONG | jobs.csv, row 2: Cell 2 has more than 100,000 characters. Shorten it, or check for a"
                + " quotation mark that is never closed.");
  }

  @Test
  void aHostileValueIsShownShortAndHarmless() {
    assertThat(
            Recorded.jobs("jobs.csv", "job_id,quantity\n\u001b[31m" + "x".repeat(80) + ",1,2\n")
                .messages())
        .containsExactly(
            "CSV_RAGGED_ROW | jobs.csv, row 2: The row has 3 cells, but the header has 2; it starts with"
                + " \"\\u001b[31m"
                + "x".repeat(55)
                + "...\". Put a text that contains a comma in double quotes, and write decimals with a dot.");
  }
}
