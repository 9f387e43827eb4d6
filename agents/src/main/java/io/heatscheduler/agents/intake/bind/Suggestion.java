package io.heatscheduler.agents.intake.bind;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant: the known name with the fewest letters changed. */
public final class Suggestion {
  private static final int LONGEST_LISTED = 12;

  private Suggestion() {}

  /**
   * A sentence that helps: the nearest name, else all names if they are few.
   *
   * @param written what was found
   * @param known names that would have been right, in the order to list them
   */
  public static String sentence(String written, Collection<String> known) {
    String nearest = nearest(written, known);
    if (nearest != null) {
      return "Did you mean %s?".formatted(nearest);
    }
    if (known.isEmpty()) {
      return "None is defined.";
    }
    return known.size() <= LONGEST_LISTED
        ? "Use one of: %s.".formatted(String.join(", ", known))
        : "There are %d to choose from, e.g. %s.".formatted(known.size(), known.iterator().next());
  }

  /** The nearest known name, or null if none is near; ties go to the first. */
  public static @Nullable String nearest(String written, Collection<String> known) {
    String wanted = written.toLowerCase(Locale.ROOT);
    if (wanted.length() > 64) {
      return null;
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String name : known) {
      String candidate = name.toLowerCase(Locale.ROOT);
      int allowed = Math.max(1, Math.max(wanted.length(), candidate.length()) / 3);
      int distance =
          Math.abs(wanted.length() - candidate.length()) > allowed
              ? Integer.MAX_VALUE
              : distance(wanted, candidate);
      if (distance > allowed && wanted.length() >= 4 && candidate.startsWith(wanted)) {
        distance = allowed; // the beginning of a longer name, e.g. duration for duration_minutes
      }
      if (distance <= allowed && distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Letters inserted, dropped, replaced or swapped with their neighbour (restricted Damerau). */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
