package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.zip.ZipProblems;

/** What is wrong with the archive that a workbook (.xlsx) is. */
enum WorkbookProblems implements ZipProblems {
  /** The only one. */
  INSTANCE;

  @Override
  public Refusal encrypted(SourceBytes source) {
    return XlsxProblems.encrypted(source);
  }

  @Override
  public Refusal damaged(SourceBytes source) {
    return XlsxProblems.damaged(source);
  }

  @Override
  public Refusal truncated(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_TRUNCATED",
        "The workbook is cut off: the end of the file is missing.",
        "Copy or download it again.");
  }

  @Override
  public Refusal tooManyParts(SourceBytes source, int most) {
    return Refusal.at(
        source.location(),
        "EXCEL_TOO_MANY_PARTS",
        "The workbook packs more than %s files.".formatted(Quoted.count(most)),
        "Copy the cells into a new workbook and save that.");
  }

  @Override
  public Refusal unpacksTooLarge(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_UNPACKS_TOO_LARGE",
        "The workbook unpacks to more than 500 MB.",
        "Delete the sheets, pictures and rows that are not needed.");
  }

  @Override
  public Refusal compressionRatio(SourceBytes source, int most) {
    return Refusal.at(
        source.location(),
        "EXCEL_COMPRESSION_RATIO",
        "The workbook unpacks to over %d times its size, as only a damaged or hostile file does."
            .formatted(most),
        "Copy the cells into a new workbook and save that.");
  }
}
