package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a list, wherever it is: written out in the document, or in a file beside it.
 *
 * <p>Columns are checked once, at the header; rows pass one by one and are not kept.
 */
public final class Table implements RowHandler {
  private final Keys keys;
  private final List<String> required;
  private final Binding binding;
  private final Consumer<Fields> use;
  private @Nullable Map<String, String> columns;
  private final Set<String> missing = new HashSet<>();
  private long rows;

  private Table(Keys keys, List<String> required, Binding binding, Consumer<Fields> use) {
    this.keys = keys;
    this.required = required;
    this.binding = binding;
    this.use = use;
  }

  /**
   * Reads every row.
   *
   * @param source where files are read from
   * @param node the list itself, or a file's name
   * @param element what formats with named rows call one, e.g. {@code job}
   * @param keys the columns
   * @param required columns without which no row makes sense
   * @param use receives each row
   * @return how many rows were read
   */
  public static long read(
      PlantSource source,
      Node node,
      String element,
      Keys keys,
      List<String> required,
      Binding binding,
      Consumer<Fields> use) {
    Table table = new Table(keys, required, binding, use);
    switch (node) {
      case Node.Scalar file -> source.rows(file, element, table);
      case Node.Sequence list -> list.items().forEach(table::item);
      case Node.Mapping mapping ->
          binding
              .findings()
              .error(
                  "NOT_A_LIST",
                  mapping.location(),
                  "A list of %s rows belongs here, but this is %s."
                      .formatted(element, Mappings.kindOf(mapping)),
                  "Begin each one with a dash, or name a file.");
    }
    return table.rows;
  }

  private void item(Node item) {
    rows++;
    Fields fields = Mappings.open(item, keys, binding);
    if (fields != null) {
      use.accept(fields.require(required.toArray(String[]::new)));
    }
  }

  @Override
  public void header(List<String> names, Location location) {
    Map<String, String> found = new HashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      String key = keys.find(name);
      Location at = location.column(name);
      if (key == null) {
        report(Mappings.unknownKey(name, keys), at);
      } else if (!seen.add(key)) {
        report(Mappings.sameKeyTwice(name, key), at);
      } else {
        found.put(name, key);
      }
    }
    for (String key : required) {
      if (!seen.contains(key)) {
        missing.add(key);
        report(
            new Problem(
                "MISSING_COLUMN",
                "The column %s is missing.".formatted(key),
                "Add it; the columns of %s are: %s."
                    .formatted(keys.owner(), String.join(", ", keys.known()))),
            location.column(key));
      }
    }
    columns = found;
  }

  @Override
  public boolean row(Node.Mapping row) {
    rows++;
    Fields fields =
        columns == null ? Mappings.openMapping(row, keys, binding) : knownColumns(row, columns);
    use.accept(fields.require(required.toArray(String[]::new)));
    return true;
  }

  private Fields knownColumns(Node.Mapping row, Map<String, String> keyOf) {
    Map<String, Node> values = HashMap.newHashMap(row.entries().size());
    row.entries()
        .forEach(
            (name, node) -> {
              String key = keyOf.get(name);
              if (key != null) {
                values.put(key, node);
              }
            });
    return new Fields(values, keys, row.location(), binding, missing);
  }

  @Override
  public void finding(Finding finding) {
    binding.findings().add(finding);
  }

  private void report(Problem problem, Location where) {
    binding.findings().error(problem.code(), where, problem.message(), problem.fix());
  }
}
