package io.heatscheduler.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.reports.content.Block;
import io.heatscheduler.reports.content.Cell;
import io.heatscheduler.reports.content.ExampleReports;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.content.Row;
import io.heatscheduler.reports.fixture.Runs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
  /**
   * Names that are markup, script, attribute ends, turned text, an emoji and a right-to-left word.
   */
  static final List<String> HOSTILE =
      List.of(
          "<script>window.hit = 1</script>",
          "\"><img src=x onerror='window.hit=1'>",
          "</script><script>window.hit=1</script>",
          "abc\u202Egpj.exe",
          "\uD83D\uDD25 \u05D0\u05D1\u05D2",
          "__proto__",
          "' onmouseover='window.hit=1");

  static Stream<Arguments> examples() {
    return ExampleReports.EXAMPLES.stream()
        .flatMap(
            example ->
                ReportSettings.LANGUAGES.stream().map(language -> Arguments.of(example, language)));
  }

  static String page(RunReport report) {
    return new String(new HtmlReport().render(report).get(HtmlReport.FILE), StandardCharsets.UTF_8);
  }

  static RunReport report(String example, Locale language) {
    return ExampleReports.report(ExampleReports.run(example), language);
  }

  private static Document parse(String page) {
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Document document = parser.parseInput(page, "");
    assertThat(parser.getErrors()).isEmpty();
    return document;
  }

  /** A run whose every name is hostile. */
  static ReportedRun hostileRun() {
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      String name = json(HOSTILE.get(i));
      jobs.add(Runs.job(name, name, 100, 60, "2026-11-24T00:00"));
    }
    return Runs.of(
        Runs.SMALL
            .replace("START", "2026-11-23T00:00")
            .replace("DAYS", "1")
            .replace("Works <North> & Söhne", json(HOSTILE.get(0)))
            .replace("Gas boiler", json(HOSTILE.get(1)))
            .replace("\"on-peak\"", "\"" + json(HOSTILE.get(2)) + "\"")
            .replace("JOBS", String.join(",", jobs)));
  }

  private static String json(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append("\\u%04x".formatted((int) c));
    }
    return escaped.toString();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyTableShowsTheCellsOfTheContent(String example, Locale language) {
    RunReport report = report(example, language);
    Document page = parse(page(report));
    int tables = 0;
    for (var section : ReportContent.of(report).sections()) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.DataTable table) {
          Element shown = page.getElementById("t-" + table.id());
          assertThat(shown).as(table.id()).isNotNull();
          List<List<String>> cells =
              shown.select("tbody > tr:not(.heading), tfoot > tr").stream()
                  .map(row -> row.children().eachText())
                  .toList();
          if (shown.nameIs("tbody")) {
            cells =
                shown.select("tr:not(.heading)").stream()
                    .map(row -> row.children().eachText())
                    .toList();
          }
          assertThat(cells)
              .as(table.id())
              .isEqualTo(
                  table.rows().stream()
                      .filter(row -> row.kind() != Row.Kind.HEADING)
                      .map(
                          row ->
                              row.cells().stream()
                                  .map(Cell::text)
                                  .map(text -> text.replace('\u00a0', ' ').strip())
                                  .filter(text -> !text.isEmpty())
                                  .toList())
                      .toList());
          tables++;
        }
      }
    }
    assertThat(tables).isGreaterThan(6);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exactValuesBehindTheBillSumToThePlanCost(String example, Locale language) {
    RunReport report = report(example, language);
    Document page = parse(page(report));
    BigDecimal sum =
        page.select("#t-bill tbody td:last-child").stream()
            .map(cell -> new BigDecimal(cell.attr("data-v")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(report.run().bill().planCost());
    assertThat(page.select("[data-figure=plan_cost] .value").text().replaceAll("[^0-9]", ""))
        .isEqualTo(
            sum.setScale(2, RoundingMode.HALF_EVEN).toPlainString().replaceAll("[^0-9]", ""));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aPageIsOneFileThatAsksForNothingAndRunsOnlyItsOwnScript(String example, Locale language)
      throws Exception {
    Document page = parse(page(report(example, language)));
    assertThat(page.select("link, img, iframe, object, embed, base, form")).isEmpty();
    assertThat(page.select("[src], [style]")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.select("style").first().data()).doesNotContain("url(", "@import");
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .startsWith("default-src 'none';")
        .doesNotContain("unsafe")
        .contains("script-src '" + hash(page.select("script:not([type])").first().data()) + "'")
        .contains("style-src '" + hash(page.select("style").first().data()) + "'");
    assertThat(page.select("script")).hasSize(2);
    for (String link : page.select("nav a").eachAttr("href")) {
      assertThat(page.getElementById(link.substring(1))).as(link).isNotNull();
    }
  }

  private static String hash(String text) throws Exception {
    return "sha256-"
        + Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readersWhoCannotSeeFindTheirWay(String example, Locale language) {
    Document page = parse(page(report(example, language)));
    assertThat(page.select("html").attr("lang")).isEqualTo(language.getLanguage());
    assertThat(page.select("main, header, nav")).hasSize(3);
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("section"))
        .allMatch(
            section ->
                section.hasAttr("aria-label")
                    || page.getElementById(section.attr("aria-labelledby")) != null);
    assertThat(page.select("table"))
        .isNotEmpty()
        .allMatch(table -> !table.select("caption").text().isEmpty())
        .allMatch(table -> table.select("thead th[scope=col]").size() > 1);
    assertThat(page.select("tbody tr th")).allMatch(head -> head.attr("scope").startsWith("row"));
    assertThat(page.select("svg"))
        .isNotEmpty()
        .allMatch(svg -> !svg.select("> title").text().isEmpty())
        .allMatch(svg -> !svg.select("> desc").text().isEmpty());
  }

  @Test
  void hostileNamesAreText() {
    String markup = page(ExampleReports.report(hostileRun(), Locale.ENGLISH));
    Document page = parse(markup);
    assertThat(page.select("script")).hasSize(2);
    assertThat(page.select("img")).isEmpty();
    assertThat(page.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes().asList())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    assertThat(markup).doesNotContain("\u202E");
    assertThat(page.select("h1").text()).isEqualTo(HOSTILE.get(0));
    assertThat(page.select("#assignments tr[data-job] th").eachText())
        .containsExactlyInAnyOrderElementsOf(
            HOSTILE.stream().map(name -> name.replace('\u202E', '?')).toList());
    String data = page.getElementById("data").data();
    assertThat(data).doesNotContain("<", ">", "&");
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    for (Locale language : ReportSettings.LANGUAGES) {
      RunReport report = report("heat-treatment", language);
      assertThat(new HtmlReport().render(report).get(HtmlReport.FILE))
          .isEqualTo(new HtmlReport().render(report).get(HtmlReport.FILE));
    }
  }

  /** Processor time, which a busy machine does not stretch as it does the clock's. */
  @Test
  void aThousandJobsTakeLessThanThreeSecondsOfAProcessor() {
    RunReport report = ExampleReports.report(thousandJobs(), Locale.ENGLISH);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    String page = page(report);
    Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    assertThat(parse(page).select("#assignments tr[data-job]")).hasSize(1000);
    assertThat(took).isPositive().isLessThan(Duration.ofSeconds(3));
    assertThat(page.length()).isLessThan(8_000_000);
  }

  /** A week of a thousand jobs on forty heaters. */
  static ReportedRun thousandJobs() {
    StringBuilder heaters = new StringBuilder();
    for (int heater = 1; heater <= 40; heater++) {
      heaters.append(
          """
          %s{"equipment_id": "HTR-%02d", "equipment_name": "Oven in hall %d",
           "equipment_type": "electric", "capacity_kw": 250, "efficiency_percent": 98,
           "mode": "batch"}\
          """
              .formatted(heater == 1 ? "" : ",", heater, heater));
    }
    List<String> jobs = new ArrayList<>();
    for (int job = 1; job <= 1000; job++) {
      jobs.add(
          Runs.job(
              "J-%04d".formatted(job),
              "Batch of castings %d".formatted(job % 17),
              60 + job % 7 * 20,
              75 + job % 5 * 30,
              "2026-11-30T00:00"));
    }
    int first = Runs.SMALL.indexOf("\"equipment\": [") + "\"equipment\": [".length();
    int last = Runs.SMALL.indexOf("],", first);
    return Runs.of(
        (Runs.SMALL.substring(0, first) + heaters + Runs.SMALL.substring(last))
            .replace("START", "2026-11-23T00:00")
            .replace("DAYS", "7")
            .replace("\"contractual_peak_kw\": 600", "\"contractual_peak_kw\": 9000")
            .replace("JOBS", String.join(",", jobs)));
  }

  @Test
  void aPlantWithoutAPlanIsToldWhyAndWhatToChange() {
    Document page = parse(noPlanPage(Locale.ENGLISH));
    assertThat(page.select("[data-figure=no_plan] .value").text()).isEqualTo("No plan");
    assertThat(page.select("#contradiction").text())
        .contains("J-2 must end by Mon, Nov 23, 20:00", "none of them can be left out");
    assertThat(page.select("#t-repairs tbody tr")).hasSize(2);
    assertThat(page.select("#t-repairs tbody tr").first().text())
        .contains("J-2 may end 1 h later", "1,250.50", "50.00", "1,300.50");
    assertThat(page.select("#warnings").text()).contains("The month's peak is not known.");
    assertThat(page.select("svg, #data")).isEmpty();
    assertThat(parse(noPlanPage(Locale.GERMAN)).select("[data-figure=no_plan] .value").text())
        .isEqualTo("Kein Plan");
  }

  static String noPlanPage(Locale language) {
    NoPlanReport report =
        new NoPlanReport(
            Runs.small().grid(),
            Instant.parse("2026-11-22T17:00:00Z"),
            Sha256.of(new byte[] {1}),
            new NoPlanReport.Contradiction(
                List.of(new Limit.Deadline("J-2"), new Limit.EarliestStart("J-2")), true),
            List.of(
                new NoPlanReport.Repair(
                    List.of(new LaterDeadline("J-2", Duration.ofHours(1))),
                    true,
                    new BigDecimal("1250.5"),
                    new BigDecimal("50"),
                    new BigDecimal("1200")),
                new NoPlanReport.Repair(
                    List.of(
                        new HigherPeakLimit(Power.ofKilowatts("120")),
                        new AllowedEquipment("J-2", "HTR-2")),
                    false,
                    new BigDecimal("1290"),
                    new BigDecimal("240"),
                    null)),
            List.of(
                Finding.warning(
                    "MONTH_TO_DATE_PEAK_UNKNOWN",
                    Location.of("plant.yaml"),
                    "The month's peak is not known.",
                    "Give month_to_date_peak_kw.")),
            new ReportSettings(Set.of(ReportFormat.HTML), Paper.A4, language));
    return new String(new HtmlReport().render(report).get(HtmlReport.FILE), StandardCharsets.UTF_8);
  }
}
