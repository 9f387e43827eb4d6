package io.heatscheduler.formats;

import java.nio.charset.StandardCharsets;

/**
 * Tells an Office workbook from other ZIP archives by the entry names in its bytes, without
 * unpacking.
 */
final class ZipNames {
  private static final byte[] WORKBOOK_PART = "xl/workbook".getBytes(StandardCharsets.US_ASCII);

  private ZipNames() {}

  static boolean isWorkbook(SourceBytes source) {
    byte[] bytes = source.array();
    for (int i = 0; i + WORKBOOK_PART.length <= bytes.length; i++) {
      int matched = 0;
      while (matched < WORKBOOK_PART.length && bytes[i + matched] == WORKBOOK_PART[matched]) {
        matched++;
      }
      if (matched == WORKBOOK_PART.length) {
        return true;
      }
    }
    return false;
  }
}
