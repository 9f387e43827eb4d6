package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the flattened columns of the database's CSV export together again: {@code
 * energyratestructure/period0/tier0rate}, {@code flatdemandmonth1}.
 */
final class UrdbFlattened {
  private static final Pattern TIER =
      Pattern.compile("([a-z]+structure)/period(\\d{1,3})/tier(\\d{1,3})([a-z]+)");
  private static final Pattern MONTH =
      Pattern.compile("(flatdemandmonth|lookbackmonth|fueladjustmentsmonth)(?:ly)?s?(\\d{1,2})");
  private static final Map<String, String> LISTS =
      Map.of(
          "flatdemandmonth", "flatdemandmonths",
          "lookbackmonth", "lookbackmonths",
          "fueladjustmentsmonth", "fueladjustmentsmonthly");

  private UrdbFlattened() {}

  /** The fields with their structures; a rate that is not flattened stays as it is. */
  static Map<String, Node> restore(Node.Mapping rate) {
    Map<String, Node> fields = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, TreeMap<Integer, Map<String, Node>>>> structures = new TreeMap<>();
    Map<String, TreeMap<Integer, Node>> months = new TreeMap<>();
    rate.entries()
        .forEach(
            (key, value) -> {
              String lower = key.strip().toLowerCase(Locale.ROOT);
              Matcher tier = TIER.matcher(lower);
              Matcher month = MONTH.matcher(lower);
              if (tier.matches()) {
                structures
                    .computeIfAbsent(tier.group(1), name -> new TreeMap<>())
                    .computeIfAbsent(Integer.valueOf(tier.group(2)), index -> new TreeMap<>())
                    .computeIfAbsent(Integer.valueOf(tier.group(3)), index -> new LinkedHashMap<>())
                    .put(tier.group(4), value);
              } else if (month.matches()) {
                months
                    .computeIfAbsent(
                        LISTS.getOrDefault(month.group(1), month.group(1)), n -> new TreeMap<>())
                    .put(Integer.valueOf(month.group(2)), value);
              } else {
                fields.put(key, value);
              }
            });
    structures.forEach((name, periods) -> fields.put(name, structure(periods, rate)));
    months.forEach(
        (name, values) ->
            fields.put(
                name,
                new Node.Sequence(List.copyOf(values.values()), rate.location().child(name))));
    return fields;
  }

  private static Node structure(
      TreeMap<Integer, TreeMap<Integer, Map<String, Node>>> periods, Node.Mapping rate) {
    List<Node> items = new ArrayList<>();
    for (TreeMap<Integer, Map<String, Node>> tiers : periods.values()) {
      List<Node> written = new ArrayList<>();
      tiers.values().forEach(tier -> written.add(new Node.Mapping(tier, rate.location())));
      items.add(new Node.Sequence(written, rate.location()));
    }
    return new Node.Sequence(items, rate.location());
  }
}
