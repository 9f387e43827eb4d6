package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.zip.ZipBytes;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an .xlsx workbook that say how to read its sheets (ECMA-376 part 1, section 18.2).
 *
 * @param sheets worksheets in order; chart sheets are left out
 * @param is1904 whether dates count from 1904
 * @param meanings meaning of a number by style index
 */
record Workbook(
    List<Sheet> sheets, boolean is1904, List<NumberFormats.Meaning> meanings, SharedTexts texts) {

  /** One worksheet and the archive entry that holds it. */
  record Sheet(String name, boolean isVisible, String part) {}

  Workbook {
    sheets = List.copyOf(sheets);
    meanings = List.copyOf(meanings);
  }

  private record Relation(String type, String target) {}

  private record Parts(SourceBytes source, ZipBytes zip) {

    PartReader open(String name) {
      InputStream in = zip.content(name).orElseThrow(() -> XlsxProblems.damaged(source));
      return new PartReader(source, in);
    }

    /** Relations of a part by id. */
    Map<String, Relation> relations(String part) {
      int slash = part.lastIndexOf('/') + 1;
      String folder = part.substring(0, slash);
      Map<String, Relation> relations = new HashMap<>();
      try (PartReader reader = open(folder + "_rels/" + part.substring(slash) + ".rels")) {
        while (reader.nextTag()) {
          if (reader.isStart("Relationship")) {
            String type = reader.attribute("Type").orElse("");
            String target = reader.attribute("Target").orElse("");
            String path = target.startsWith("/") ? target.substring(1) : folder + target;
            relations.put(
                reader.attribute("Id").orElse(""),
                new Relation(type.substring(type.lastIndexOf('/') + 1), path));
          }
        }
      }
      return relations;
    }
  }

  /** Reads everything but the sheets. */
  static Workbook read(SourceBytes source, ZipBytes zip) {
    Parts parts = new Parts(source, zip);
    String main =
        target(parts.relations(""), "officeDocument")
            .orElseThrow(() -> XlsxProblems.damaged(source));
    Map<String, Relation> relations = parts.relations(main);
    List<Sheet> sheets = new ArrayList<>();
    boolean is1904 = false;
    try (PartReader reader = parts.open(main)) {
      while (reader.nextTag()) {
        if (reader.isStart("workbookPr")) {
          is1904 = isTrue(reader.attribute("date1904").orElse("0"));
        } else if (reader.isStart("sheet")) {
          Relation relation = relations.get(reader.attribute("/relationships", "id").orElse(""));
          if (relation == null) {
            throw XlsxProblems.damaged(source);
          }
          if (relation.type.equals("worksheet")) {
            sheets.add(sheet(reader, relation));
          }
        }
      }
    }
    return new Workbook(sheets, is1904, meanings(parts, relations), texts(parts, relations));
  }

  private static Sheet sheet(PartReader reader, Relation relation) {
    boolean isVisible = reader.attribute("state").orElse("visible").equals("visible");
    return new Sheet(reader.attribute("name").orElse(""), isVisible, relation.target);
  }

  private static Optional<String> target(Map<String, Relation> relations, String type) {
    return relations.values().stream()
        .filter(r -> r.type.equals(type))
        .map(Relation::target)
        .sorted()
        .findFirst();
  }

  private static List<NumberFormats.Meaning> meanings(
      Parts parts, Map<String, Relation> relations) {
    List<NumberFormats.Meaning> meanings = new ArrayList<>();
    Optional<String> styles = target(relations, "styles");
    if (styles.isEmpty()) {
      return meanings;
    }
    Map<String, String> codes = new HashMap<>();
    boolean inCellFormats = false;
    try (PartReader reader = parts.open(styles.get())) {
      while (reader.nextTag()) {
        if (reader.isStart("numFmt")) {
          codes.put(
              reader.attribute("numFmtId").orElse(""), reader.attribute("formatCode").orElse(""));
        } else if (reader.isStart("cellXfs") || reader.isEnd("cellXfs")) {
          inCellFormats = reader.isStart("cellXfs");
        } else if (inCellFormats && reader.isStart("xf")) {
          meanings.add(meaning(reader.attribute("numFmtId").orElse("0"), codes));
        }
      }
    }
    return meanings;
  }

  private static NumberFormats.Meaning meaning(String id, Map<String, String> codes) {
    String code = codes.get(id);
    if (code != null) {
      return NumberFormats.ofCode(code);
    }
    boolean isNumber =
        !id.isEmpty() && id.length() < 6 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? NumberFormats.ofId(Integer.parseInt(id)) : NumberFormats.Meaning.NUMBER;
  }

  private static SharedTexts texts(Parts parts, Map<String, Relation> relations) {
    SharedTexts texts = new SharedTexts(parts.source);
    target(relations, "sharedStrings")
        .ifPresent(
            part -> {
              try (PartReader reader = parts.open(part)) {
                while (reader.nextTag()) {
                  if (reader.isStart("si")) {
                    texts.add(reader.richText("si"));
                  }
                }
              }
            });
    return texts;
  }

  static boolean isTrue(String value) {
    return value.equals("1") || value.toLowerCase(Locale.ROOT).equals("true");
  }
}
