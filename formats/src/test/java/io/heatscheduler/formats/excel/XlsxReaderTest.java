package io.heatscheduler.formats.excel;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.formats.Recorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every .xlsx case of the bad-input catalogue, with its message. */
class XlsxReaderTest {
  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
  private static final String DAMAGED =
      "EXCEL_DAMAGED | jobs.xlsx: The workbook is damaged. Open it in Excel, let it repair the file and save it again.";

  @Test
  void rowsKeepTheirNumbersAndBlankOnesAreSkipped() {
    Recorded read =
        read(
            XlsxBytes.sheet(
                HEADER
                    + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>5</v></c></row>"
                    + "<row r=\"4\"><c r=\"A4\" s=\"1\"/></row>"
                    + "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t> J-2 </t></is></c><c r=\"B7\" t=\"b\"><v>1</v></c></row>"));

    assertThat(read.messages()).isEmpty();
    assertThat(read.columns()).containsExactly("job_id", "quantity");
    assertThat(read.rows())
        .containsExactly("3 {job_id=J-1, quantity=5}", "7 {job_id=J-2, quantity=true}");
    assertThat(read.nodes().getFirst().get("quantity").location())
        .hasToString("jobs.xlsx, row 3, quantity");
  }

  @Test
  void rowsAndCellsWithoutReferencesAreCounted() {
    assertThat(
            read(XlsxBytes.sheet(
                    "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>2</v></c><c><v>5</v></c></row>"))
                .rows())
        .containsExactly("2 {job_id=J-1, quantity=5}");
  }

