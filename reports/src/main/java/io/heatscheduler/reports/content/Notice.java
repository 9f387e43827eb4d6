package io.heatscheduler.reports.content;

import java.util.List;

/**
 * Something a person should know.
 *
 * @param tone how it is meant
 * @param text one sentence
 * @param details places it is about, a few at most; empty if the sentence says all
 */
public record Notice(Tone tone, String text, List<String> details) {
  public Notice {
    details = List.copyOf(details);
  }

  /** A notice without details. */
  public Notice(Tone tone, String text) {
    this(tone, text, List.of());
  }
}
