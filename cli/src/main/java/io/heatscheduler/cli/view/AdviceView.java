package io.heatscheduler.cli.view;

import io.heatscheduler.agents.repair.Advice;
import io.heatscheduler.agents.repair.Conflict;
import io.heatscheduler.agents.repair.Repair;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.site.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Why a plant has no plan, and what to change, as lines of text. */
public final class AdviceView {
  private static final int MOST_LINES_OF_A_CHANGE = 12;

  private final Advice advice;
  private final Palette palette;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  /**
   * A view.
   *
   * @param width characters per line
   */
  public AdviceView(Advice advice, Palette palette, int width) {
    this.advice = advice;
    this.palette = palette;
    this.width = width;
  }

  /** The lines; none if there is nothing to say. */
  public List<String> lines() {
    Conflict conflict = advice.conflict();
    if (conflict != null) {
      lines.add(palette.paint(Style.HEADING, " Why"));
      add("  ", Palette.safe(conflict.message()), false);
      conflict.words().forEach(words -> add("   -", Palette.safe(words), false));
      add(
          "  ",
          conflict.minimal()
              ? "Without any one of these, the others can be kept; nothing else takes part."
              : "Not proven minimal within the work given: some of these may not be needed.",
          true);
    }
    if (conflict != null && advice.repairs().isEmpty()) {
      add(
          "  ",
          "No change of one kind alone was found to be enough; --relax breaks several kinds.",
          false);
    }
    Site site = advice.site();
    if (site != null && !advice.repairs().isEmpty()) {
      lines.add(palette.paint(Style.HEADING, " What would help, the cheapest first"));
      for (int i = 0; i < advice.repairs().size(); i++) {
        addRepair(i + 1, advice.repairs().get(i), site.currency());
      }
    }
    return List.copyOf(lines);
  }

  /** Adds a text behind a mark, folded to the width. */
  private void add(String mark, String text, boolean muted) {
    String before = mark;
    for (String piece : Folding.fold(text, width - mark.length() - 1)) {
      lines.add(before + " " + (muted ? palette.paint(Style.MUTED, piece) : piece));
      before = " ".repeat(mark.length());
    }
  }

  private void addRepair(int number, Repair repair, Currency currency) {
    List<String> words = repair.words();
    int shown = Math.min(MOST_LINES_OF_A_CHANGE, words.size());
    for (int i = 0; i < shown; i++) {
      add(i == 0 ? " %2d.".formatted(number) : "    ", Palette.safe(capital(words.get(i))), false);
    }
    if (shown < words.size()) {
      lines.add("     ... and %d more (see them all with --json)".formatted(words.size() - shown));
    }
    BigDecimal gap = repair.gap();
    add(
        "    ",
        "%s: plan cost %s + relax price %s; %s%s"
            .formatted(
                Amounts.money(repair.total(), currency),
                Amounts.money(repair.planCost(), currency),
                Amounts.money(repair.price(), currency),
                gap == null
                    ? "no bound proven"
                    : "the best plan costs at most %s less".formatted(Amounts.percentUp(gap)),
                repair.smallest() ? "; no smaller change suffices" : ""),
        true);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }
}
