package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Suggestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads lists of names of an enumeration. */
final class Choices {
  private Choices() {}

  /** The constants a list names, or others if it is absent; unknown names are reported. */
  static <E extends Enum<E>> Set<E> read(
      Fields fields, String key, Class<E> type, Set<E> otherwise) {
    if (fields.node(key) == null) {
      return otherwise;
    }
    Set<E> chosen = EnumSet.noneOf(type);
    for (String text : fields.lists().texts(key)) {
      List<String> names = new ArrayList<>();
      boolean known = false;
      for (E constant : type.getEnumConstants()) {
        String name = constant.name().toLowerCase(Locale.ROOT);
        names.add(name);
        if (name.equals(text.toLowerCase(Locale.ROOT).replace('-', '_'))) {
          chosen.add(constant);
          known = true;
        }
      }
      if (!known) {
        fields.error(
            key,
            "UNKNOWN_CHOICE",
            "%s is not a known name in %s.".formatted(Shown.of(text), key),
            Suggestion.sentence(text, names));
      }
    }
    return chosen;
  }
}
