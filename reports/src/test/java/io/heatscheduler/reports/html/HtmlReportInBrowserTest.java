package io.heatscheduler.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heatscheduler.reports.content.ExampleReports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page where it is read. Skipped, by name and count, where no Chromium is installed. */
class HtmlReportInBrowserTest {
  private static @Nullable Browser started;
  private Browser browser;

  @BeforeAll
  static void start() {
    Optional<Path> program = Browser.program();
    assumeTrue(
        program.isPresent(),
        "SKIPPED: no Chromium on PATH or in HEATSCHEDULER_CHROMIUM, so no browser opens the"
            + " report");
    started = new Browser(program.get());
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void light() {
    browser = started;
    browser.show(1280, 900, false);
  }

  private void open(String example, Locale language) {
    browser.open(HtmlReportTest.page(HtmlReportTest.report(example, language)));
  }

  private boolean holds(String expression) {
    return browser.value(expression).asBoolean();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foundry", "food", "heat-treatment", "five-columns"})
  void aPageAsksForNothingAndComplainsOfNothing(String example) {
    open(example, Locale.ENGLISH);
    browser.pointAt("#chart-0 .job");
    browser.click("#theme");
    browser.pdf();
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).hasSize(1).allMatch(address -> address.startsWith("file:"));
  }

  @Test
  void pointingAtAJobShowsItsCardAndLightsItsRowsAndHours() {
    open("foundry", Locale.ENGLISH);
    assertThat(holds("document.getElementById('card').hidden")).isTrue();
    browser.pointAt("#chart-0 .job");
    String job = browser.value("document.querySelector('#chart-0 .job').dataset.job").asString();
    assertThat(browser.value("document.getElementById('card').innerText").asString())
        .contains(job, "Heater", "Deadline", "slack", "Heat", "$");
    assertThat(holds("document.getElementById('card').hidden")).isFalse();
    assertThat(
            browser
                .value(
                    "Array.from(document.querySelectorAll('tr.lit')).map((row) => row.dataset.job)")
                .valueStream()
                .map(JsonNode::asString)
                .distinct())
        .containsExactly(job);
    assertThat(browser.value("document.querySelectorAll('#chart-0 .shade').length").asInt())
        .isEqualTo(1);
    browser.pointAt("h1");
    assertThat(holds("document.getElementById('card').hidden")).isTrue();
    assertThat(browser.value("document.querySelectorAll('.lit, .shade').length").asInt()).isZero();
  }

  @Test
  void theCardOpensByKeyboardAndArrowsGoFromJobToJob() {
    open("foundry", Locale.ENGLISH);
    browser.value("document.querySelector('#chart-0 .job').focus()");
    String first = browser.value("document.querySelector('#card h3').textContent").asString();
    browser.press("ArrowRight");
    String second = browser.value("document.querySelector('#card h3').textContent").asString();
    assertThat(second).isNotEqualTo(first);
    assertThat(browser.value("document.activeElement.dataset.job").asString()).isEqualTo(second);
    assertThat(
            browser
                .value("document.querySelectorAll('#chart-0 .job[tabindex=\"0\"]').length")
                .asInt())
        .isEqualTo(1);
    browser.press("Escape");
    assertThat(holds("document.getElementById('card').hidden")).isTrue();
  }

  @Test
  void theLineUnderThePointerTellsTimeLoadAndPrice() {
    open("foundry", Locale.ENGLISH);
    browser.pointAt("#chart-0 .slot[data-slot='40'] rect");
    assertThat(browser.value("document.getElementById('readout').textContent").asString())
        .contains("Mon, Nov 23, 10:00", "kW", "USD/kWh");
  }

  @Test
  void aSingleDayCanBeShown() {
    open("heat-treatment", Locale.GERMAN);
    assertThat(
            browser
                .value(
                    "Array.from(document.querySelectorAll('.picture')).filter((p) =>"
                        + " p.offsetHeight > 0).map((p) => p.dataset.first + '-' + p.dataset.end)")
                .toString())
        .isEqualTo("[\"0-388\"]");
    browser.click("label[for=zoom-3]");
    assertThat(
            browser
                .value(
                    "Array.from(document.querySelectorAll('.picture')).filter((p) =>"
                        + " p.offsetHeight > 0).map((p) => p.dataset.first + '-' + p.dataset.end)")
                .toString())
        .as("the day on which clocks go back has 100 quarters of an hour")
        .isEqualTo("[\"192-292\"]");
  }

  @Test
  void aColumnSortsByExactValuesAndBack() {
    open("foundry", Locale.ENGLISH);
    List<String> before = costs();
    browser.click("#t-by_job thead th:last-child button");
    List<Double> up = costs().stream().map(Double::valueOf).toList();
    assertThat(up).isSorted();
    assertThat(
            browser
                .value(
                    "document.querySelector('#t-by_job thead"
                        + " th:last-child').getAttribute('aria-sort')")
                .asString())
        .isEqualTo("ascending");
    browser.click("#t-by_job thead th:last-child button");
    assertThat(costs().stream().map(Double::valueOf).toList()).isEqualTo(up.reversed());
    browser.click("#t-by_job thead th:last-child button");
    assertThat(costs()).isEqualTo(before);
    assertThat(
            browser
                .value("document.querySelector('#t-by_job tfoot tr:last-child th').textContent")
                .asString())
        .isEqualTo("Plan cost");
  }

  private List<String> costs() {
    List<String> costs = new ArrayList<>();
    browser
        .value(
            "Array.from(document.querySelectorAll('#t-by_job tbody tr')).map((row) =>"
                + " row.lastElementChild.dataset.v)")
        .valueStream()
        .forEach(cost -> costs.add(cost.asString()));
    return costs;
  }

  /** Jobs keep to their heater, each in a group of its own. */
  @Test
  void sortingJobsLeavesThemWithTheirHeater() {
    open("foundry", Locale.ENGLISH);
    String groups =
        "Array.from(document.querySelectorAll('#t-together tbody')).map((body) =>"
            + " Array.from(body.rows).map((row) => row.dataset.job ?? '').sort().join())";
    String before = browser.value(groups).toString();
    browser.click("#t-together thead th:last-child button");
    assertThat(browser.value(groups).toString()).isEqualTo(before);
    assertThat(
            browser
                .value(
                    "Array.from(document.querySelectorAll('#t-together tbody')).every((body) =>"
                        + " body.rows[0].className === 'heading')")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foundry", "food", "heat-treatment", "five-columns"})
  void aPhoneDoesNotScrollSideways(String example) {
    browser.show(360, 740, false);
    open(example, Locale.GERMAN);
    assertThat(browser.value("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(360);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wordsStandOutFromTheirGround(boolean dark) {
    browser.show(1280, 900, dark);
    open("heat-treatment", Locale.ENGLISH);
    JsonNode weak =
        browser.value(
            """
            (() => {
              const light = (c) => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
              const luminance = (rgb) => 0.2126 * light(rgb[0]) + 0.7152 * light(rgb[1]) + 0.0722 * light(rgb[2]);
              const numbers = (css) => css.match(/[\\d.]+/g).map(Number);
              const ground = (element) => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = numbers(getComputedStyle(e).backgroundColor);
                  if (colour.length < 4 || colour[3] === 1) return colour;
                }
                return numbers(getComputedStyle(document.documentElement).backgroundColor);
              };
              const weak = [];
              let checked = 0;
              for (const element of document.querySelectorAll("main *:not(svg *), .bar *")) {
                if (!Array.from(element.childNodes).some((n) => n.nodeType === 3 && n.data.trim()) || element.offsetHeight === 0) continue;
                const [a, b] = [luminance(numbers(getComputedStyle(element).color)), luminance(ground(element))];
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                checked++;
                if (contrast < 4.5) weak.push(element.tagName + "." + element.className + " " + contrast.toFixed(2));
              }
              for (const [text, ground] of [["job-text", "job-electric"], ["job-text", "job-fuel"]]) {
                const colour = (name) => { const e = document.querySelector(".hs-chart ." + name); return e && numbers(getComputedStyle(e).fill); };
                if (!colour(text) || !colour(ground)) continue;
                const [a, b] = [luminance(colour(text)), luminance(colour(ground))];
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (contrast < 4) weak.push(text + " on " + ground + " " + contrast.toFixed(2));
              }
              return checked > 300 ? weak : ["only " + checked + " checked"];
            })()\
            """);
    assertThat(weak.valueStream().map(JsonNode::asString)).isEmpty();
    assertThat(
            browser.value("getComputedStyle(document.documentElement).backgroundColor").asString())
        .isEqualTo(dark ? "rgb(20, 25, 29)" : "rgb(255, 255, 255)");
  }

  @Test
  void aNameThatIsMarkupRunsNothing() {
    browser.open(
        HtmlReportTest.page(ExampleReports.report(HtmlReportTest.hostileRun(), Locale.ENGLISH)));
    int jobs = browser.value("document.querySelectorAll('#chart-0 .job').length").asInt();
    assertThat(jobs).isEqualTo(HtmlReportTest.HOSTILE.size());
    for (int job = 0; job < jobs; job++) {
      browser.value("document.querySelectorAll('#chart-0 .job')[%d].focus()".formatted(job));
      assertThat(browser.value("document.querySelector('#card h3').textContent").asString())
          .isEqualTo(
              browser
                  .value(
                      "document.querySelectorAll('#chart-0 .job')[%d].dataset.job".formatted(job))
                  .asString());
    }
    assertThat(browser.value("window.hit === undefined").asBoolean()).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aThousandJobsCanBeShownAndPointedAt() {
    browser.open(
        HtmlReportTest.page(ExampleReports.report(HtmlReportTest.thousandJobs(), Locale.ENGLISH)));
    browser.pointAt("#chart-0 .job");
    assertThat(holds("document.getElementById('card').hidden")).isFalse();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aPageWithoutAPlanComplainsOfNothingAndPrints() {
    browser.open(HtmlReportTest.noPlanPage(Locale.ENGLISH));
    assertThat(new String(browser.pdf(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    assertThat(browser.complaints()).isEmpty();
  }
}
