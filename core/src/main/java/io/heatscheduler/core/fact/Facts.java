package io.heatscheduler.core.fact;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.fact.FactValue.Day;
import io.heatscheduler.core.fact.FactValue.Moment;
import io.heatscheduler.core.fact.FactValue.Quantity;
import io.heatscheduler.core.fact.FactValue.Span;
import io.heatscheduler.core.fact.FactValue.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that may be said of one run, by id; what is not here may not be said. */
public final class Facts {
  private final Currency currency;
  private final ZoneId zone;
  private final TreeMap<String, Fact> byId;

  private Facts(Currency currency, ZoneId zone, Map<String, Fact> byId) {
    this.currency = currency;
    this.zone = zone;
    this.byId = new TreeMap<>(byId);
  }

  /**
   * Begins a collection.
   *
   * @param currency of all money
   * @param zone of the site's clock
   */
  public static Builder of(Currency currency, ZoneId zone) {
    return new Builder(currency, zone);
  }

  /** Currency of all money. */
  public Currency currency() {
    return currency;
  }

  /** Zone of the site's clock. */
  public ZoneId zone() {
    return zone;
  }

  /** Every fact, by id. */
  public List<Fact> all() {
    return List.copyOf(byId.values());
  }

  /** Whether there is such a fact. */
  public boolean has(String id) {
    return byId.containsKey(id);
  }

  /** A fact, if the run has it. */
  public Optional<Fact> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * A fact of the run.
   *
   * @throws IllegalArgumentException if it has none of that id; ask {@link #has} first
   */
  public Fact fact(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("the run has no fact " + id));
  }

  /** The decimal of a fact; 0 if the run has none. */
  public BigDecimal quantity(String id) {
    return find(id).map(fact -> ((Quantity) fact.value()).value()).orElse(BigDecimal.ZERO);
  }

  /** The span of a fact. */
  public Duration span(String id) {
    return ((Span) fact(id).value()).value();
  }

  /** The instant of a fact. */
  public Instant moment(String id) {
    return ((Moment) fact(id).value()).value();
  }

  /** The date of a fact. */
  public LocalDate day(String id) {
    return ((Day) fact(id).value()).value();
  }

  /** The name or keyword of a fact. */
  public String text(String id) {
    return ((Text) fact(id).value()).value();
  }

  /** How many positions a list has, e.g. of {@code period} with {@code period.*.name}. */
  public int positions(String list) {
    int count = 0;
    while (!byId.subMap(list + "." + (count + 1) + ".", list + "." + (count + 1) + "/").isEmpty()) {
      count++;
    }
    return count;
  }

  /** Collects facts; each id once. */
  public static final class Builder {
    private final Currency currency;
    private final ZoneId zone;
    private final Map<String, Fact> byId = new TreeMap<>();

    private Builder(Currency currency, ZoneId zone) {
      this.currency = currency;
      this.zone = zone;
    }

    /** Adds a decimal. */
    public Builder put(String id, BigDecimal value) {
      return put(id, new Quantity(value));
    }

    /** Adds a count. */
    public Builder put(String id, long count) {
      return put(id, BigDecimal.valueOf(count));
    }

    /** Adds a span. */
    public Builder put(String id, Duration value) {
      return put(id, new Span(value));
    }

    /** Adds an instant. */
    public Builder put(String id, Instant value) {
      return put(id, new Moment(value));
    }

    /** Adds a date. */
    public Builder put(String id, LocalDate value) {
      return put(id, new Day(value));
    }

    /** Adds a name or a keyword. */
    public Builder put(String id, String value) {
      return put(id, new Text(value));
    }

    private Builder put(String id, FactValue value) {
      Fact before = byId.put(id, new Fact(id, FactCatalogue.definition(id), value));
      Check.that(before == null, "fact %s is given twice", id);
      return this;
    }

    /** The facts. */
    public Facts build() {
      return new Facts(currency, zone, byId);
    }
  }
}
