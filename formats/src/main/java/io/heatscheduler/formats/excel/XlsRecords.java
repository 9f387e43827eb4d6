package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Looks through an .xls workbook's records for what refuses it: a password ([MS-XLS] section
 * 2.4.117, FilePass) or another workbook's name (section 2.4.271, SupBook).
 */
final class XlsRecords {
  private static final int FILE_PASS = 0x002F;
  private static final int SUP_BOOK = 0x01AE;
  private static final int SELF = 0x0401;
  private static final int ADD_IN = 0x3A01;
  private static final String STREAM = "Workbook";

  private XlsRecords() {}

  static void check(SourceBytes source, POIFSFileSystem container) throws IOException {
    DirectoryNode root = container.getRoot();
    if (!root.hasEntryCaseInsensitive(STREAM)) {
      return;
    }
    try (InputStream in = container.createDocumentInputStream(STREAM)) {
      ByteBuffer records = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      while (records.remaining() >= 4) {
        int type = records.getShort() & 0xFFFF;
        int length = records.getShort() & 0xFFFF;
        if (length > records.remaining()) {
          throw XlsxProblems.damaged(source);
        }
        if (type == FILE_PASS) {
          throw XlsxProblems.encrypted(source);
        }
        if (type == SUP_BOOK && length >= 4) {
          int kind = records.getShort(records.position() + 2) & 0xFFFF;
          if (kind != SELF && kind != ADD_IN) {
            throw XlsxProblems.externalLinks(source);
          }
        }
        records.position(records.position() + length);
      }
    }
  }
}
