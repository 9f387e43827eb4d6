package io.heatscheduler.server.pipeline;

import java.util.Map;

/** Media types of documents by the end of their names. */
final class MediaTypes {
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "json", "application/json",
          "csv", "text/csv",
          "pdf", "application/pdf",
          "html", "text/html",
          "ics", "text/calendar",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private MediaTypes() {}

  static String of(String name) {
    return BY_ENDING.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }
}
