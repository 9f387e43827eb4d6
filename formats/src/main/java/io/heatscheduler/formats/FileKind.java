package io.heatscheduler.formats;

import java.util.Locale;

/** What a file says it is by its name, and what its first bytes say. */
enum FileKind {
  YAML,
  JSON,
  CSV,
  XLSX,
  XLS,
  XML;

  /**
   * The kind a file name's extension promises.
   *
   * @throws Refusal if this version cannot read such files
   */
  static FileKind ofName(SourceBytes source) {
    String name = source.name().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "yaml", "yml" -> YAML;
      case "json" -> JSON;
      case "csv" -> CSV;
      case "xlsx" -> XLSX;
      case "xls" -> XLS;
      case "xml" -> XML;
      case "zip" ->
          throw Refusal.at(
              source.location(),
              "ARCHIVE_NOT_HERE",
              "A ZIP archive is read only where prices or a load profile are wanted.",
              "Unpack it and name the file in it.");
      case "xlsm", "xlsb", "xltm" ->
          throw Refusal.at(
              source.location(),
              "EXCEL_MACROS",
              "Workbooks of the kind .%s are not read, because they may hold macros."
                  .formatted(extension),
              "Save the workbook as .xlsx.");
      default ->
          throw Refusal.at(
              source.location(),
              "FILE_KIND_UNKNOWN",
              "The file name's ending is none that is read.",
              "Use .csv, .xlsx, .xls, .json, .yaml or .xml.");
    };
  }

  /**
   * Refuses a file whose content is plainly something else than its name promises, and says what it
   * is.
   *
   * @throws Refusal naming the content
   */
  void checkContent(SourceBytes source) {
    String content = content(source);
    boolean fits =
        switch (this) {
          case XLSX -> content.equals("zip") || content.equals("ole2");
          case XLS -> content.equals("ole2");
          default -> content.isEmpty() || (this == XML && content.equals("html"));
        };
    if (!fits && (!content.isEmpty() || this == XLSX || this == XLS) && source.length() > 0) {
      throw Refusal.at(
          source.location(),
          "FILE_CONTENT_MISMATCH",
          "The file is named as %s, but its content is %s."
              .formatted(described(), describe(source, content)),
          "Save it again in the format its name says, or give it the ending that fits.");
    }
  }

  private static String content(SourceBytes source) {
    if (source.hasAt(0, 'P', 'K', 3, 4) || source.hasAt(0, 'P', 'K', 5, 6)) {
      return "zip";
    }
    if (source.hasAt(0, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return "ole2";
    }
    if (source.hasAt(0, '%', 'P', 'D', 'F')) {
      return "a PDF document";
    }
    if (source.hasAt(0, 0x1F, 0x8B)) {
      return "a gzip archive";
    }
    if (source.hasAt(0, 0x89, 'P', 'N', 'G') || source.hasAt(0, 0xFF, 0xD8, 0xFF)) {
      return "an image";
    }
    return isHtml(source) ? "html" : "";
  }

  private static boolean isHtml(SourceBytes source) {
    int end = Math.min(source.length(), 200);
    String head =
        new String(source.array(), 0, end, java.nio.charset.StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html") || head.startsWith("<html");
  }

  private static String describe(SourceBytes source, String content) {
    return switch (content) {
      case "zip" -> ZipNames.isWorkbook(source) ? "an Excel workbook (.xlsx)" : "a ZIP archive";
      case "ole2" -> "an old Office document, e.g. an Excel workbook (.xls)";
      case "html" -> "a web page (HTML)";
      case "" -> "plain text or unknown";
      default -> content;
    };
  }

  private String described() {
    return switch (this) {
      case YAML -> "YAML";
      case JSON -> "JSON";
      case CSV -> "CSV";
      case XLSX -> "an Excel workbook (.xlsx)";
      case XLS -> "an Excel workbook (.xls)";
      case XML -> "XML";
    };
  }
}
