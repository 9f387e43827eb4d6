package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the rate in whatever a document wraps it in, and gives every field its API name. */
final class UrdbContainer {
  /** Fields that only rates have, by any of their names. */
  private static final Set<String> SIGNS =
      Set.of(
          "energyratestructure",
          "energyratestrux",
          "energyweekdayschedule",
          "energyweekdaysched",
          "flatdemandstructure",
          "flatdemandstrux",
          "demandratestructure",
          "demandratestrux");

  /** Names of the bulk file, in lower case, and what the API calls the same. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("ratename", "name"),
          Map.entry("utilityname", "utility"),
          Map.entry("_id", "label"),
          Map.entry("effectivedate", "startdate"),
          Map.entry("energyratestrux", "energyratestructure"),
          Map.entry("energyweekdaysched", "energyweekdayschedule"),
          Map.entry("energyweekendsched", "energyweekendschedule"),
          Map.entry("demandratestrux", "demandratestructure"),
          Map.entry("demandweekdaysched", "demandweekdayschedule"),
          Map.entry("demandweekendsched", "demandweekendschedule"),
          Map.entry("flatdemandstrux", "flatdemandstructure"),
          Map.entry("coincidentratestrux", "coincidentratestructure"),
          Map.entry("coincidentschedule", "coincidentrateschedule"),
          Map.entry("coincidentsched", "coincidentrateschedule"),
          Map.entry("flatdemandunits", "flatdemandunit"),
          Map.entry("demandrateunits", "demandrateunit"),
          Map.entry("demandreactpwrcharge", "demandreactivepowercharge"),
          Map.entry("supercedes", "supersedes"),
          Map.entry("demandratchetpct", "demandratchetpercentage"),
          Map.entry("sourcereference", "source_reference"));

  private UrdbContainer() {}

  /** Whether a document is, or holds, rates of the database. */
  static boolean isOne(Node document) {
    if (!(document instanceof Node.Mapping mapping)) {
      return false;
    }
    boolean wrapped =
        mapping.get("items") instanceof Node.Sequence
            || (mapping.entries().size() == 1
                && (mapping.get("error") != null || mapping.get("errors") != null));
    return wrapped
        || mapping.entries().keySet().stream()
            .map(UrdbContainer::plain)
            .anyMatch(key -> SIGNS.stream().anyMatch(key::startsWith));
  }

  /**
   * The fields of the wanted rate by their API names.
   *
   * @param label which one; null: the only one
   * @return null, reported, if there is no such rate
   */
  static @Nullable Map<String, Node> open(
      Node.Mapping document, @Nullable String label, Findings findings) {
    if (!(document.get("items") instanceof Node.Sequence items)) {
      return refuseError(document, findings) ? null : named(document, findings);
    }
    List<Node.Mapping> rates = new ArrayList<>();
    for (Node item : items.items()) {
      if (item instanceof Node.Mapping rate) {
        rates.add(rate);
      }
    }
    List<Node.Mapping> wanted =
        label == null ? rates : rates.stream().filter(rate -> isCalled(rate, label)).toList();
    if (wanted.size() == 1) {
      return named(wanted.getFirst(), findings);
    }
    String labels =
        rates.stream().limit(10).map(UrdbContainer::describe).collect(Collectors.joining(", "));
    findings.error(
        wanted.isEmpty() ? "URDB_NO_RATE" : "URDB_SEVERAL_RATES",
        items.location(),
        rates.isEmpty()
            ? "The document holds no rate; the database answers so to an unknown label."
            : wanted.isEmpty()
                ? "The document holds no rate %s, but %s.".formatted(label, labels)
                : "The document holds %d rates: %s.".formatted(wanted.size(), labels),
        rates.isEmpty()
            ? "Check the label (getpage) and download the rate with detail=full."
            : "Choose one by its label, e.g. tariff: {urdb: %s, label: ...}."
                .formatted(items.location().source()));
    return null;
  }

  private static boolean refuseError(Node.Mapping document, Findings findings) {
    Node error = document.get("error") == null ? document.get("errors") : document.get("error");
    if (error == null || document.entries().size() > 1) {
      return false;
    }
    findings.error(
        "URDB_ERROR",
        error.location(),
        "This is the database's answer that it has no rate, not a rate: %s".formatted(shown(error)),
        "Correct the request or its API key.");
    return true;
  }

  private static boolean isCalled(Node.Mapping rate, String label) {
    return rate.entries().entrySet().stream()
        .anyMatch(
            entry ->
                plain(entry.getKey()).equals("label") && scalar(entry.getValue()).equals(label));
  }

  private static String describe(Node.Mapping rate) {
    String label = "";
    String name = "";
    for (Map.Entry<String, Node> entry : rate.entries().entrySet()) {
      String key = plain(entry.getKey());
      label = key.equals("label") ? scalar(entry.getValue()) : label;
      name = key.equals("name") ? scalar(entry.getValue()) : name;
    }
    return "%s (%s)".formatted(label, name);
  }

  private static @Nullable Map<String, Node> named(Node.Mapping rate, Findings findings) {
    Map<String, Node> fields = new LinkedHashMap<>();
    boolean sound = true;
    for (Map.Entry<String, Node> entry : UrdbFlattened.restore(rate).entrySet()) {
      String name = plain(entry.getKey());
      Node earlier = fields.putIfAbsent(name, unwrap(entry.getValue()));
      if (earlier != null) {
        sound = false;
        findings.error(
            "KEY_GIVEN_TWICE",
            entry.getValue().location(),
            "%s is given twice, in different spellings.".formatted(name),
            "Keep one of them.");
      }
    }
    return sound ? fields : null;
  }

  /** The API's name of a field as written in any of the containers. */
  static String plain(String written) {
    String lower = written.strip().toLowerCase(Locale.ROOT);
    return ALIASES.getOrDefault(lower, lower);
  }

  /**
   * Opens one-key objects of the bulk file: {@code {"$date": ...}}, {@code {"$oid": ...}}, {@code
   * {"energyRateTiers": [...]}}.
   */
  private static Node unwrap(Node node) {
    return switch (node) {
      case Node.Mapping mapping when mapping.entries().size() == 1 -> {
        Map.Entry<String, Node> only = mapping.entries().entrySet().iterator().next();
        String key = only.getKey().toLowerCase(Locale.ROOT);
        yield key.startsWith("$") || key.endsWith("tiers") ? unwrap(only.getValue()) : node;
      }
      case Node.Sequence list ->
          new Node.Sequence(
              list.items().stream().map(UrdbContainer::unwrap).toList(), list.location());
      default -> node;
    };
  }

  private static String scalar(Node node) {
    return unwrap(node) instanceof Node.Scalar scalar ? scalar.text().strip() : "";
  }

  private static String shown(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence list ->
          list.items().stream().map(UrdbContainer::shown).collect(Collectors.joining("; "));
      case Node.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
              .collect(Collectors.joining(", "));
    };
  }
}
