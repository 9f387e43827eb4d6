package io.heatscheduler.reports.excel;

/**
 * A live formula.
 *
 * @param text without the leading equals sign, function names in English as files hold them
 */
record Formula(String text) {
  /** A text inside a formula. */
  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