  @Test
  void aSharedTextThatIsEmptyIsABlankCell() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Jobs");
      sheet.value(0, 0, "job_id");
      sheet.value(0, 1, "unit");
      sheet.value(1, 0, "J-1");
      sheet.value(1, 1, "");
      sheet.value(2, 0, " ");
      sheet.value(2, 1, "");
    }
    Recorded read = Recorded.jobs("jobs.xlsx", bytes.toByteArray());

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows()).containsExactly("2 {job_id=J-1}");
  }

  @Test
  void aWorkbookWrittenByALibraryReadsBack() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Jobs");
      sheet.value(0, 0, "job_id");
      sheet.value(0, 1, "quantity");
      sheet.value(0, 2, "latest_end");
      sheet.value(1, 0, "Härten; \uD83D\uDD25");
      sheet.value(1, 1, 0.1 + 0.2);
      sheet.value(1, 2, LocalDateTime.of(2026, 11, 23, 6, 15));
      sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
    }
    Recorded read = Recorded.jobs("jobs.xlsx", bytes.toByteArray());

    assertThat(read.messages()).isEmpty();
    assertThat(read.rows())
        .containsExactly(
            "2 {job_id=Härten; \uD83D\uDD25, quantity=0.3, latest_end=2026-11-23T06:15}");
  }

  @ParameterizedTest
  @CsvSource({
    "1.1000000000000001, 1.1",
    "0.30000000000000004, 0.3",
    "4.4999999999999998E-2, 0.045",
    "123456789012345, 123456789012345",
    "1E3, 1000",
    "-0, 0",
    "1.2300000000000001E+50, 1.23E+50"
  })
  void numbersReadAsExcelShowsThem(String stored, String shown) {
    Recorded read =
        read(
            XlsxBytes.sheet(
                HEADER + "<row r=\"2\"><c r=\"B2\"><v>%s</v></c></row>".formatted(stored)));

    assertThat(read.rows()).containsExactly("2 {quantity=%s}".formatted(shown));
    assertThat(((Node.Scalar) read.nodes().getFirst().get("quantity")).kind())
        .isEqualTo(Node.Kind.NUMBER);
  }

  // case 21: serials from Excel itself, 2026-11-23 06:15 in both calendars (1,462 days apart)
  @Test
  void datesOfBothCalendarsReadAsIsoText() {
    String row =
        HEADER
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46349.260416666664</v></c><c r=\"B2\" s=\"2\"><v>46349</v></c></row>";
    String row1904 = row.replace("46349", "44887");

    assertThat(read(XlsxBytes.sheet(row)).rows())
        .containsExactly("2 {job_id=2026-11-23T06:15, quantity=2026-11-23T00:00}");
    assertThat(
            read(XlsxBytes.sheet(row1904)
                    .workbook("<workbookPr date1904=\"1\"/>", "<sheet name=\"Jobs\" r:id=\"s1\"/>"))
                .rows())
        .containsExactly("2 {job_id=2026-11-23T06:15, quantity=2026-11-23T00:00}");
  }

  @Test
  void timesOfDayAndElapsedTimesReadAsIsoText() {
    assertThat(
            read(XlsxBytes.sheet(
                    HEADER
                        + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>0.25</v></c><c r=\"B2\" s=\"3\"><v>1.0625</v></c></row>"))
                .rows())
        .containsExactly("2 {job_id=06:00, quantity=PT25H30M}");
  }

  // case 21
  @Test
  void aNumberOutsideTheCalendarIsNamedByItsCell() {
    Recorded read =
        read(XlsxBytes.sheet(HEADER + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>-3</v></c></row>"));

    assertThat(read.messages())
        .containsExactly(
            "EXCEL_DATE_OUT_OF_RANGE | jobs.xlsx, row 2, job_id: Cell A2 is formatted as a date, but -3 is none. Type the"
                + " date again.");
    assertThat(read.rows()).isEmpty();
  }

  // case 22
  @Test
  void aNumberStoredAsTextStaysText() {
    Recorded read =
        read(
            XlsxBytes.sheet(
                HEADER + "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>007</t></is></c></row>"));

    assertThat(read.rows()).containsExactly("2 {quantity=007}");
    assertThat(((Node.Scalar) read.nodes().getFirst().get("quantity")).kind())
        .isEqualTo(Node.Kind.TEXT);
  }

  @Test
  void aPartMayStartWithAByteOrderMarkButMustBeUtf8() {
    XlsxBytes workbook = XlsxBytes.sheet("");
    String rows = XlsxBytes.worksheet("<sheetData>" + HEADER + "</sheetData>").substring(21);

    assertThat(read(workbook.part("xl/worksheets/sheet1.xml", "\uFEFF" + rows)).columns())
        .containsExactly("job_id", "quantity");
    byte[] latin1 =
        rows.replace("<row", "<!-- \u00e4 --><row").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(workbook.part("xl/worksheets/sheet1.xml", latin1)).messages())
        .containsExactly(DAMAGED);
  }

  // case 15
  @Test
  void aRenamedFileIsNamedByItsContent() {
    assertThat(
            Recorded.jobs("jobs.xlsx", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)).messages())
        .containsExactly(
            "FILE_CONTENT_MISMATCH | jobs.xlsx: The file is named as an Excel workbook (.xlsx), but its content is a PDF"
                + " document. Save it again in the format its name says, or give it the ending that fits.");
    assertThat(Recorded.jobs("jobs.csv", XlsxBytes.sheet(HEADER).build()).messages())
        .containsExactly(
            "FILE_CONTENT_MISMATCH | jobs.csv: The file is named as CSV, but its content is an Excel workbook (.xlsx)."
                + " Save it again in the format its name says, or give it the ending that fits.");
    assertThat(Recorded.jobs("jobs.xls", XlsxBytes.sheet(HEADER).build()).messages())
        .singleElement()
        .asString()
        .startsWith("FILE_CONTENT_MISMATCH | jobs.xls: ");
    assertThat(Recorded.jobs("jobs.xlsx", "job_id,quantity\n").messages())
        .containsExactly(
            "FILE_CONTENT_MISMATCH | jobs.xlsx: The file is named as an Excel workbook (.xlsx), but its content is plain"
                + " text or unknown. Save it again in the format its name says, or give it the ending that fits.");
  }

  // case 15
  @Test
  void aZipThatIsNoWorkbookIsNamed() {
    XlsxBytes zip = XlsxBytes.sheet(HEADER);
    byte[] bytes =
        new String(zip.build(), StandardCharsets.ISO_8859_1)
            .replace("[Content_Types].xml", "[Content_Typed].xml")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Recorded.jobs("jobs.xlsx", bytes).messages())
        .containsExactly(
            "FILE_CONTENT_MISMATCH | jobs.xlsx: The file is a ZIP archive, not an Excel workbook. Unpack it and name the"
                + " workbook inside.");
  }

  // case 16
  @Test
  void anEncryptedWorkbookIsNamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      container.createDocument(new java.io.ByteArrayInputStream(new byte[64]), "EncryptedPackage");
      container.writeFilesystem(bytes);
    }

    assertThat(Recorded.jobs("jobs.xlsx", bytes.toByteArray()).messages())
        .containsExactly(
            "EXCEL_ENCRYPTED | jobs.xlsx: The workbook is protected by a password. Remove the password (File, Info,"
                + " Protect Workbook) and save it.");
  }

  // case 17
  @Test
  void aTruncatedWorkbookIsNamed() {
    byte[] bytes = XlsxBytes.sheet(HEADER).build();

    assertThat(Recorded.jobs("jobs.xlsx", Arrays.copyOf(bytes, bytes.length / 2)).messages())
        .containsExactly(
            "EXCEL_TRUNCATED | jobs.xlsx: The workbook is cut off: the end of the file is missing. Copy or download it"
                + " again.");
  }

  // case 18
  @Test
  void macrosAreRefused() {
    assertThat(read(XlsxBytes.sheet(HEADER).part("xl/vbaProject.bin", "x")).messages())
        .containsExactly(
            "EXCEL_MACROS | jobs.xlsx: The workbook holds macros. Save it as \"Excel Workbook (.xlsx)\", which has none.");
    assertThat(Recorded.jobs("jobs.xlsm", XlsxBytes.sheet(HEADER).build()).messages())
        .containsExactly(
            "EXCEL_MACROS | jobs.xlsm: Workbooks of the kind .xlsm are not read, because they may hold macros. Save the"
                + " workbook as .xlsx.");
  }

  // case 19
  @Test
  void anExternalLinkIsRefused() {
    assertThat(
            read(XlsxBytes.sheet(HEADER).part("xl/externalLinks/externalLink1.xml", "<x/>"))
                .messages())
        .containsExactly(
            "EXCEL_EXTERNAL_LINK | jobs.xlsx: The workbook takes values from another workbook. Break the links (Data, Edit"
                + " Links) so that the values stay, and save it.");
  }

  // case 20
  @Test
  void aFormulaWithoutAStoredResultIsNamedByItsCell() {
    Recorded read =
        read(
            XlsxBytes.sheet(
                HEADER
                    + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><f>1+1</f></c></row>"
                    + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><f>1+1</f><v>2</v></c></row>"
                    + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>\"J\"&amp;2</f><v>J2</v></c><c r=\"B4\" t=\"str\"><f>\"\"</f><v></v></c></row>"));

    assertThat(read.messages())
        .containsExactly(
            "EXCEL_FORMULA_WITHOUT_VALUE | jobs.xlsx, row 2, quantity: Cell B2 holds a formula without a stored result."
                + " Open the workbook in Excel and save it, or paste the values.");
    assertThat(read.rows()).containsExactly("3 {job_id=J-1, quantity=2}", "4 {job_id=J2}");
  }

  // case 20
  @Test
  void anErrorCellIsNamedByItsAddressAndError() {
    assertThat(
            read(XlsxBytes.sheet(
                    HEADER + "<row r=\"17\"><c r=\"B17\" t=\"e\"><f>X1</f><v>#REF!</v></c></row>"))
                .messages())
        .containsExactly(
            "EXCEL_ERROR_CELL | jobs.xlsx, row 17, quantity: Cell B17 shows the error \"#REF!\". Correct the formula or"
                + " type the value.");
  }

  // case 23
  @Test
  void mergedCellsInTheDataAreRefused() {
    XlsxBytes workbook =
        XlsxBytes.sheet("")
            .part(
                "xl/worksheets/sheet1.xml",
                XlsxBytes.worksheet(
                    "<sheetData>%s<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>"
                        .formatted(HEADER)));

    assertThat(read(workbook).messages())
        .containsExactly(
            "EXCEL_MERGED_CELLS | jobs.xlsx, row 2: The cells A2:A4 are merged. Unmerge them and fill in each cell.");
  }

  // case 24
  @Test
  void aHiddenSheetIsPassedOverAndNamedIfItHoldsData() {
    String hidden =
        "<sheet name=\"Old\" state=\"hidden\" r:id=\"s2\"/><sheet name=\"Jobs\" r:id=\"s1\"/>";
    String data = HEADER + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c></row>";
    XlsxBytes workbook = XlsxBytes.sheet(data).workbook("", hidden);

    Recorded withData =
        read(
            workbook.part(
                "xl/worksheets/sheet2.xml",
                XlsxBytes.worksheet("<sheetData>" + HEADER + "</sheetData>")));
    assertThat(withData.rows()).containsExactly("2 {job_id=J-1}");
    assertThat(withData.messages())
        .containsExactly(
            "EXCEL_HIDDEN_SHEET | jobs.xlsx: The hidden sheet \"Old\" holds data that is not read. Check that the first"
                + " visible sheet \"Jobs\" is the right one.");
    assertThat(
            read(workbook.part("xl/worksheets/sheet2.xml", XlsxBytes.worksheet("<sheetData/>")))
                .messages())
        .isEmpty();
  }

  @Test
  void aSecondVisibleSheetWithDataIsMentioned() {
    XlsxBytes workbook =
        XlsxBytes.sheet(HEADER + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c></row>")
            .workbook("", "<sheet name=\"Jobs\" r:id=\"s1\"/><sheet name=\"More\" r:id=\"s2\"/>")
            .part(
                "xl/worksheets/sheet2.xml",
                XlsxBytes.worksheet("<sheetData>" + HEADER + "</sheetData>"));

    assertThat(read(workbook).messages())
        .containsExactly(
            "EXCEL_OTHER_SHEET | jobs.xlsx: Only the first sheet \"Jobs\" is read; the sheet \"More\" is not.");
  }

  // case 24
  @Test
  void aWorkbookWithoutAVisibleSheetIsRefused() {
    assertThat(
            read(XlsxBytes.sheet(HEADER)
                    .workbook("", "<sheet name=\"Old\" state=\"veryHidden\" r:id=\"s1\"/>"))
                .messages())
        .containsExactly(
            "EXCEL_NO_SHEET | jobs.xlsx: The workbook has no visible sheet. Unhide the sheet that holds the data.");
  }

  // case 25
  @Test
  void aBombByRatioIsRefusedBeforeItUnpacks() {
    assertThat(
            read(XlsxBytes.sheet(HEADER).part("xl/media/bomb.bin", new byte[20_000_000]))
                .messages())
        .containsExactly(
            "EXCEL_COMPRESSION_RATIO | jobs.xlsx: The workbook unpacks to over 100 times its size, as only a damaged or"
                + " hostile file does. Copy the cells into a new workbook and save that.");
  }

  // case 25
  @Test
  void aBombBySizeIsRefusedBeforeItUnpacks() {
    byte[] bytes =
        withDeclaredSize(
            XlsxBytes.sheet(HEADER).build(), "xl/worksheets/sheet1.xml", 600L * 1024 * 1024);

    assertThat(Recorded.jobs("jobs.xlsx", bytes).messages())
        .containsExactly(
            "EXCEL_UNPACKS_TOO_LARGE | jobs.xlsx: The workbook unpacks to more than 500 MB. Delete the sheets, pictures"
                + " and rows that are not needed.");
  }

  // case 25: an entry that says it is small cannot unpack to more
  @Test
  void aBombThatLiesAboutItsSizeIsStopped() {
    XlsxBytes workbook = XlsxBytes.sheet(HEADER + "<row/>".repeat(1_000_000));
    byte[] bytes = withDeclaredSize(workbook.build(), "xl/worksheets/sheet1.xml", 10_000);

    assertThat(Recorded.jobs("jobs.xlsx", bytes).messages()).containsExactly(DAMAGED);
  }

  // case 25
  @Test
  void overAThousandPartsAreRefused() {
    XlsxBytes workbook = XlsxBytes.sheet(HEADER);
    for (int i = 0; i < 1_000; i++) {
      workbook.part("xl/media/image" + i, "x");
    }

    assertThat(read(workbook).messages())
        .containsExactly(
            "EXCEL_TOO_MANY_PARTS | jobs.xlsx: The workbook packs more than 1,000 files. Copy the cells into a new"
                + " workbook and save that.");
  }

  @Test
  void aDocumentTypeInsideAWorkbookIsRefused() {
    XlsxBytes workbook =
        XlsxBytes.sheet(HEADER)
            .part(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData>&a;</sheetData></worksheet>");

    assertThat(read(workbook).messages())
        .containsExactly(
            "XML_DOCTYPE | jobs.xlsx: The workbook's XML has a document type (<!DOCTYPE), which no spreadsheet program"
                + " writes. Copy the cells into a new workbook and save that.");
  }

  @ParameterizedTest
  @CsvSource({"ZZZZZZ2", "XFE2", "A2A", "''"})
  void aCellReferenceOutsideASheetIsDamageNotMemory(String reference) {
    String row =
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"%s\"><v>1</v></c></row>".formatted(reference);

    assertThat(read(XlsxBytes.sheet(HEADER + row)).messages()).containsExactly(DAMAGED);
  }

  @Test
  void aTextIndexOutsideTheTableIsNamedByItsCell() {
    assertThat(
            read(XlsxBytes.sheet(
                    HEADER + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>999999999</v></c></row>"))
                .messages())
        .containsExactly(
            "EXCEL_DAMAGED_CELL | jobs.xlsx, row 2, job_id: Cell A2 holds a value that cannot be read. Type the value"
                + " again and save.");
  }

  @Test
  void aChangedByteIsFoundByTheChecksum() {
    XlsxBytes workbook = XlsxBytes.sheet(HEADER + "<row r=\"2\"><c r=\"B2\"><v>5</v></c></row>");
    byte[] bytes = withChecksum(workbook.build(), "xl/worksheets/sheet1.xml");

    assertThat(Recorded.jobs("jobs.xlsx", bytes).messages()).containsExactly(DAMAGED);
  }

  @Test
  void valuesOutsideTheNamedColumnsAreRefused() {
    assertThat(
            read(XlsxBytes.sheet(
                    HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"E2\"><v>1</v></c></row>"))
                .messages())
        .containsExactly(
            "CELL_WITHOUT_COLUMN | jobs.xlsx, row 2: Cell E2 has a value, but its column has no name in the header. Name"
                + " the column, or delete the cell.");
    assertThat(
            read(XlsxBytes.sheet(HEADER + "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"))
                .messages())
        .containsExactly(
            "TOO_MANY_COLUMNS | jobs.xlsx, row 2: Cell XFD2 lies beyond column 1,000. Delete what stands far to the right"
                + " of the table.");
  }

  @Test
  void emptySheetsAndSheetsWithoutRowsAreNamed() {
    assertThat(read(XlsxBytes.sheet("")).messages())
        .containsExactly(
            "FILE_EMPTY | jobs.xlsx: The sheet is empty. Put the data in it, or name another file.");
    assertThat(read(XlsxBytes.sheet(HEADER)).messages())
        .containsExactly(
            "NO_ROWS | jobs.xlsx: The table has no rows of data. Add at least one row, or leave the table out.");
  }

  private static Recorded read(XlsxBytes workbook) {
    return Recorded.jobs("jobs.xlsx", workbook.build());
  }

  /** Overwrites the unpacked size in an entry's central directory record. */
  private static byte[] withDeclaredSize(byte[] zip, String name, long size) {
    int at = centralRecord(zip, name);
    for (int i = 0; i < 4; i++) {
      zip[at + 24 + i] = (byte) (size >> (8 * i));
    }
    return zip;
  }

  private static byte[] withChecksum(byte[] zip, String name) {
    zip[centralRecord(zip, name) + 16] ^= 1;
    return zip;
  }

  private static int centralRecord(byte[] zip, String name) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf("PK\1\2"); at >= 0; at = text.indexOf("PK\1\2", at + 1)) {
      if (text.startsWith(name, at + 46)) {
        return at;
      }
    }
    throw new IllegalArgumentException("no entry " + List.of(name));
  }
}
