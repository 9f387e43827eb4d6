package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a single value its type; what it cannot be is reported to the fields it belongs to. */
final class Conversions {
  private Conversions() {}

  static <T> @Nullable T accept(
      Fields fields, Node.Scalar scalar, Function<String, Parsed<T>> parser) {
    return switch (parser.apply(scalar.text())) {
      case Parsed.Value<T>(T value) -> value;
      case Parsed.Wrong<T>(Problem problem) -> {
        fields.report(problem, scalar.location());
        yield null;
      }
    };
  }

  static @Nullable BigDecimal decimal(Fields fields, String key, Node.Scalar scalar, Range range) {
    if (scalar.kind() == Node.Kind.BOOLEAN) {
      fields.report(
          new Problem(
              "NOT_A_NUMBER",
              "%s is not a number.".formatted(Shown.of(scalar.text())),
              "Write digits with a decimal point, e.g. 12.5."),
          scalar.location());
      return null;
    }
    BigDecimal value = accept(fields, scalar, Numbers::decimal);
    if (value != null && !range.contains(value)) {
      fields.report(
          new Problem(
              "OUT_OF_RANGE",
              "%s is %s, but must be %s.".formatted(key, value.toPlainString(), range),
              "Correct the value or its unit."),
          scalar.location());
      return null;
    }
    return value;
  }

  static @Nullable Integer whole(Fields fields, String key, BigDecimal value, int min, int max) {
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    Range range = Range.between(Integer.toString(min), Integer.toString(max));
    if (whole && range.contains(value)) {
      return value.intValueExact();
    }
    fields.error(
        key,
        whole ? "OUT_OF_RANGE" : "NOT_A_WHOLE_NUMBER",
        whole
            ? "%s is %s, but must be %s.".formatted(key, value.toPlainString(), range)
            : "%s is %s, but must be a whole number.".formatted(key, value.toPlainString()),
        "Correct the value or its unit.");
    return null;
  }

  static @Nullable Integer minutes(
      Fields fields, String key, Node.Scalar scalar, int min, int max) {
    boolean iso = scalar.text().strip().startsWith("P");
    Long isoMinutes = iso ? accept(fields, scalar, Times::isoMinutes) : null;
    BigDecimal value =
        !iso
            ? decimal(fields, key, scalar, Range.ANY)
            : isoMinutes == null ? null : BigDecimal.valueOf(isoMinutes);
    return value == null ? null : whole(fields, key, value, min, max);
  }

  static boolean bool(Fields fields, String key, Node.Scalar scalar, boolean otherwise) {
    return switch (scalar.text().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> {
        fields.error(
            key,
            "NOT_TRUE_OR_FALSE",
            "%s is neither true nor false.".formatted(Shown.of(scalar.text())),
            "Write true or false.");
        yield otherwise;
      }
    };
  }

  static <E extends Enum<E>> @Nullable E choice(
      Fields fields, String key, String text, Class<E> type) {
    String wanted = text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(wanted)) {
        return constant;
      }
      names.add(name);
    }
    fields.error(
        key,
        "UNKNOWN_CHOICE",
        "%s is not a known %s.".formatted(Shown.of(text), key),
        Suggestion.sentence(text, names));
    return null;
  }
}
