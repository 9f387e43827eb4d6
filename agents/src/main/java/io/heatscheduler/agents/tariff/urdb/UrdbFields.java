package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a rate; each is asked for by name, and those that nobody asked for can be told
 * apart at the end.
 */
final class UrdbFields {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.\\d{1,60}|\\d{1,60}(?:\\.\\d{0,60})?)(?:[eE][-+]?\\d{1,3})?");

  private final Map<String, Node> fields;
  private final Set<String> leftOut;
  private final Findings findings;
  private final Location document;
  private final Set<String> asked = new TreeSet<>();
  private boolean failed;

  UrdbFields(Map<String, Node> fields, Set<String> leftOut, Location document, Findings findings) {
    this.fields = fields;
    this.leftOut = leftOut;
    this.findings = findings;
    this.document = document;
  }

  /** Whether any field was refused. */
  boolean failed() {
    return failed;
  }

  Findings findings() {
    return findings;
  }

  /** Names of the fields the rate has and nobody asked for, or left out on request. */
  Set<String> unasked() {
    Set<String> rest = new TreeSet<>(fields.keySet());
    rest.removeAll(asked);
    rest.removeAll(leftOut);
    rest.removeIf(name -> absent(fields.get(name)));
    return rest;
  }

  /** The fields that are left out on request, in the rate or not. */
  Set<String> leftOut() {
    return new TreeSet<>(leftOut);
  }

  /** Whether a field has a value, left out or not. */
  boolean has(String name) {
    return !absent(fields.get(name));
  }

  /** The value of a field; null if it is absent, null or empty, or left out on request. */
  @Nullable Node node(String name) {
    asked.add(name);
    Node node = fields.get(name);
    return node == null || absent(node) || leftOut.contains(name) ? null : node;
  }

  private static boolean absent(@Nullable Node node) {
    return switch (node) {
      case null -> true;
      case Node.Scalar scalar -> scalar.isBlank();
      case Node.Sequence list -> list.items().isEmpty();
      case Node.Mapping mapping -> mapping.entries().isEmpty();
    };
  }

  /** A text; empty if there is none. */
  String text(String name) {
    return node(name) instanceof Node.Scalar scalar ? scalar.text().strip() : "";
  }

  /** A number; null if it is absent or, reported, none. */
  @Nullable BigDecimal decimal(String name) {
    Node node = node(name);
    return node == null ? null : decimal(name, node);
  }

  /** A number, or another one if the field is absent. */
  BigDecimal decimal(String name, BigDecimal otherwise) {
    BigDecimal value = decimal(name);
    return value == null ? otherwise : value;
  }

  /**
   * The number a node writes, plain or in quotes; null, reported under the field's name, if it
   * writes none.
   */
  @Nullable BigDecimal decimal(String name, Node node) {
    if (node instanceof Node.Scalar scalar && DECIMAL.matcher(scalar.text().strip()).matches()) {
      return new BigDecimal(scalar.text().strip());
    }
    refuse(
        name,
        node.location(),
        "%s holds %s, which is no number."
            .formatted(name, node instanceof Node.Scalar s ? shown(s.text()) : "a list or object"),
        "Correct the document.");
    return null;
  }

  /** A list, also one written as text; null if it is absent or, reported, none. */
  Node.@Nullable Sequence list(String name) {
    Node node = node(name);
    if (node == null || node instanceof Node.Sequence) {
      return (Node.Sequence) node;
    }
    Node.Sequence parsed =
        node instanceof Node.Scalar scalar ? UrdbText.list(scalar.text(), scalar.location()) : null;
    if (parsed == null) {
      refuse(name, node.location(), name + " is no list.", "Correct the document.");
    }
    return parsed;
  }

  /** Numbers of a list, all of them; null, reported, if one is none. */
  @Nullable List<BigDecimal> decimals(String name, Node.Sequence list) {
    List<BigDecimal> values = new ArrayList<>();
    for (Node item : list.items()) {
      BigDecimal value =
          item instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN
              ? (scalar.text().equals("true") ? BigDecimal.ONE : BigDecimal.ZERO)
              : decimal(name, item);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  /** Refuses a field by its name. */
  void refuse(String name, String message, String fix) {
    refuse(name, at(name), message, fix);
  }

  /** Refuses a field by its name, at a place inside it. */
  void refuse(String name, Location where, String message, String fix) {
    failed = true;
    findings.error("URDB_FIELD_REFUSED", where.column(name), message, fix);
  }

  /** Refuses a field that may be left out knowingly. */
  void refuseUnlessLeftOut(String name, String message) {
    refuse(
        name,
        message,
        "Bill without it knowingly: tariff: {urdb: %s, leave_out: [%s]}; each bill then names the gap."
            .formatted(document.source(), name));
  }

  /** Says something suspicious about a field. */
  void warn(String code, String name, String message, String fix) {
    findings.warning(code, at(name), message, fix);
  }

  /** Notes something about a field. */
  void note(String code, String name, String message) {
    findings.info(code, at(name), message);
  }

  Location at(String name) {
    Node node = fields.get(name);
    return node == null ? document.column(name) : node.location();
  }

  /** A value of the document in a message: shortened, on one line. */
  static String shown(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }
}
