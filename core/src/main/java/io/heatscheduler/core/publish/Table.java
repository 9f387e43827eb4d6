package io.heatscheduler.core.publish;

import java.math.BigDecimal;
import java.util.List;

/**
 * A table as it is published: a header and rows of text.
 *
 * @param header column names
 * @param rows cells, shape [row][column]; text from users is made safe by the writer
 */
public record Table(List<String> header, List<List<Object>> rows) {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A decimal as published: at most six decimals. */
  public static BigDecimal number(BigDecimal value) {
    return io.heatscheduler.core.units.Exactness.canonical(
        io.heatscheduler.core.units.Exactness.roundLine(value));
  }
}
