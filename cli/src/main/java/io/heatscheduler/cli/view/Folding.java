package io.heatscheduler.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks text that is longer than a line. */
final class Folding {
  private Folding() {}

  /** The text in pieces of at most so many chars, broken at blanks; a longer word stays whole. */
  static List<String> fold(String text, int room) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      if (blank <= 0) {
        blank = rest.indexOf(' ', room);
      }
      if (blank < 0) {
        break;
      }
      pieces.add(rest.substring(0, blank));
      rest = rest.substring(blank + 1);
    }
    pieces.add(rest);
    return pieces;
  }
}
