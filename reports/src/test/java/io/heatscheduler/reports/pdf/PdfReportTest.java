package io.heatscheduler.reports.pdf;

import static io.heatscheduler.reports.fixture.Runs.job;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.reports.chart.Picture;
import io.heatscheduler.reports.chart.Shape;
import io.heatscheduler.reports.fixture.Runs;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReportTest {

  @Test
  void theTextHoldsEveryAmountOfTheBillAndTheHashes() {
    ReportedRun run = Runs.small();
    Words words = words(run, Locale.ENGLISH);
    try (PdfReader pdf = read(run, Paper.A4, Locale.ENGLISH)) {
      String text = pdf.text();
      assertThat(text).contains(plain(words.money(run.bill().planCost())));
      for (BillLine line : run.bill().lines()) {
        assertThat(text).as(line.id()).contains(plain(words.amount(line.amount())));
      }
      assertThat(text)
          .contains(run.hashes().input().hex())
          .contains(run.hashes().optimization().hex())
          .contains(run.hashes().cost().hex());
    }
  }

  @Test
  void theFirstPageSaysWhatToDoWhatItSavesAndHowSureThatIs() {
    ReportedRun run = Runs.small();
    Words words = words(run, Locale.ENGLISH);
    try (PdfReader pdf = read(run, Paper.A4, Locale.ENGLISH)) {
      assertThat(pdf.text(1, 1))
          .contains("Works <North> & Söhne")
          .contains(plain(words.money(run.bill().planCost())))
          .contains(plain(words.money(run.fifo().savings().amount())))
          .contains(plain(words.power(run.dispatch().peakKw())))
          .contains(plain(words.power(run.grid().contractualPeakKw())))
          .contains("Today: Mon, Nov 23, 2026")
          .contains("HTR-1", "J-1");
      assertThat(pdf.document().getPage(1).getMediaBox().getWidth())
          .as("the second page begins the pictures")
          .isGreaterThan(pdf.document().getPage(1).getMediaBox().getHeight());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 150})
  void theFirstPageNeverRunsOver(int jobs) {
    for (Paper paper : Paper.values()) {
      for (Locale language : ReportSettings.LANGUAGES) {
        try (PdfReader pdf = read(many(jobs), paper, language)) {
          PDRectangle second = pdf.document().getPage(1).getMediaBox();
          assertThat(second.getWidth())
              .as("%s jobs, %s, %s", jobs, paper, language)
              .isGreaterThan(second.getHeight());
        }
      }
    }
  }

  @Test
  void everyPageIsNumbered() {
    try (PdfReader pdf = read(Runs.small(), Paper.A4, Locale.GERMAN)) {
      int pages = pdf.document().getNumberOfPages();
      for (int page = 1; page <= pages; page++) {
        assertThat(pdf.text(page, page)).contains("Seite " + page + " von " + pages);
      }
    }
  }

  @Test
  void theDocumentIsTaggedForPeopleWhoHearIt() {
    try (PdfReader pdf = read(Runs.small(), Paper.A4, Locale.GERMAN)) {
      var catalog = pdf.document().getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo("de");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.document().getDocumentInformation().getTitle())
          .contains("Works <North> & Söhne");
      List<PDStructureElement> all = pdf.structure();
      Set<String> types = new HashSet<>();
      all.forEach(element -> types.add(element.getStructureType()));
      assertThat(types).contains("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure");
      assertThat(all)
          .filteredOn(element -> element.getStructureType().equals("Figure"))
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(figure -> assertThat(figure.getAlternateDescription()).isNotBlank());
      assertThat(all)
          .filteredOn(element -> element.getStructureType().equals("TH"))
          .allSatisfy(
              head ->
                  assertThat(head.getCOSObject().getDictionaryObject(COSName.A).toString())
                      .contains("Scope"));
    }
  }

  @Test
  void fontsAreEmbeddedWithOnlyTheGlyphsUsed() throws Exception {
    byte[] bytes = bytes(Runs.small(), Paper.A4, Locale.ENGLISH);
    try (PdfReader pdf = new PdfReader(bytes)) {
      int fonts = 0;
      for (PDPage page : pdf.document().getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+IBMPlexSans.*");
          fonts++;
        }
      }
      assertThat(fonts).isPositive();
    }
  }

  @Test
  void oneRunGivesTheSameBytesAndAnotherOthers() {
    byte[] once = bytes(Runs.small(), Paper.A4, Locale.ENGLISH);
    assertThat(bytes(Runs.small(), Paper.A4, Locale.ENGLISH)).isEqualTo(once);
    assertThat(bytes(Runs.small(), Paper.A4, Locale.GERMAN)).isNotEqualTo(once);
    try (PdfReader pdf = new PdfReader(once)) {
      assertThat(pdf.document().getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo(Runs.small().asOf());
    }
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void pagesHaveTheSizeOfThePaperAndNothingIsOutside(Paper paper) {
    float[] sides = paper == Paper.A4 ? new float[] {595, 842} : new float[] {612, 792};
    try (PdfReader pdf = read(many(150), paper, Locale.GERMAN)) {
      for (PDPage page : pdf.document().getPages()) {
        PDRectangle box = page.getMediaBox();
        assertThat(Math.min(box.getWidth(), box.getHeight())).isBetween(sides[0] - 1, sides[0] + 1);
        assertThat(Math.max(box.getWidth(), box.getHeight())).isBetween(sides[1] - 1, sides[1] + 1);
      }
      assertInside(pdf);
    }
  }

  @Test
  void namesThatMeanHarmAreOnlyNames() {
    String longName = "Überlangerauftragsname".repeat(8);
    ReportedRun run =
        Runs.of(
            "2026-11-23T00:00",
            1,
            job(
                "</td></tr></table><h1>x</h1>",
                "&amp;&#x41; <!-- ]]>",
                100,
                60,
                "2026-11-23T12:00"),
            job(
                "J-\\u65e5\\u672c\\ud83d\\ude00",
                "\\u05e9\\u05dc\\u05d5\\u05dd \\u202e\\u0007 Ωμέγα Жар",
                100,
                60,
                "2026-11-23T12:00"),
            job(
                "url(http://example.org/x)",
                "<img src='file:///etc/passwd'/>",
                100,
                60,
                "2026-11-23T12:00"),
            job(longName, longName, 100, 60, "2026-11-23T12:00"));
    try (PdfReader pdf = read(run, Paper.A4, Locale.ENGLISH)) {
      assertThat(pdf.text())
          .contains("</td></tr></table>")
          .contains("&amp;&#x41;")
          .contains("Ωμέγα Жар")
          .contains("J-???");
      assertThat(pdf.structure())
          .filteredOn(element -> element.getStructureType().equals("H1"))
          .hasSize(1);
      assertInside(pdf);
    }
  }

  @Test
  void aThousandJobsAreAllThere() {
    try (PdfReader pdf = read(many(1000), Paper.LETTER, Locale.ENGLISH)) {
      String text = pdf.text();
      for (int job = 0; job < 1000; job++) {
        assertThat(text).contains("JOB-%04d".formatted(job));
      }
      assertInside(pdf);
    }
  }

  @Test
  void aPlantWithoutAPlanSaysWhyAndWhatWouldHelp() {
    ReportedRun run = Runs.small();
    NoPlanReport report =
        new NoPlanReport(
            run.grid(),
            run.asOf(),
            run.hashes().input(),
            new NoPlanReport.Contradiction(
                List.of(new Limit.Planned("J-1"), new Limit.Deadline("J-1")), true),
            List.of(
                new NoPlanReport.Repair(
                    List.of(new LaterDeadline("J-1", Duration.ofMinutes(30))),
                    true,
                    new BigDecimal("435.25"),
                    new BigDecimal("125"),
                    new BigDecimal("430.5"))),
            List.of(),
            settings(Paper.A4, Locale.ENGLISH));
    try (PdfReader pdf = new PdfReader(new PdfReport().render(report).get("report.pdf"))) {
      assertThat(pdf.document().getNumberOfPages()).isLessThanOrEqualTo(2);
      assertThat(pdf.text())
          .contains("J-1 cannot be planned: J-1 must end by")
          .contains("J-1 may end 30 min later")
          .contains("435.25")
          .contains("125.00")
          .contains(run.hashes().input().hex());
      assertInside(pdf);
    }
  }

  @Test
  void theCodeReadsAsTheHashes() throws Exception {
    String hash = Runs.small().hashes().cost().hex();
    Picture picture = QrPicture.of("cost_hash " + hash + "\n", 104, "t", "d");
    double cell =
        picture.shapes().stream()
            .map(Shape.Rect.class::cast)
            .mapToDouble(rect -> rect.height() / 1.02)
            .min()
            .orElseThrow();
    int side = (int) Math.round(104 / cell);
    BitMatrix bits = new BitMatrix(side);
    for (Shape shape : picture.shapes()) {
      Shape.Rect rect = (Shape.Rect) shape;
      bits.setRegion(
          (int) Math.round(rect.x() / cell),
          (int) Math.round(rect.y() / cell),
          (int) Math.round(rect.width() / cell),
          1);
    }
    assertThat(new Decoder().decode(bits).getText()).isEqualTo("cost_hash " + hash + "\n");
  }

  private static void assertInside(PdfReader pdf) {
    List<PdfReader.Placed> all = pdf.placed();
    assertThat(all).isNotEmpty();
    List<PdfReader.Placed> outside =
        all.stream()
            .filter(
                placed -> {
                  PDRectangle box = pdf.document().getPage(placed.page() - 1).getMediaBox();
                  return placed.left() < 25
                      || placed.right() > box.getWidth() - 25
                      || placed.bottom() < 20
                      || placed.bottom() > box.getHeight() - 12;
                })
            .toList();
    assertThat(outside).isEmpty();
  }

  private static ReportedRun many(int jobs) {
    return Runs.of(
        "2026-11-23T00:00",
        7,
        IntStream.range(0, jobs)
            .mapToObj(
                i ->
                    job(
                        "JOB-%04d".formatted(i),
                        "Product number " + i,
                        5 + i % 7,
                        15 + 15 * (i % 4),
                        "2026-11-%02dT%02d:00".formatted(24 + i % 6, i % 24)))
            .toArray(String[]::new));
  }

  private static PdfReader read(ReportedRun run, Paper paper, Locale language) {
    return new PdfReader(bytes(run, paper, language));
  }

  private static byte[] bytes(ReportedRun run, Paper paper, Locale language) {
    return new PdfReport()
        .render(
            new RunReport(
                run,
                List.of(),
                null,
                Reports.writer().write(RunFacts.of(run, List.of(), null), language),
                settings(paper, language)))
        .get("report.pdf");
  }

  private static ReportSettings settings(Paper paper, Locale language) {
    return new ReportSettings(EnumSet.of(ReportFormat.PDF), paper, language);
  }

  private static Words words(ReportedRun run, Locale language) {
    return new Words(language, run.bill().currency(), run.grid().time().zone());
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }
}
