package io.heatscheduler.formats.yaml;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.NodeRows;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.Utf8;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML 1.2 document into nodes. */
public final class YamlReader {
  private static final int CHARS_PER_DOCUMENT = Limits.FILE_BYTES;

  /**
   * Reads a document; every duplicate key and bad value is reported, a syntax error ends the
   * reading.
   */
  public Outcome<Node> document(SourceBytes source) {
    List<Finding> findings = new ArrayList<>();
    try {
      Node node = parse(source, findings);
      return Finding.anyError(findings)
          ? new Outcome.Rejected<>(findings)
          : new Outcome.Done<>(node, findings);
    } catch (Refusal refusal) {
      findings.add(refusal.finding());
      return new Outcome.Rejected<>(findings);
    }
  }

  /**
   * Reads a list of mappings as rows; meant for small tables, since the document is held in memory.
   */
  public void rows(SourceBytes source, String rowElement, RowHandler handler) {
    switch (document(source)) {
      case Outcome.Done<Node>(Node node, List<Finding> findings) -> {
        findings.forEach(handler::finding);
        NodeRows.send(node, rowElement, handler);
      }
      case Outcome.Rejected<Node>(List<Finding> findings) -> findings.forEach(handler::finding);
    }
  }

  private static Node parse(SourceBytes source, List<Finding> findings) {
    int start = Utf8.check(source);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(CHARS_PER_DOCUMENT)
            .setVersionFunction(YamlReader::keepVersion)
            .build();
    try {
      Iterator<Event> events =
          new Parse(settings).parseReader(Utf8.reader(source, start)).iterator();
      events.next(); // stream start
      Event first = events.next();
      if (!(first instanceof DocumentStartEvent documentStart)) {
        throw Refusal.at(
            source.location(),
            "FILE_EMPTY",
            "The file holds only comments.",
            "Put the data in it, or name another file.");
      }
      checkVersion(source, documentStart);
      Node node = new YamlNodes(source.name(), events, findings).build();
      events.next(); // document end
      checkSingle(source, events.next());
      return node;
    } catch (YamlEngineException e) {
      throw new Refusal(YamlProblems.finding(source, e));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // snakeyaml-engine 3.0.1 lets these out for an escape such as "\\u00" that is cut off or out
      // of range
      throw Refusal.at(
          source.location(),
          "YAML_SYNTAX",
          "An escape in double quotes (\\x, \\u or \\U) is incomplete or names no character.",
          "Correct it, or write the character itself.");
    }
  }

  /** Versions are checked against the document start, where the line is known. */
  private static SpecVersion keepVersion(SpecVersion version) {
    return version;
  }

  private static void checkVersion(SourceBytes source, DocumentStartEvent start) {
    Optional<SpecVersion> version = start.getSpecVersion();
    if (version.isPresent() && (version.get().getMajor() != 1 || version.get().getMinor() < 2)) {
      throw Refusal.at(
          Location.row(source.name(), YamlProblems.line(start.getStartMark())),
          "YAML_VERSION",
          "The file says it is YAML %d.%d, where words such as no and 06:00 mean something else."
              .formatted(version.get().getMajor(), version.get().getMinor()),
          "Remove the %YAML line, or write %YAML 1.2.");
    }
  }

  private static void checkSingle(SourceBytes source, Event next) {
    if (next instanceof DocumentStartEvent second) {
      throw Refusal.at(
          Location.row(source.name(), YamlProblems.line(second.getStartMark())),
          "YAML_SECOND_DOCUMENT",
          "A second YAML document starts here (a line of three dashes).",
          "Keep one document per file.");
    }
  }
}
