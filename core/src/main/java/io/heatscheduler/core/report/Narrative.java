package io.heatscheduler.core.report;

import java.util.List;
import java.util.Locale;

/**
 * A run in plain words.
 *
 * @param language of the words
 * @param sentences in reading order
 */
public record Narrative(Locale language, List<Sentence> sentences) {
  public Narrative {
    sentences = List.copyOf(sentences);
  }

  /**
   * One sentence.
   *
   * @param id message key, e.g. {@code cost.saved}
   * @param text the words; every number in it is the value of one of its facts
   * @param facts ids of the facts behind it
   */
  public record Sentence(String id, String text, List<String> facts) {
    public Sentence {
      facts = List.copyOf(facts);
    }
  }
}
