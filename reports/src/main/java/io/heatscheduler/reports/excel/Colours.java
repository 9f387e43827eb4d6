package io.heatscheduler.reports.excel;

import io.heatscheduler.reports.chart.Palette;
import io.heatscheduler.reports.chart.Palette.Ink;
import io.heatscheduler.reports.chart.Style;
import java.util.Objects;

/** Colours of the workbook, RRGGBB: those of the charts of the other documents. */
final class Colours {
  static final int TEXT = fill(Style.TEXT);
  static final int MUTED = fill(Style.MUTED_TEXT);
  static final int GRID = stroke(Style.GRID);
  static final int PAPER = fill(Style.LANE);
  static final int PLAN = fill(Style.JOB_ELECTRIC);
  static final int FUEL = fill(Style.JOB_FUEL);
  static final int FIFO = stroke(Style.FIFO);
  static final int ALARM = stroke(Style.LIMIT);
  static final int BASE_LOAD = fill(Style.BASE_LOAD);
  static final int LOAD = fill(Style.EQUIPMENT_LOAD);
  static final int STRIPE = 0xF3F6F8;
  static final int GOOD = 0x1E6B3A;
  static final int GOOD_PAPER = 0xE3F1E7;
  static final int BAD_PAPER = 0xFBE4E2;

  private Colours() {}

  /** Colour behind the slots of a tariff band. */
  static int band(Style style) {
    return fill(style);
  }

  private static int fill(Style style) {
    return colour(Palette.LIGHT.ink(style).fill(), style);
  }

  private static int stroke(Style style) {
    Ink ink = Palette.LIGHT.ink(style);
    return colour(ink.stroke() == null ? ink.fill() : ink.stroke(), style);
  }

  private static int colour(@org.jspecify.annotations.Nullable Integer rgb, Style style) {
    return Objects.requireNonNull(rgb, () -> "no colour for " + style);
  }

  /** The colour as three bytes. */
  static byte[] bytes(int rgb) {
    return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
  }
}
