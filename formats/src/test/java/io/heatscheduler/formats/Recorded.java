package io.heatscheduler.formats;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table and keeps all it gave, in a form that assertions can spell out. */
public final class Recorded implements RowHandler {
  private final List<String> columns = new ArrayList<>();
  private final List<Node.Mapping> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int limit = Integer.MAX_VALUE;

  /** Reads a file of the kind its name says as a table of jobs. */
  public static Recorded jobs(String name, byte[] bytes) {
    Recorded recorded = new Recorded();
    TableFiles.rows(SourceBytes.of(name, bytes), "job", recorded);
    return recorded;
  }

  /** Reads a text in UTF-8. */
  public static Recorded jobs(String name, String text) {
    Recorded recorded = new Recorded();
    TableFiles.rows(SourceBytes.ofText(name, text), "job", recorded);
    return recorded;
  }

  /** Reads, but asks to stop after a number of rows. */
  public static Recorded first(int limit, String name, byte[] bytes) {
    Recorded recorded = new Recorded();
    recorded.limit = limit;
    TableFiles.rows(SourceBytes.of(name, bytes), "job", recorded);
    return recorded;
  }

  @Override
  public void header(List<String> names, Location location) {
    columns.addAll(names);
  }

  @Override
  public boolean row(Node.Mapping row) {
    rows.add(row);
    return rows.size() < limit;
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }

  public List<String> columns() {
    return columns;
  }

  public List<Node.Mapping> nodes() {
    return rows;
  }

  public List<Finding> findings() {
    return findings;
  }

  /** Findings as a planner reads them, after the code: {@code CODE | where: what. fix.} */
  public List<String> messages() {
    return findings.stream().map(Recorded::message).toList();
  }

  /** One finding as text. */
  public static String message(Finding finding) {
    return finding.code() + " | " + finding;
  }

  /** Rows as {@code line {column=value}}. */
  public List<String> rows() {
    return rows.stream().map(row -> row.location().row() + " " + values(row)).toList();
  }

  /** A value as nested plain text: numbers as written, null as {@code null}. */
  public static Object values(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.kind() == Node.Kind.NULL ? "null" : scalar.text();
      case Node.Sequence list -> list.items().stream().map(Recorded::values).toList();
      case Node.Mapping mapping -> {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> values.put(key, values(value)));
        yield values;
      }
    };
  }
}
