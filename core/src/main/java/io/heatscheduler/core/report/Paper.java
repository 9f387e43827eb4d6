package io.heatscheduler.core.report;

import java.util.Locale;

/** Sizes of paper. */
public enum Paper {
  /** 210 by 297 mm. */
  A4,
  /** 8.5 by 11 inches. */
  LETTER;

  /** The name as the command line writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
