package io.heatscheduler.reports.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.Block.DataTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportContentTest {

  static Stream<Arguments> documents() {
    return ExampleReports.EXAMPLES.stream()
        .flatMap(
            example ->
                ReportSettings.LANGUAGES.stream().map(language -> Arguments.of(example, language)));
  }

  private static ReportContent content(String example, Locale language) {
    return ReportContent.of(ExampleReports.report(ExampleReports.run(example), language));
  }

  private static List<DataTable> tables(ReportContent content) {
    return content.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(DataTable.class::isInstance)
        .map(DataTable.class::cast)
        .toList();
  }

  private static DataTable table(ReportContent content, String id) {
    return tables(content).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static BigDecimal total(ReportContent content, String table, String column) {
    DataTable found = table(content, table);
    return Objects.requireNonNull(
        found.total().orElseThrow().cells().get(column(found, column)).value());
  }

  private static int column(DataTable table, String key) {
    return table.columns().stream().map(Column::key).toList().indexOf(key);
  }

  private static BigDecimal read(String shown, Locale language) {
    DecimalFormat format =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(language));
    format.setParseBigDecimal(true);
    return (BigDecimal) format.parse(shown, new java.text.ParsePosition(0));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whoAddsUpAColumnOfMoneyAsShownFindsTheTotalAsShown(String example, Locale language) {
    int added = 0;
    for (DataTable table : tables(content(example, language))) {
      if (table.total().isEmpty()) {
        continue;
      }
      for (int c = 0; c < table.columns().size(); c++) {
        if (table.columns().get(c).kind() != Column.Kind.MONEY) {
          continue;
        }
        int column = c;
        BigDecimal sum =
            table.rows().stream()
                .filter(row -> row.kind() == Row.Kind.LINE || row.kind() == Row.Kind.ROUNDING)
                .map(row -> row.cells().get(column).text())
                .filter(text -> !text.isEmpty())
                .map(text -> read(text, language))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum)
            .as("%s, %s", table.id(), table.columns().get(c).key())
            .isEqualByComparingTo(
                read(table.total().orElseThrow().cells().get(c).text(), language));
        added++;
      }
    }
    assertThat(added).isGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void totalsAreTheBillsOwn(String example, Locale language) {
    ReportedRun run = ExampleReports.run(example);
    Bill bill = run.bill();
    ReportContent content = content(example, language);
    assertThat(total(content, "bill", "amount")).isEqualByComparingTo(bill.planCost());
    assertThat(total(content, "base_load", "amount")).isEqualByComparingTo(bill.siteBill());
    assertThat(total(content, "by_period", "cost")).isEqualByComparingTo(bill.planCost());
    assertThat(total(content, "by_equipment", "cost")).isEqualByComparingTo(bill.planCost());
    assertThat(total(content, "by_job", "cost")).isEqualByComparingTo(bill.planCost());
    assertThat(total(content, "demand", "amount"))
        .isEqualByComparingTo(bill.total(LineKind.DEMAND));
    var fifo = Objects.requireNonNull(run.fifo());
    assertThat(total(content, "savings", "saved")).isEqualByComparingTo(fifo.savings().amount());
    assertThat(total(content, "comparison", "fifo")).isEqualByComparingTo(fifo.bill().planCost());
    assertThat(total(content, "comparison", "fifo_saved"))
        .isEqualByComparingTo(fifo.savings().amount());
    assertThat(content.figures().getFirst().value())
        .contains(
            new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(language))
                .format(bill.planCost().setScale(2, RoundingMode.HALF_EVEN)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyJobIsListedOnceOnItsHeaterInTheOrderOfWork(String example, Locale language) {
    ReportedRun run = ExampleReports.run(example);
    List<DataTable> heaters =
        tables(content(example, language)).stream()
            .filter(table -> table.id().startsWith("assignments-"))
            .toList();
    assertThat(heaters.stream().flatMap(table -> table.rows().stream()).map(Row::job))
        .containsExactlyInAnyOrderElementsOf(
            run.grid().jobs().stream().map(job -> job.index()).toList());
    for (DataTable table : heaters) {
      int equipment = Integer.parseInt(table.id().substring("assignments-".length()));
      assertThat(table.rows())
          .allSatisfy(
              row ->
                  assertThat(run.schedule().equipmentOf(Objects.requireNonNull(row.job())))
                      .isEqualTo(equipment));
      assertThat(
              table.rows().stream()
                  .map(row -> row.cells().get(column(table, "start")).value())
                  .toList())
          .isSorted();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aHeaterIsSwitchedOnBeforeItsFirstJobOfTheDayBegins(String example, Locale language) {
    ReportContent content = content(example, language);
    DataTable today = table(content, "today");
    boolean on = false;
    int jobs = 0;
    for (Row row : today.rows()) {
      if (row.kind() == Row.Kind.HEADING) {
        on = false;
      } else if (row.job() != null) {
        assertThat(on).as("%s", row).isTrue();
        jobs++;
      } else {
        on = true;
      }
    }
    ReportedRun run = ExampleReports.run(example);
    long first =
        run.grid().jobs().stream()
            .filter(
                job ->
                    run.grid()
                        .dates()
                        .get(run.schedule().startOf(job.index()))
                        .equals(run.grid().dates().getFirst()))
            .count();
    assertThat((long) jobs).isEqualTo(first).isPositive();
  }

  @Test
  void bothLanguagesSayTheSameInOtherWords() {
    ReportContent english = content("foundry", Locale.ENGLISH);
    ReportContent german = content("foundry", Locale.GERMAN);
    assertThat(german.sections().stream().map(Section::id))
        .isEqualTo(english.sections().stream().map(Section::id).toList());
    assertThat(german.sections().stream().map(Section::title))
        .doesNotContainAnyElementsOf(english.sections().stream().map(Section::title).toList());
    assertThat(tables(german).stream().map(DataTable::id).toList())
        .isEqualTo(tables(english).stream().map(DataTable::id).toList());
    assertThat(german.figures().stream().map(KeyFigure::label))
        .doesNotContainAnyElementsOf(
            english.figures().stream()
                .map(KeyFigure::label)
                .filter(label -> !label.equals("CO₂"))
                .toList());
    assertThat(english.jobs()).hasSameSizeAs(german.jobs());
  }

  @Test
  void theHourThatClocksShowTwiceIsNamed() {
    ReportContent content = content("heat-treatment", Locale.ENGLISH);
    assertThat(content.title().horizon()).contains("Europe/Berlin");
    Terms terms = new Terms(Locale.GERMAN, ExampleReports.run("heat-treatment").grid());
    assertThat(terms.words().time(java.time.Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo("02:30 MESZ");
    assertThat(terms.words().time(java.time.Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("02:30 MEZ");
    assertThat(terms.words().time(java.time.Instant.parse("2026-10-25T02:30:00Z")))
        .isEqualTo("03:30");
  }
}
