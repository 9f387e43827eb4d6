package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a structure of periods and tiers as written; what tiers mean is decided by its users. */
final class UrdbTiers {
  /** Ends from here on stand for none. */
  private static final BigDecimal ENDLESS = new BigDecimal("1e37");

  private static final Set<String> KEYS = Set.of("rate", "adj", "max", "unit", "sell");

  private final UrdbFields fields;
  private final String name;

  private UrdbTiers(UrdbFields fields, String name) {
    this.fields = fields;
    this.name = name;
  }

  /**
   * One tier as written.
   *
   * @param price rate + adj, in money per kWh or kW
   * @param max upper end, counted from zero; null: none
   * @param unit of {@code max} for energy, of the rate for demand; empty if not given
   * @param sells whether a price for fed-in energy is given
   */
  record Tier(
      BigDecimal price, @Nullable BigDecimal max, String unit, boolean sells, Location location) {}

  /**
   * Reads a structure.
   *
   * @param name the field, e.g. {@code energyratestructure}
   * @return tiers by period; empty if the rate has no such structure; null, reported, if it is
   *     wrong
   */
  static @Nullable List<List<Tier>> read(UrdbFields fields, String name) {
    Node.Sequence structure = fields.list(name);
    if (structure == null) {
      return fields.failed() && fields.has(name) && fields.node(name) != null ? null : List.of();
    }
    UrdbTiers reader = new UrdbTiers(fields, name);
    List<List<Tier>> periods = new ArrayList<>();
    for (int period = 0; period < structure.items().size(); period++) {
      List<Tier> tiers = reader.period(structure.items().get(period), period);
      if (tiers == null) {
        return null;
      }
      periods.add(tiers);
    }
    return periods;
  }

  private @Nullable List<Tier> period(Node node, int period) {
    if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
      fields.refuse(
          name,
          node.location(),
          "Period %d of %s has no tiers.".formatted(period, name),
          "Correct the document.");
      return null;
    }
    List<Tier> tiers = new ArrayList<>();
    for (Node item : list.items()) {
      Tier tier = item instanceof Node.Mapping mapping ? tier(mapping, period) : null;
      if (tier == null) {
        if (!(item instanceof Node.Mapping)) {
          fields.refuse(
              name,
              item.location(),
              "Period %d of %s holds a tier that is no object.".formatted(period, name),
              "Correct the document.");
        }
        return null;
      }
      tiers.add(tier);
    }
    return tiers;
  }

  private @Nullable Tier tier(Node.Mapping mapping, int period) {
    Map<String, Node> values = new HashMap<>();
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey().strip().toLowerCase(Locale.ROOT);
      if (!KEYS.contains(key)) {
        fields.refuse(
            name,
            entry.getValue().location(),
            "A tier of %s has the unknown value %s.".formatted(name, UrdbFields.shown(key)),
            "Known are rate, adj, max, unit and sell.");
        return null;
      }
      if (!(entry.getValue() instanceof Node.Scalar scalar && scalar.isBlank())) {
        values.put(key, entry.getValue());
      }
    }
    if (!values.containsKey("rate") && !values.containsKey("adj")) {
      fields.refuse(
          name,
          mapping.location(),
          "A tier in period %d of %s has neither rate nor adj.".formatted(period, name),
          "Add its rate; a free tier has rate 0.");
      return null;
    }
    BigDecimal rate = number(values.get("rate"));
    BigDecimal adjustment = number(values.get("adj"));
    Node end = values.get("max");
    BigDecimal max = end == null ? null : fields.decimal(name, end);
    if (rate == null || adjustment == null || (end != null && max == null)) {
      return null;
    }
    BigDecimal sell = number(values.get("sell"));
    return new Tier(
        rate.add(adjustment),
        max == null || max.compareTo(ENDLESS) >= 0 ? null : max,
        values.get("unit") instanceof Node.Scalar unit ? unit.text().strip() : "",
        sell != null && sell.signum() != 0,
        mapping.location());
  }

  private @Nullable BigDecimal number(@Nullable Node node) {
    return node == null ? BigDecimal.ZERO : fields.decimal(name, node);
  }

  /**
   * The tier without its end, because it is the last: an end of 0 stands for none in some records,
   * and above any other end the database gives no rate.
   */
  static Tier unbounded(UrdbFields fields, String name, Tier last, int period) {
    BigDecimal max = last.max;
    if (max == null) {
      return last;
    }
    fields
        .findings()
        .warning(
            "URDB_LAST_TIER_ENDS",
            last.location.column(name),
            max.signum() == 0
                ? "The last tier in period %d of %s ends at 0; that is taken as no end."
                    .formatted(period, name)
                : "The last tier in period %d of %s ends at %s, and no rate is given above; its rate is used there, too."
                    .formatted(period, name, max.toPlainString()),
            "Check whether the rate applies to this site.",
            max.signum() == 0 ? "zero" : "tier",
            period,
            name,
            max);
    return new Tier(last.price, null, last.unit, last.sells, last.location);
  }

  /** Refuses ends that do not rise; some hand-made files write widths instead. */
  static boolean rises(
      UrdbFields fields, String name, int period, List<BigDecimal> ends, Location location) {
    BigDecimal before = BigDecimal.ZERO;
    for (BigDecimal end : ends) {
      if (end.compareTo(before) <= 0) {
        fields.refuse(
            name,
            location,
            "The ends (max) of the tiers in period %d of %s do not rise: %s comes after %s."
                .formatted(period, name, end.toPlainString(), before.toPlainString()),
            "max counts from zero, not from the tier before; correct the document.");
        return false;
      }
      before = end;
    }
    return true;
  }
}
