package io.heatscheduler.agents.publication;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.core.publish.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A document as it is hashed: keys sorted, every number as text. */
final class CanonicalDocument {
  private CanonicalDocument() {}

  static Json of(@Nullable Object value) {
    return switch (value) {
      case null -> Json.NULL;
      case Document document -> {
        Map<String, Json> written = new TreeMap<>();
        document.members().forEach((key, member) -> written.put(key, of(member)));
        yield new Json.Members(written);
      }
      case List<?> list -> {
        List<Json> items = new ArrayList<>();
        list.forEach(item -> items.add(of(item)));
        yield new Json.Array(items);
      }
      case String text -> Json.of(text);
      case BigDecimal decimal -> Json.of(decimal);
      case Integer number -> Json.of(number.longValue());
      case Long number -> Json.of(number.longValue());
      case Boolean bool -> Json.of(bool.booleanValue());
      default ->
          throw new IllegalArgumentException(
              "a document can't hold a " + value.getClass().getName());
    };
  }
}
