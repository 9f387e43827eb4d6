package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.connect.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of files kept with the documents; what does not fit is an {@link
 * IllegalArgumentException} that names the key.
 */
final class KeptNumbers {
  private KeptNumbers() {}

  static String text(Node.Mapping object, String key) {
    String text = textOrNull(object, key);
    if (text == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }

  static @Nullable String textOrNull(Node.Mapping object, String key) {
    return object.get(key) instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NULL
        ? scalar.text()
        : null;
  }

  static BigDecimal decimal(Node.Mapping object, String key) {
    return new BigDecimal(text(object, key));
  }

  static @Nullable BigDecimal decimalOrNull(Node.Mapping object, String key) {
    String text = textOrNull(object, key);
    return text == null ? null : new BigDecimal(text);
  }

  static int whole(Node.Mapping object, String key) {
    return decimal(object, key).intValueExact();
  }

  static LocalDate date(Node.Mapping object, String key) {
    try {
      return LocalDate.parse(text(object, key));
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(key + " is no date", unreadable);
    }
  }

  static Node.Mapping object(Node.Mapping object, String key) {
    if (object.get(key) instanceof Node.Mapping inner) {
      return inner;
    }
    throw new IllegalArgumentException(key + " is missing or no object");
  }

  static List<Node.Mapping> objects(Node.Mapping object, String key) {
    if (!(object.get(key) instanceof Node.Sequence list)) {
      throw new IllegalArgumentException(key + " is missing or no list");
    }
    List<Node.Mapping> objects = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof Node.Mapping inner)) {
        throw new IllegalArgumentException(key + " holds something else than objects");
      }
      objects.add(inner);
    }
    return objects;
  }
}
