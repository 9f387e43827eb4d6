package io.heatscheduler.reports.content;

import io.heatscheduler.core.Check;
import java.util.List;
import java.util.Optional;

/** A part of a section. */
public sealed interface Block {

  /** Words. */
  record Paragraph(String text) implements Block {}

  /** Items without an order. */
  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** Names and values. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** Terms and what they mean. */
  record Definitions(List<Definition> entries) implements Block {
    public Definitions {
      entries = List.copyOf(entries);
    }
  }

  /** A term and what it means. */
  record Definition(String term, String text) {}

  /** Things a person should know. */
  record Notices(List<Notice> notices) implements Block {
    public Notices {
      notices = List.copyOf(notices);
    }
  }

  /**
   * A table. Its heading row repeats on every page it runs over.
   *
   * @param id stable name, unique in the document, e.g. {@code bill}
   * @param caption what it shows
   * @param columns from the reading side on
   * @param rows lines, then what rounding leaves over, then totals
   * @param note what to know about its numbers; empty if there is nothing to say
   */
  record DataTable(String id, String caption, List<Column> columns, List<Row> rows, String note)
      implements Block {
    public DataTable {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        int cells = row.kind() == Row.Kind.HEADING ? 1 : columns.size();
        Check.that(
            row.cells().size() == cells,
            "a row of table %s has %s cells, not %s",
            id,
            row.cells().size(),
            cells);
      }
    }

    /** The row of totals, if there is one. */
    public Optional<Row> total() {
      return rows.stream().filter(row -> row.kind() == Row.Kind.TOTAL).findFirst();
    }
  }
}
