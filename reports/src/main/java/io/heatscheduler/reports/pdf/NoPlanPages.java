package io.heatscheduler.reports.pdf;

import io.heatscheduler.reports.content.Block;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.content.Section;
import io.heatscheduler.reports.words.Words;

/** The pages of a plant without a plan: why there is none, and what would help at what price. */
final class NoPlanPages {
  private final ReportContent content;
  private final Sheet sheet;
  private final PdfMarkup page;
  private final PageFrame frame;
  private final PdfFonts fonts;

  NoPlanPages(
      ReportContent content, Words words, Sheet sheet, PdfFonts fonts, PlacedPictures pictures) {
    this.content = content;
    this.sheet = sheet;
    this.fonts = fonts;
    this.page = new PdfMarkup(fonts, pictures, sheet.width());
    this.frame = new PageFrame(content, words);
  }

  String markup() {
    frame.title(page, sheet.width(), fonts);
    page.figures(content.figures(), 1);
    for (Section section : content.sections()) {
      frame.bookmark(section.id().anchor(), section.title());
      page.open("div", "class=\"section\"").heading(section.id().anchor(), section.title());
      for (Block block : section.blocks()) {
        if (block instanceof DataTable table) {
          page.table(table, sheet.width(), null, (row, column) -> null);
        } else {
          page.block(block);
        }
      }
      page.close("div");
    }
    return frame.document(page);
  }
}
