package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.reports.words.PlantChangeLabels;
import java.util.List;

/** What more freedom would save: each change alone, since what two save together is not a sum. */
final class FlexibilitySheet {
  private static final int CHANGE_WIDTH = 60;

  private FlexibilitySheet() {}

  /**
   * A new sheet with one row for each change.
   *
   * @param planCost cell of the plan's cost
   */
  static void write(Subject subject, List<FlexibilityValue> values, String planCost) {
    Page page = subject.page("flexibility");
    PlantChangeLabels labels =
        new PlantChangeLabels(subject.book().words(), subject.run().limits().plant());
    Table.Placed placed =
        new Table<FlexibilityValue>(page)
            .column("change", Look.PARAGRAPH, value -> CellText.clean(labels.of(value.change())))
            .column("saved", Look.MONEY, FlexibilityValue::saving)
            .column("certain", Look.MONEY, FlexibilityValue::certain)
            .column("atMost", Look.MONEY, FlexibilityValue::atMost)
            .formula(
                "shareOfPlan",
                Look.PERCENT,
                (value, row) -> "IF(%1$s=0,0,%2$s/%1$s)".formatted(planCost, row.cell("saved")))
            .write(Page.BODY, values);
    page.width(0, CHANGE_WIDTH);
    for (int i = 0; i < values.size(); i++) {
      int lines = Page.lines(labels.of(values.get(i).change()), CHANGE_WIDTH - 4);
      page.row(placed.first() + i).setHeightInPoints(3 + 13.5f * lines);
    }
    page.put(placed.last() + 2, 0, subject.book().text("flexibility.note"), Look.SUBTITLE);
    page.freeze(1, Page.BODY + 1);
    page.print(false, Page.BODY);
  }
}
