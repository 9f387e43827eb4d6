package io.heatscheduler.server.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The sample plant, {@code examples/foundry}, as the build packed it into this program. */
final class DemoPlant {
  private static final List<String> FILES =
      List.of("plant.yaml", "jobs.csv", "products.csv", "tariff.yaml", "base_load.csv");

  private DemoPlant() {}

  /** Its folder as a ZIP archive, as the API takes it. */
  static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String file : FILES) {
        try (InputStream content = DemoPlant.class.getResourceAsStream("foundry/" + file)) {
          if (content == null) {
            throw new IllegalStateException("the sample plant lacks " + file);
          }
          zip.putNextEntry(new ZipEntry(file));
          content.transferTo(zip);
          zip.closeEntry();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
