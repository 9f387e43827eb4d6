package io.heatscheduler.formats.excel;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.formats.Recorded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

/** Every .xls case of the bad-input catalogue, with its message. */
class XlsReaderTest {

  @Test
  void valuesReadAsExcelShowsThem() throws IOException {
    Recorded read =
        read(
            sheet -> {
              Row row = sheet.createRow(2);
              row.createCell(0).setCellValue("J-1");
              row.createCell(1).setCellValue(0.1 + 0.2);
              CellStyle date = sheet.getWorkbook().createCellStyle();
              date.setDataFormat(
                  sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
              row.createCell(2).setCellValue(LocalDateTime.of(2026, 11, 23, 6, 15));
              row.getCell(2).setCellStyle(date);
              row.createCell(3).setCellValue(true);
            });

    assertThat(read.messages()).isEmpty();
    assertThat(read.columns()).containsExactly("job_id", "quantity", "latest_end", "x");
    assertThat(read.rows())
        .containsExactly("3 {job_id=J-1, quantity=0.3, latest_end=2026-11-23T06:15, x=true}");
    assertThat(read.nodes().getFirst().get("quantity").location())
        .hasToString("jobs.xls, row 3, quantity");
  }

  // case 22
  @Test
  void aNumberStoredAsTextStaysText() throws IOException {
    Recorded read = read(sheet -> sheet.createRow(1).createCell(1).setCellValue("007"));

    assertThat(read.rows()).containsExactly("2 {quantity=007}");
    assertThat(((Node.Scalar) read.nodes().getFirst().get("quantity")).kind())
        .isEqualTo(Node.Kind.TEXT);
  }

  // case 20
  @Test
  void anErrorCellIsNamedByItsAddressAndError() throws IOException {
    assertThat(
            read(sheet ->
                    sheet.createRow(16).createCell(1).setCellErrorValue(FormulaError.REF.getCode()))
                .messages())
        .containsExactly(
            "EXCEL_ERROR_CELL | jobs.xls, row 17, quantity: Cell B17 shows the error \"#REF!\". Correct the formula or"
                + " type the value.");
  }

  // case 23
  @Test
  void mergedCellsInTheDataAreRefused() throws IOException {
    assertThat(
            read(sheet -> {
                  sheet.createRow(1).createCell(0).setCellValue("J-1");
                  sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 0));
                })
                .messages())
        .containsExactly(
            "EXCEL_MERGED_CELLS | jobs.xls, row 2: The cells A2:A4 are merged. Unmerge them and fill in each cell.");
  }

  // case 24
  @Test
  void aHiddenSheetIsPassedOverAndNamedIfItHoldsData() throws IOException {
    Recorded read =
        read(
            sheet -> {
              sheet.createRow(1).createCell(0).setCellValue("J-1");
              sheet.getWorkbook().createSheet("Old").createRow(0).createCell(0).setCellValue("x");
              sheet.getWorkbook().setSheetHidden(1, true);
            });

    assertThat(read.rows()).containsExactly("2 {job_id=J-1}");
    assertThat(read.messages())
        .containsExactly(
            "EXCEL_HIDDEN_SHEET | jobs.xls: The hidden sheet \"Old\" holds data that is not read. Check that the first"
                + " visible sheet \"Jobs\" is the right one.");
  }

  // case 16
  @Test
  void anEncryptedWorkbookIsNamed() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    byte[] bytes;
    try {
      bytes = bytes(sheet -> sheet.createRow(1).createCell(0).setCellValue("J-1"));
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }

    assertThat(Recorded.jobs("jobs.xls", bytes).messages())
        .containsExactly(
            "EXCEL_ENCRYPTED | jobs.xls: The workbook is protected by a password. Remove the password (File, Info, Protect"
                + " Workbook) and save it.");
  }

  // case 17
  @Test
  void aTruncatedWorkbookIsNamed() throws IOException {
    byte[] bytes = bytes(sheet -> sheet.createRow(1).createCell(0).setCellValue("J-1"));

    assertThat(Recorded.jobs("jobs.xls", Arrays.copyOf(bytes, 1_000)).messages())
        .containsExactly(
            "EXCEL_DAMAGED | jobs.xls: The workbook is damaged. Open it in Excel, let it repair the file and save it"
                + " again.");
  }

  // case 18
  @Test
  void macrosAreRefused() throws IOException {
    byte[] bytes = bytes(sheet -> sheet.createRow(1).createCell(0).setCellValue("J-1"));
    ByteArrayOutputStream withMacros = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      container.createDirectory("_VBA_PROJECT_CUR");
      container.writeFilesystem(withMacros);
    }

    assertThat(Recorded.jobs("jobs.xls", withMacros.toByteArray()).messages())
        .containsExactly(
            "EXCEL_MACROS | jobs.xls: The workbook holds macros. Save it as \"Excel Workbook (.xlsx)\", which has none.");
  }

  // case 19
  @Test
  void anExternalLinkIsRefused() throws IOException {
    byte[] bytes =
        bytes(
            sheet -> {
              HSSFWorkbook workbook = (HSSFWorkbook) sheet.getWorkbook();
              HSSFWorkbook other = new HSSFWorkbook();
              other.createSheet("Rates");
              workbook.linkExternalWorkbook("other.xls", other);
              sheet.createRow(1).createCell(1).setCellFormula("[other.xls]Rates!A1");
            });

    assertThat(Recorded.jobs("jobs.xls", bytes).messages())
        .containsExactly(
            "EXCEL_EXTERNAL_LINK | jobs.xls: The workbook takes values from another workbook. Break the links (Data, Edit"
                + " Links) so that the values stay, and save it.");
  }

  // case 15
  @Test
  void anXlsNamedXlsxIsNamed() throws IOException {
    byte[] bytes = bytes(sheet -> sheet.createRow(1).createCell(0).setCellValue("J-1"));

    assertThat(Recorded.jobs("jobs.xlsx", bytes).messages())
        .containsExactly(
            "FILE_CONTENT_MISMATCH | jobs.xlsx: The file is named .xlsx, but its content is an old Excel workbook (.xls)."
                + " Rename it to .xls, or save it as .xlsx in Excel.");
    assertThat(Recorded.jobs("jobs.xls", "<html><table></table></html>").messages())
        .containsExactly(
            "FILE_CONTENT_MISMATCH | jobs.xls: The file is named as an Excel workbook (.xls), but its content is a web page"
                + " (HTML). Save it again in the format its name says, or give it the ending that fits.");
  }

  private static Recorded read(Consumer<Sheet> content) throws IOException {
    return Recorded.jobs("jobs.xls", bytes(content));
  }

  private static byte[] bytes(Consumer<Sheet> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("Jobs");
      Row header = sheet.createRow(0);
      for (String name : new String[] {"job_id", "quantity", "latest_end", "x"}) {
        header.createCell(Math.max(0, header.getLastCellNum())).setCellValue(name);
      }
      content.accept(sheet);
      workbook.write(bytes);
    }
    return bytes.toByteArray();
  }
}
