package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.formats.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of an OASIS table. Its price column is called MW in the day-ahead market, PRC in the
 * 15-minute and VALUE in the 5-minute one.
 */
final class CaisoTable implements RowHandler {
  private static final String END_COLUMN = "INTERVALENDTIME_GMT";
  private static final String ITEM_COLUMN = "XML_DATA_ITEM";
  private static final String MARKET_COLUMN = "MARKET_RUN_ID";
  private static final List<String> NODE_COLUMNS = List.of("NODE", "NODE_ID", "NODE_ID_XML");
  private static final List<String> PRICE_COLUMNS = List.of("MW", "PRC", "VALUE");

  private final Consumer<CaisoPrices.Row> rows;
  private String node = "";
  private String price = "";

  CaisoTable(Consumer<CaisoPrices.Row> rows) {
    this.rows = rows;
  }

  @Override
  public void header(List<String> columns, Location location) {
    node = one(NODE_COLUMNS, columns, location);
    price = one(PRICE_COLUMNS, columns, location);
    one(List.of(CaisoPrices.START_COLUMN), columns, location);
    one(List.of(END_COLUMN), columns, location);
    one(List.of(ITEM_COLUMN), columns, location);
  }

  private static String one(List<String> names, List<String> columns, Location location) {
    return names.stream()
        .filter(columns::contains)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.at(
                    location,
                    "MISSING_COLUMN",
                    "An OASIS price table has the column %s; this one has not."
                        .formatted(String.join(" or ", names)),
                    "Download PRC_LMP, PRC_RTPD_LMP or PRC_INTVL_LMP with resultformat=6."));
  }

  @Override
  public boolean row(Node.Mapping row) {
    Location here = row.location();
    rows.accept(
        new CaisoPrices.Row(
            text(row, node),
            text(row, ITEM_COLUMN),
            Optional.ofNullable(row.get(MARKET_COLUMN)).isPresent() ? text(row, MARKET_COLUMN) : "",
            Parsing.instant(text(row, CaisoPrices.START_COLUMN), CaisoPrices.START_COLUMN, here),
            Parsing.instant(text(row, END_COLUMN), END_COLUMN, here),
            Parsing.decimal(text(row, price), price, here),
            here));
    return true;
  }

  private static String text(Node.Mapping row, String column) {
    if (row.get(column) instanceof Node.Scalar(String text, var ignored, var place)
        && !text.isBlank()) {
      return text.strip();
    }
    throw Refusal.at(
        row.location().column(column),
        "MISSING_VALUE",
        "%s is empty.".formatted(column),
        "Download the table again.");
  }

  /** The first thing wrong ends the reading: a market's table is right or it is not. */
  @Override
  public void finding(Finding finding) {
    if (finding.severity() == Severity.ERROR) {
      throw new Refusal(finding);
    }
  }
}
