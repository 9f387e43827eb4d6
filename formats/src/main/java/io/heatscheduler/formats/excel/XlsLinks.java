package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Looks through an .xls workbook's records for one that names another workbook ([MS-XLS] section
 * 2.4.271, SupBook).
 */
final class XlsLinks {
  private static final int SUP_BOOK = 0x01AE;
  private static final int SELF = 0x0401;
  private static final int ADD_IN = 0x3A01;
  private static final String STREAM = "Workbook";

  private XlsLinks() {}

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
