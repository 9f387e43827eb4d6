package io.heatscheduler.reports.chart;

import io.heatscheduler.core.Check;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How each style looks. The tariff bands get darker with the price and the kinds of bars differ in
 * brightness, so a picture can be read when printed in grey.
 */
public final class Palette {

  /**
   * How one style looks.
   *
   * @param fill colour as RRGGBB; null: not filled
   * @param stroke colour as RRGGBB; null: no line
   * @param strokeWidth points
   * @param dash length of dashes and gaps, points; 0: solid
   * @param strong whether text is set in the heavy weight
   */
  public record Ink(
      @Nullable Integer fill,
      @Nullable Integer stroke,
      double strokeWidth,
      double dash,
      boolean strong) {}

  /** On white. */
  public static final Palette LIGHT =
      new Palette(
          new int[] {0xF5F6F4, 0xFBF3DC, 0xF6E5B5, 0xEFD288, 0xE4B95C},
          0x1B2733,
          0x5B6773,
          0xD5DADF,
          0x1D4A78,
          0x5A7F88,
          0xFFFFFF,
          0xB3261E,
          0xB9C3CC,
          0x7FA3C7,
          0xB4530A,
          0xFFFFFF);

  /** On a dark screen. */
  public static final Palette DARK =
      new Palette(
          new int[] {0x1C2329, 0x2B2A22, 0x3D3622, 0x534622, 0x6B5720},
          0xE6EAEE,
          0x9AA7B3,
          0x3A444D,
          0x78AEE3,
          0x8FB9C0,
          0x0E1418,
          0xFF8A80,
          0x4A555F,
          0x41699A,
          0xF0A35E,
          0x14191D);

  private final Map<Style, Ink> inks = new EnumMap<>(Style.class);

  private Palette(
      int[] bands,
      int text,
      int muted,
      int grid,
      int electric,
      int fuel,
      int onJob,
      int alarm,
      int base,
      int load,
      int fifo,
      int paper) {
    for (int level = 0; level < bands.length; level++) {
      inks.put(Style.band(level), fill(bands[level]));
    }
    inks.put(Style.DAY_LINE, stroke(muted, 0.6, 0));
    inks.put(Style.GRID, stroke(grid, 0.4, 0));
    inks.put(Style.FRAME, stroke(grid, 0.6, 0));
    inks.put(Style.LANE, fill(paper));
    inks.put(Style.TEXT, fill(text));
    inks.put(Style.STRONG_TEXT, new Ink(text, null, 0, 0, true));
    inks.put(Style.MUTED_TEXT, fill(muted));
    inks.put(Style.JOB_ELECTRIC, new Ink(electric, paper, 0.5, 0, false));
    inks.put(Style.JOB_FUEL, new Ink(fuel, paper, 0.5, 0, false));
    inks.put(Style.JOB_TEXT, fill(onJob));
    inks.put(Style.IDLE, fill(muted));
    inks.put(Style.HEAT_UP, fill(fifo));
    inks.put(Style.STANDBY, new Ink(null, muted, 0.9, 1.2, false));
    inks.put(Style.COOL_DOWN, fill(load));
    inks.put(Style.UNAVAILABLE, new Ink(paper, grid, 0.4, 0, false));
    inks.put(Style.HATCH, stroke(muted, 0.4, 0));
    inks.put(Style.DEADLINE, stroke(alarm, 1.1, 0));
    inks.put(Style.BASE_LOAD, fill(base));
    inks.put(Style.EQUIPMENT_LOAD, fill(load));
    inks.put(Style.LOAD_LINE, stroke(electric, 0.9, 0));
    inks.put(Style.LIMIT, stroke(alarm, 0.9, 4));
    inks.put(Style.LIMIT_TEXT, new Ink(alarm, null, 0, 0, true));
    inks.put(Style.FIFO, stroke(fifo, 0.7, 0));
    inks.put(Style.FLOOR, stroke(text, 0.7, 1.4));
    inks.put(Style.PEAK, new Ink(text, paper, 0.8, 0, true));
    inks.put(Style.POINTER, new Ink(null, null, 0, 0, false));
    Check.that(inks.size() == Style.values().length, "palette knows %s styles", inks.size());
  }

  /** All inks by style. */
  public Map<Style, Ink> inks() {
    return Collections.unmodifiableMap(inks);
  }

  /** How a style looks. */
  public Ink ink(Style style) {
    Ink ink = inks.get(style);
    if (ink == null) {
      throw new IllegalArgumentException("no ink for " + style);
    }
    return ink;
  }

  private static Ink fill(int colour) {
    return new Ink(colour, null, 0, 0, false);
  }

  private static Ink stroke(int colour, double width, double dash) {
    return new Ink(null, colour, width, dash, false);
  }
}
