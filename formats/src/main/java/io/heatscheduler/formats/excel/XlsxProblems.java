package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;

/** Refusals of a workbook as a whole, shared by the two Excel formats. */
final class XlsxProblems {
  private XlsxProblems() {}

  static Refusal encrypted(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_ENCRYPTED",
        "The workbook is protected by a password.",
        "Remove the password (File, Info, Protect Workbook) and save it.");
  }

  static Refusal damaged(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_DAMAGED",
        "The workbook is damaged.",
        "Open it in Excel, let it repair the file and save it again.");
  }

  static Refusal macros(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_MACROS",
        "The workbook holds macros.",
        "Save it as \"Excel Workbook (.xlsx)\", which has none.");
  }

  static Refusal externalLinks(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_EXTERNAL_LINK",
        "The workbook takes values from another workbook.",
        "Break the links (Data, Edit Links) so that the values stay, and save it.");
  }

  static Refusal noSheet(SourceBytes source) {
    return Refusal.at(
        source.location(),
        "EXCEL_NO_SHEET",
        "The workbook has no visible sheet.",
        "Unhide the sheet that holds the data.");
  }
}
