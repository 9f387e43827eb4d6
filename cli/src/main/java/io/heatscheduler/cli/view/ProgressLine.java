package io.heatscheduler.cli.view;

import io.heatscheduler.agents.PipelineEvent;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.optimizer.Progress;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows where a search stands on the standard error stream: one line that is rewritten on a
 * terminal, a new line for each better plan or bound elsewhere; safe for use by several threads.
 */
public final class ProgressLine implements PipelineListener {
  private static final long REDRAW_NANOS = 100_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private final int width;
  private final LongSupplier nanoTime;
  private long lastDrawn;
  private int lastLength;
  private String lastText = "";

  /**
   * A progress line.
   *
   * @param err where to write
   * @param terminal whether lines can be rewritten
   * @param width characters per line; a line that wrapped could not be rewritten
   */
  public ProgressLine(PrintStream err, boolean terminal, int width) {
    this(err, terminal, width, System::nanoTime);
  }

  ProgressLine(PrintStream err, boolean terminal, int width, LongSupplier nanoTime) {
    this.err = err;
    this.terminal = terminal;
    this.width = width;
    this.nanoTime = nanoTime;
    this.lastDrawn = nanoTime.getAsLong() - REDRAW_NANOS;
  }

  @Override
  public synchronized void onProgress(Progress progress) {
    String values =
        "best %s · bound %s · gap %s"
            .formatted(amount(progress.incumbent()), amount(progress.bound()), gap(progress));
    if (terminal) {
      long now = nanoTime.getAsLong();
      if (now - lastDrawn >= REDRAW_NANOS) {
        lastDrawn = now;
        String line = Palette.cut(text(progress, values), width - 1);
        int padding = Math.max(0, lastLength - line.length());
        err.print("\r" + line + " ".repeat(padding));
        err.flush();
        lastLength = line.length();
      }
    } else if (!values.equals(lastText) && progress.incumbent() != null) {
      long now = nanoTime.getAsLong();
      if (now - lastDrawn >= 10 * REDRAW_NANOS) {
        lastDrawn = now;
        lastText = values;
        err.println(text(progress, values));
      }
    }
  }

  @Override
  public synchronized void onEvent(PipelineEvent event) {
    if (event instanceof PipelineEvent.RepairsSought) {
      close();
      err.println(" no schedule: finding out why, and which change would help ...");
    } else if (event instanceof PipelineEvent.OutlookSought) {
      close();
      err.println(" planned: now what more freedom would save, and the days after it ...");
    }
  }

  /** Clears the line so that results start on a clean one. */
  public synchronized void close() {
    if (terminal && lastLength > 0) {
      err.print("\r" + " ".repeat(lastLength) + "\r");
      err.flush();
      lastLength = 0;
    }
  }

  private String amount(@Nullable BigDecimal value) {
    return value == null
        ? "-"
        : String.format(Locale.ROOT, "%,.2f", value.setScale(2, RoundingMode.HALF_EVEN));
  }

  private static String gap(Progress progress) {
    double gap = progress.gap();
    return Double.isNaN(gap) ? "-" : String.format(Locale.ROOT, "%.2f %%", Math.max(0, gap) * 100);
  }

  private static String text(Progress progress, String values) {
    return String.format(
        Locale.ROOT,
        " %6.1f s  %-9s %s",
        progress.elapsed().toMillis() / 1000.0,
        progress.phase(),
        values);
  }
}
