package io.heatscheduler.reports.chart;

import static io.heatscheduler.reports.fixture.Runs.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.fixture.Runs;
import io.heatscheduler.reports.words.Words;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ScheduleChartTest {

  @Test
  void aJobsBarBeginsAndEndsWhereTheAxisHasItsTimes() {
    ReportedRun run = Runs.small();
    ScheduleChart chart = chart(run, Locale.ENGLISH);
    Picture picture = chart.gantt(chart.horizon(), chart.lanes(), ChartSize.PAGE);
    int start = run.schedule().startOf(1);
    int slots = run.grid().jobs().get(1).durationSlots();
    List<Shape.Rect> grounds = rects(picture.shapes(), Style.BAND_0);
    grounds.addAll(rects(picture.shapes(), Style.BAND_3));
    double left = grounds.stream().mapToDouble(Shape.Rect::x).min().orElseThrow();
    double right =
        grounds.stream().mapToDouble(rect -> rect.x() + rect.width()).max().orElseThrow();
    double slotWidth = (right - left) / 96;

    Shape.Group group = jobs(picture).get("J-2");
    Shape.Rect bar = (Shape.Rect) group.shapes().getFirst();

    assertThat(bar.x()).isCloseTo(left + start * slotWidth, within());
    assertThat(bar.width()).isCloseTo(slots * slotWidth, within());
    assertThat(group.title()).contains("J-2", "Bread", "Deadline Mon, Nov 23, 20:00");
  }

  @Test
  void jobsThatRunAtOnceLieInRowsOfTheirOwn() {
    ReportedRun run =
        Runs.of(
            "2026-11-23T00:00",
            1,
            job("A", "a", 100, 120, "2026-11-23T03:00"),
            job("B", "b", 100, 120, "2026-11-23T03:00"),
            job("C", "c", 100, 120, "2026-11-23T03:00"));
    for (Lane lane : chart(run, Locale.ENGLISH).lanes()) {
      for (Lane.Bar one : lane.bars()) {
        for (Lane.Bar other : lane.bars()) {
          if (one != other && one.row() == other.row()) {
            assertThat(
                    one.slots().end() <= other.slots().first()
                        || other.slots().end() <= one.slots().first())
                .isTrue();
          }
        }
        assertThat(one.row()).isLessThan(lane.rows());
      }
    }
    assertThat(chart(run, Locale.ENGLISH).rows()).isGreaterThan(2);
  }

  @Test
  void aDayOfAClockChangeIsAsLongAsItReallyIs() {
    ReportedRun run = Runs.of("2026-10-24T00:00", 3, job("A", "a", 100, 120, "2026-10-26T03:00"));
    ScheduleChart chart = chart(run, Locale.GERMAN);

    assertThat(chart.panels(1))
        .extracting(day -> day.end() - day.first())
        .containsExactly(96, 100, 96);

    List<Shape.Label> hours =
        labels(chart.load(chart.panels(1).get(1), new ChartSize(1200, 15, 130, 7)).shapes());
    assertThat(hours).extracting(Shape.Label::text).contains("So., 25. Okt.");
    assertThat(hours).filteredOn(label -> label.text().equals("02:00")).hasSize(2);
  }

  @Test
  void theLoadShowsLimitPeakAndFirstInFirstOut() {
    ReportedRun run = Runs.small();
    ScheduleChart chart = chart(run, Locale.ENGLISH);
    Picture load = chart.load(chart.horizon(), ChartSize.PAGE);
    Words words = words(run, Locale.ENGLISH);

    assertThat(labels(load.shapes()))
        .extracting(Shape.Label::text)
        .anyMatch(text -> text.contains("Limit " + words.number(run.grid().contractualPeakKw(), 1)))
        .anyMatch(text -> text.startsWith("Peak " + words.power(run.dispatch().peakKw())))
        .contains("First in, first out", "Demand already measured");
    assertThat(load.description()).contains(words.power(run.dispatch().peakKw()));
  }

  @Test
  void dearerPeriodsHaveDarkerBands() {
    TariffBands bands = chart(Runs.small(), Locale.ENGLISH).bands();
    assertThat(bands.bands())
        .extracting(TariffBands.Band::name)
        .containsExactly("off-peak", "on-peak");
    assertThat(bands.styleOf("off-peak").compareTo(bands.styleOf("on-peak"))).isNegative();
    assertThat(bands.stretches(new SlotRange(0, 96)))
        .extracting(stretch -> stretch.slots().first())
        .containsExactly(0, 24, 88);
  }

  @Test
  void hostileNamesStayTextInTheMarkup() throws Exception {
    ReportedRun run =
        Runs.of(
            "2026-11-23T00:00",
            1,
            job(
                "</svg><script>alert(1)</script>",
                "\\u0007\\u202E'\\u0022onload=",
                100,
                240,
                "2026-11-23T12:00"));
    ScheduleChart chart = chart(run, Locale.ENGLISH);
    String svg =
        SvgPainter.svg(chart.combined(chart.horizon(), chart.lanes(), ChartSize.PAGE), "chart");

    assertThat(svg).doesNotContain("<script");
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(parsed.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void picturesOfOneRunAreTheSame() {
    assertThat(svg(Locale.GERMAN)).isEqualTo(svg(Locale.GERMAN)).isNotEqualTo(svg(Locale.ENGLISH));
  }

  @Test
  void nothingIsDrawnOutsideThePicture() {
    ReportedRun run = Runs.small();
    ScheduleChart chart = chart(run, Locale.GERMAN);
    TextMeasure measure = TextMeasure.ofSansSerif();
    for (double width : new double[] {400, 770, 1400}) {
      Picture picture =
          chart.combined(chart.horizon(), chart.lanes(), ChartSize.PAGE.withWidth(width));
      assertThat(labels(picture.shapes()))
          .allSatisfy(
              label -> {
                double text = measure.width(label.text(), label.size());
                double from =
                    switch (label.anchor()) {
                      case START -> label.x();
                      case MIDDLE -> label.x() - text / 2;
                      case END -> label.x() - text;
                    };
                assertThat(from).as(label.text()).isGreaterThan(-1);
                assertThat(from + text).as(label.text()).isLessThan(width + 1);
                assertThat(label.y()).isBetween(0.0, picture.height());
              });
    }
  }

  private static String svg(Locale language) {
    ScheduleChart chart = chart(Runs.small(), language);
    return SvgPainter.svg(chart.combined(chart.horizon(), chart.lanes(), ChartSize.PAGE), "c");
  }

  private static ScheduleChart chart(ReportedRun run, Locale language) {
    return new ScheduleChart(run, words(run, language), TextMeasure.ofSansSerif());
  }

  private static Words words(ReportedRun run, Locale language) {
    return new Words(language, run.bill().currency(), run.grid().time().zone());
  }

  private static java.util.Map<String, Shape.Group> jobs(Picture picture) {
    return picture.shapes().stream()
        .filter(Shape.Group.class::isInstance)
        .map(Shape.Group.class::cast)
        .filter(group -> group.kind().equals("job"))
        .collect(Collectors.toMap(group -> group.data().get("job"), group -> group));
  }

  private static List<Shape.Rect> rects(List<Shape> shapes, Style style) {
    List<Shape.Rect> found = new ArrayList<>();
    for (Shape shape : shapes) {
      if (shape instanceof Shape.Rect rect && rect.style() == style && rect.height() > 20) {
        found.add(rect);
      }
    }
    return found;
  }

  private static List<Shape.Label> labels(List<Shape> shapes) {
    List<Shape.Label> found = new ArrayList<>();
    for (Shape shape : shapes) {
      switch (shape) {
        case Shape.Label label -> found.add(label);
        case Shape.Group group -> found.addAll(labels(group.shapes()));
        default -> {}
      }
    }
    return found;
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.01);
  }
}
