package io.heatscheduler.server.plant;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalJson;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.server.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents of the plant format: read from a request, changed, shown. */
public final class Documents {
  private Documents() {}

  /**
   * The JSON object of a request's body; numbers stay decimal text.
   *
   * @throws Problem 422 with every finding
   */
  public static Node.Mapping body(byte[] bytes) {
    Node node = anyBody(bytes);
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw Problem.unprocessable(
        "BODY_INVALID",
        List.of(
            Finding.error(
                "NOT_A_MAPPING",
                Location.of("body"),
                "The body is no JSON object.",
                "Begin it with a brace; /api/v1/openapi.json has an example.")));
  }

  /** The same for a body that may be a list, too. */
  public static Node anyBody(byte[] bytes) {
    return PlantRefusals.valueOf(
        new JsonReader().document(SourceBytes.of("body", bytes)), "BODY_INVALID");
  }

  /** A canonical document as the readers see it. */
  static Node nodeOf(Json json, String source) {
    Outcome<Node> read =
        new JsonReader().document(SourceBytes.of(source, CanonicalJson.bytes(json)));
    return read.orThrow();
  }

  /** An object with another value under a key; null removes the key. */
  static Node.Mapping with(Node.Mapping mapping, String key, @Nullable Node value) {
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
    return new Node.Mapping(entries, mapping.location());
  }

  /**
   * JSON Merge Patch (RFC 7396): null removes, objects merge, anything else replaces. The result
   * has the patch's location.
   */
  static Node.Mapping merged(Node.Mapping target, Node.Mapping patch) {
    Node.Mapping result = new Node.Mapping(target.entries(), patch.location());
    for (Map.Entry<String, Node> change : patch.entries().entrySet()) {
      Node before = result.get(change.getKey());
      Node value =
          switch (change.getValue()) {
            case Node.Scalar scalar when scalar.kind() == Node.Kind.NULL -> null;
            case Node.Mapping inner when before instanceof Node.Mapping known ->
                merged(known, inner);
            default -> change.getValue();
          };
      result = with(result, change.getKey(), value);
    }
    return result;
  }

  /** A document as maps, lists and texts. */
  public static Object plain(Json json) {
    return switch (json) {
      case Json.Text(String text) -> text;
      case Json.Bool(boolean value) -> value;
      case Json.Null ignored -> throw new IllegalStateException("plant documents hold no null");
      case Json.Array(List<Json> items) -> items.stream().map(Documents::plain).toList();
      case Json.Members(Map<String, Json> members) -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.forEach((key, value) -> plain.put(key, plain(value)));
        yield plain;
      }
    };
  }
}
