package io.heatscheduler.reports.excel;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartLegend;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;

/** Native charts of a sheet, over cells of any sheet; the cells must have their values. */
final class Charts {
  private static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";

  private final Page page;

  Charts(Page page) {
    this.page = page;
  }

  /**
   * One series.
   *
   * @param name in the legend
   * @param values cells of numbers
   * @param colour RRGGBB
   * @param points width of its line
   * @param dashed whether its line is dashed
   */
  record Series(String name, CellRangeAddress values, int colour, double points, boolean dashed) {}

  /** Lines over time; the horizontal axis names about twelve of the instants. */
  void lines(
      CellRangeAddress anchor,
      String title,
      String unit,
      XSSFSheet of,
      CellRangeAddress instants,
      String timeFormat,
      int slotsPerLabel,
      List<Series> series) {
    XSSFChart chart = chart(anchor, title);
    XDDFCategoryAxis time = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis power = values(chart, AxisPosition.LEFT, unit);
    power.setCrosses(AxisCrosses.AUTO_ZERO);
    power.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
    power.setMinimum(0);
    axis(time);
    time.setNumberFormat(timeFormat);
    XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, time, power);
    data.setVaryColors(false);
    XDDFDataSource<Double> when = XDDFDataSourcesFactory.fromNumericCellRange(of, instants);
    for (Series one : series) {
      XDDFLineChartData.Series line =
          (XDDFLineChartData.Series)
              data.addSeries(when, XDDFDataSourcesFactory.fromNumericCellRange(of, one.values()));
      line.setTitle(one.name());
      line.setSmooth(false);
      line.setMarkerStyle(MarkerStyle.NONE);
      XDDFLineProperties properties = stroke(one.colour(), one.points());
      if (one.dashed()) {
        properties.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
      }
      line.setLineProperties(properties);
    }
    chart.plot(data);
    for (var line : chart.getCTChart().getPlotArea().getLineChartArray(0).getSerArray()) {
      line.getCat().getNumRef().getNumCache().setFormatCode(timeFormat);
    }
    chart.getCTChart().getPlotArea().getCatAxArray(0).getNumFmt().setSourceLinked(false);
    skip(chart.getCTChart().getPlotArea().getCatAxArray(0), slotsPerLabel);
  }

  /** Names every n-th slot only; POI's schema has no class for this, the format has. */
  private static void skip(XmlObject axis, int slots) {
    try (XmlCursor cursor = axis.newCursor()) {
      cursor.toEndToken();
      for (String element : List.of("tickLblSkip", "tickMarkSkip")) {
        cursor.beginElement(element, NAMESPACE);
        cursor.insertAttributeWithValue("val", Integer.toString(slots));
        cursor.toNextToken();
      }
    }
  }

  /** Bars side by side, the first name on top. */
  void bars(
      CellRangeAddress anchor,
      String title,
      String unit,
      XSSFSheet of,
      CellRangeAddress names,
      List<Series> series) {
    XSSFChart chart = chart(anchor, title);
    XDDFCategoryAxis kinds = chart.createCategoryAxis(AxisPosition.LEFT);
    kinds.setOrientation(AxisOrientation.MAX_MIN);
    XDDFValueAxis money = values(chart, AxisPosition.BOTTOM, unit);
    money.setCrosses(AxisCrosses.MAX);
    money.setCrossBetween(AxisCrossBetween.BETWEEN);
    axis(kinds);
    kinds.setTickLabelPosition(AxisTickLabelPosition.LOW);
    XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, kinds, money);
    data.setBarDirection(BarDirection.BAR);
    data.setVaryColors(false);
    data.setGapWidth(60);
    for (Series one : series) {
      XDDFChartData.Series bar =
          data.addSeries(
              XDDFDataSourcesFactory.fromStringCellRange(of, names),
              XDDFDataSourcesFactory.fromNumericCellRange(of, one.values()));
      bar.setTitle(one.name());
      bar.setFillProperties(new XDDFSolidFillProperties(colour(one.colour())));
    }
    chart.plot(data);
    for (var bar : chart.getCTChart().getPlotArea().getBarChartArray(0).getSerArray()) {
      bar.addNewInvertIfNegative().setVal(false);
    }
    if (series.size() == 1) {
      chart.deleteLegend();
    }
  }

  private XSSFChart chart(CellRangeAddress at, String title) {
    XSSFClientAnchor anchor =
        page.sheet()
            .createDrawingPatriarch()
            .createAnchor(
                0,
                0,
                0,
                0,
                at.getFirstColumn(),
                at.getFirstRow(),
                at.getLastColumn() + 1,
                at.getLastRow() + 1);
    XSSFChart chart = page.sheet().createDrawingPatriarch().createChart(anchor);
    chart.setTitleText(title);
    chart.setTitleOverlay(false);
    chart.displayBlanksAs(DisplayBlanks.GAP);
    chart
        .getFormattedTitle()
        .getParagraph(0)
        .getTextRuns()
        .forEach(
            run -> {
              run.setFontSize(11d);
              run.setBold(true);
              run.setFontColor(colour(Colours.TEXT));
            });
    XDDFChartLegend legend = chart.getOrAddLegend();
    legend.setPosition(LegendPosition.BOTTOM);
    return chart;
  }

  private static XDDFValueAxis values(XSSFChart chart, AxisPosition at, String unit) {
    XDDFValueAxis axis = chart.createValueAxis(at);
    axis.setTitle(unit);
    axis.getOrAddMajorGridProperties().setLineProperties(stroke(Colours.GRID, 0.5));
    axis.setNumberFormat("#,##0");
    axis(axis);
    return axis;
  }

  private static void axis(XDDFChartAxis axis) {
    axis.setMajorTickMark(AxisTickMark.OUT);
    axis.setMinorTickMark(AxisTickMark.NONE);
    axis.getOrAddTextProperties().setFontSize(9d);
    axis.getOrAddTextProperties()
        .setFillProperties(new XDDFSolidFillProperties(colour(Colours.MUTED)));
    axis.getOrAddShapeProperties().setLineProperties(stroke(Colours.MUTED, 0.75));
  }

  private static XDDFLineProperties stroke(int rgb, double points) {
    XDDFLineProperties line = new XDDFLineProperties(new XDDFSolidFillProperties(colour(rgb)));
    line.setWidth(points);
    return line;
  }

  private static XDDFColor colour(int rgb) {
    return XDDFColor.from(Colours.bytes(rgb));
  }
}
