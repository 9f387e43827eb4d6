package io.heatscheduler.formats.json;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.NodeRows;
import io.heatscheduler.formats.Places;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON document into nodes, or its rows one by one so that 50 MB stream through a small
 * heap.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH * 2)
                  .maxStringLength(Limits.VALUE_CHARS)
                  .maxNameLength(Limits.COLUMNS)
                  .maxNumberLength(Limits.NUMBER_CHARS)
                  .build())
          .build();

  /** Reads a document; every duplicate key is reported, a syntax error ends the reading. */
  public Outcome<Node> document(SourceBytes source) {
    List<Finding> findings = new ArrayList<>();
    List<Node> root = new ArrayList<>();
    read(
        source,
        findings::add,
        (parser, nodes) ->
            root.add(nodes.value(parser, Places.root(source.name(), JsonNodes.line(parser)), 0)));
    return Finding.anyError(findings)
        ? new Outcome.Rejected<>(findings)
        : new Outcome.Done<>(root.getFirst(), findings);
  }

  /**
   * Reads an array of objects, or one array under the rows' plural, e.g. {@code {"jobs": [...]}}.
   */
  public void rows(SourceBytes source, String rowElement, RowHandler handler) {
    read(
        source,
        handler::finding,
        (parser, nodes) -> new Rows(source, rowElement, handler, parser, nodes).read());
  }

  /** What to do with the first token of a document. */
  private interface Body {
    /**
     * Reads the root value, up to and including its last token; true if reading shall go on to the
     * end.
     */
    boolean read(JsonParser parser, JsonNodes nodes);
  }

  private static void read(SourceBytes source, Consumer<Finding> findings, Body body) {
    try {
      int start = Utf8.check(source);
      try (JsonParser parser =
          FACTORY.createParser(
              ObjectReadContext.empty(), source.array(), start, source.length() - start)) {
        read(source, parser, new JsonNodes(source, findings), body);
      }
    } catch (Refusal refusal) {
      findings.accept(refusal.finding());
    }
  }

  private static void read(SourceBytes source, JsonParser parser, JsonNodes nodes, Body body) {
    boolean rootRead = false;
    try {
      parser.nextToken();
      if (!body.read(parser, nodes)) {
        return;
      }
      rootRead = true;
      if (parser.nextToken() != null) {
        throw trailing(source, JsonNodes.line(parser));
      }
    } catch (JacksonException e) {
      int line = Math.max(1, parser.currentLocation().getLineNr());
      throw rootRead ? trailing(source, line) : new Refusal(JsonProblems.finding(source, line, e));
    }
  }

  private static Refusal trailing(SourceBytes source, int line) {
    return Refusal.at(
        Location.row(source.name(), line),
        "JSON_TRAILING_DATA",
        "More text follows after the end of the JSON document.",
        "Keep one document per file and remove what follows it.");
  }

  /** One reading of a table. */
  private record Rows(
      SourceBytes source,
      String rowElement,
      RowHandler handler,
      JsonParser parser,
      JsonNodes nodes) {

    boolean read() {
      Location root = Places.root(source.name(), JsonNodes.line(parser));
      return switch (parser.currentToken()) {
        case START_ARRAY -> array(root);
        case START_OBJECT -> object(root);
        case null, default -> {
          handler.finding(NodeRows.notRows(root, rowElement, "a single value"));
          yield false;
        }
      };
    }

    private boolean object(Location root) {
      String plural = NodeRows.plural(rowElement);
      boolean found = false;
      List<Finding> unknown = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        Location place = Places.key(root, key, JsonNodes.line(parser));
        parser.nextToken();
        if (!key.equals(plural)) {
          unknown.add(NodeRows.unknownKey(place, key, rowElement));
          nodes.value(parser, place, 1);
        } else if (found) {
          handler.finding(duplicateKey(place, key));
          nodes.value(parser, place, 1);
        } else if (parser.currentToken() != JsonToken.START_ARRAY) {
          found = true;
          handler.finding(
              NodeRows.notRows(
                  place, rowElement, "something else under %s".formatted(Quoted.of(key))));
          nodes.value(parser, place, 1);
        } else if (array(place)) {
          found = true;
        } else {
          return false;
        }
      }
      if (found) {
        unknown.forEach(handler::finding);
      } else {
        handler.finding(
            NodeRows.notRows(
                root, rowElement, "named values without a list \"%s\"".formatted(plural)));
      }
      return true;
    }

    /** Reads the rows of an array; false if the handler has enough. */
    private boolean array(Location location) {
      int index = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Location place = Places.item(location, index++, JsonNodes.line(parser));
        Node row = nodes.value(parser, place, 2);
        if (!(row instanceof Node.Mapping mapping)) {
          handler.finding(NodeRows.rowNotMapping(place));
        } else if (!handler.row(mapping)) {
          return false;
        }
      }
      if (index == 0) {
        handler.finding(NodeRows.noRows(location));
      }
      return true;
    }
  }

  static Finding duplicateKey(Location place, String key) {
    return duplicateKey(place, key, null);
  }

  static Finding duplicateKey(Location place, String key, @Nullable Integer earlierLine) {
    return Finding.error(
        "JSON_DUPLICATE_KEY",
        place,
        "The key %s is given twice%s."
            .formatted(
                Quoted.of(key),
                earlierLine == null ? "" : ", first on line %d".formatted(earlierLine)),
        "Keep one of the two.");
  }
}
