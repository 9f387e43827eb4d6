package io.heatscheduler.reports.excel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs the parts of a document again, with one fixed date for all of them. */
final class FixedZip {
  /** The first moment a ZIP file can name. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private FixedZip() {}

  /** The same parts in the same order, without the time of packing. */
  static byte[] of(byte[] packed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length);
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(packed));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
        ZipEntry fixed = new ZipEntry(part.getName());
        fixed.setTimeLocal(TIME);
        to.putNextEntry(fixed);
        from.transferTo(to);
        to.closeEntry();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("packing in memory", failure);
    }
    return bytes.toByteArray();
  }
}
