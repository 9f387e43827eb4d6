package io.heatscheduler.reports.excel;

/** How a cell looks; {@link Looks} makes the styles. */
enum Look {
  /** Name of a sheet's subject. */
  TITLE,
  /** Line below a title. */
  SUBTITLE,
  /** Heading inside a sheet. */
  SECTION,
  /** Head of a column of text. */
  HEADER,
  /** Head of a column of numbers. */
  HEADER_RIGHT,
  /** Text on one line. */
  TEXT,
  /** Text that wraps. */
  PARAGRAPH,
  /** Explanation. */
  NOTE,
  /** Value that matters most. */
  KEY_TEXT,
  /** Money that matters most. */
  KEY_MONEY,
  /** Whole number. */
  WHOLE,
  /** Mean power, one decimal. */
  POWER,
  /** Energy, two decimals. */
  ENERGY,
  /** A quantity of any unit, up to three decimals. */
  QUANTITY,
  /** Hours, two decimals. */
  HOURS,
  /** Money with the currency's sign and decimals. */
  MONEY,
  /** Money with six decimals: what rounding leaves. */
  FINE,
  /** Price of a unit, five decimals. */
  RATE,
  /** Share, e.g. 12.5 %. */
  PERCENT,
  /** Date and time. */
  TIME,
  /** Date. */
  DATE,
  /** Verdict of a check. */
  VERDICT;

  /** Whether the cell holds a number or a time, so that it and its header are set right. */
  boolean isNumber() {
    return compareTo(WHOLE) >= 0 && compareTo(TIME) < 0;
  }
}
