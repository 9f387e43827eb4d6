package io.heatscheduler.reports.html;

import io.heatscheduler.reports.content.Block;
import io.heatscheduler.reports.content.Cell;
import io.heatscheduler.reports.content.Column;
import io.heatscheduler.reports.content.Fact;
import io.heatscheduler.reports.content.KeyFigure;
import io.heatscheduler.reports.content.Notice;
import io.heatscheduler.reports.content.Row;
import io.heatscheduler.reports.content.Tone;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes a document's blocks as HTML. */
final class Blocks {
  /** Tables of at most so many columns are not drawn out to the page's width. */
  private static final int SMALL = 3;

  private final Markup html;
  private final Words words;
  private final IntFunction<String> jobIds;

  /**
   * Writes into a page.
   *
   * @param jobIds id of a job by its index
   */
  Blocks(Markup html, Words words, IntFunction<String> jobIds) {
    this.html = html;
    this.words = words;
    this.jobIds = jobIds;
  }

  void figures(List<KeyFigure> figures) {
    html.open("div", "class", "figures");
    for (KeyFigure figure : figures) {
      html.open("div", "class", "figure " + tone(figure.tone()), "data-figure", figure.id())
          .element("h3", figure.label())
          .element("p", figure.value(), "class", "value");
      if (!figure.detail().isEmpty()) {
        html.element("p", figure.detail(), "class", "detail");
      }
      html.closeLine();
    }
    html.closeLine();
  }

  void block(Block block) {
    switch (block) {
      case Block.Paragraph(String text) -> html.element("p", text).raw("\n");
      case Block.Bullets(List<String> items) -> {
        html.open("ul");
        items.forEach(item -> html.element("li", item));
        html.closeLine();
      }
      case Block.Facts(List<Fact> facts) -> facts(facts, "facts");
      case Block.Definitions(List<Block.Definition> entries) -> {
        html.open("dl", "class", "method");
        for (Block.Definition entry : entries) {
          html.open("div").element("dt", entry.term()).element("dd", entry.text()).closeLine();
        }
        html.closeLine();
      }
      case Block.Notices(List<Notice> notices) -> notices(notices);
      case Block.DataTable table -> table(table);
    }
  }

  void facts(List<Fact> facts, String kind) {
    html.open("dl", "class", kind);
    for (Fact fact : facts) {
      html.open("div").element("dt", fact.label()).open("dd");
      if (fact.code()) {
        html.element("code", fact.value(), "class", "copy");
      } else {
        html.text(fact.value());
      }
      html.close().closeLine();
    }
    html.closeLine();
  }

  private void notices(List<Notice> notices) {
    html.open("ul", "class", "notices");
    for (Notice notice : notices) {
      html.open("li", "class", tone(notice.tone()))
          .element("span", words.text("tone." + tone(notice.tone())), "class", "badge")
          .open("div")
          .element("p", notice.text());
      if (!notice.details().isEmpty()) {
        html.open("ul");
        notice.details().forEach(detail -> html.element("li", detail));
        html.close();
      }
      html.close().closeLine();
    }
    html.closeLine();
  }

  /**
   * Tables of the same columns as one, each under its caption, so that their columns stand in line.
   */
  void together(String caption, List<Block> blocks) {
    List<Block.DataTable> tables =
        blocks.stream()
            .filter(Block.DataTable.class::isInstance)
            .map(Block.DataTable.class::cast)
            .toList();
    if (tables.size() < 2 || tables.size() < blocks.size()) {
      blocks.forEach(this::block);
      return;
    }
    List<Column> columns = tables.getFirst().columns();
    openTable("t-together", caption, columns, true);
    for (Block.DataTable table : tables) {
      html.open("tbody", "id", "t-" + table.id());
      heading(table.caption(), columns.size());
      table.rows().forEach(row -> row(columns, row));
      html.closeLine();
    }
    html.close().closeLine();
  }

  private void table(Block.DataTable table) {
    List<Column> columns = table.columns();
    openTable("t-" + table.id(), table.caption(), columns, false);
    boolean open = false;
    for (Row row : table.rows()) {
      boolean heading = row.kind() == Row.Kind.HEADING;
      if (row.kind() != Row.Kind.LINE && !heading) {
        continue;
      }
      if (heading && open) {
        html.closeLine();
      }
      if (heading || !open) {
        html.open("tbody");
        open = true;
      }
      row(columns, row);
    }
    if (open) {
      html.closeLine();
    }
    List<Row> last =
        table.rows().stream()
            .filter(row -> row.kind() == Row.Kind.ROUNDING || row.kind() == Row.Kind.TOTAL)
            .toList();
    if (!last.isEmpty()) {
      html.open("tfoot");
      last.forEach(row -> row(columns, row));
      html.closeLine();
    }
    html.close().closeLine();
    if (!table.note().isEmpty()) {
      html.element("p", table.note(), "class", "note").raw("\n");
    }
  }

  private void openTable(String id, String caption, List<Column> columns, boolean hidesCaption) {
    html.open(
            "div",
            "class",
            columns.size() <= SMALL ? "table small" : "table",
            "role",
            "region",
            "tabindex",
            "0",
            "aria-label",
            caption)
        .open("table", "id", id)
        .element("caption", caption, "class", hidesCaption ? "unseen" : null)
        .open("thead")
        .open("tr");
    for (Column column : columns) {
      html.element("th", column.title(), "scope", "col", "class", classOf(column));
    }
    html.close().close().raw("\n");
  }

  private void heading(String text, int columns) {
    html.open("tr", "class", "heading")
        .element("th", text, "scope", "rowgroup", "colspan", String.valueOf(columns))
        .closeLine();
  }

  private void row(List<Column> columns, Row row) {
    if (row.kind() == Row.Kind.HEADING) {
      heading(row.cells().getFirst().text(), columns.size());
      return;
    }
    Integer job = row.job();
    html.open(
        "tr",
        "class",
        row.kind() == Row.Kind.LINE ? null : row.kind().name().toLowerCase(Locale.ROOT),
        "data-job",
        job == null ? null : jobIds.apply(job));
    cells(columns, row);
    html.closeLine();
  }

  private void cells(List<Column> columns, Row row) {
    for (int c = 0; c < columns.size(); c++) {
      Cell cell = row.cells().get(c);
      Column column = columns.get(c);
      boolean head = c == 0;
      html.element(
          head ? "th" : "td",
          cell.text(),
          "scope",
          head ? "row" : null,
          "class",
          classOf(column),
          "data-v",
          value(cell));
    }
  }

  private static @Nullable String classOf(Column column) {
    if (column.numeric()) {
      return "num";
    }
    return column.kind() == Column.Kind.TIME ? "time" : null;
  }

  private static @Nullable String value(Cell cell) {
    BigDecimal value = cell.value();
    return value == null ? null : value.toPlainString();
  }

  private static String tone(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }
}
