package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.fact.check.FactChecker;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.Narrative.Sentence;
import io.heatscheduler.core.report.NarrativeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words of which every number is proven: a text that says anything but facts is not shown.
 *
 * <p>One wrong sentence of a writer that is not the template's makes the template's words stand for
 * all of them. A wrong sentence of the template is a bug: it is told, and left out.
 */
final class CheckedNarrative {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedNarrative.class);

  private final NarrativeWriter writer;
  private final NarrativeWriter template;

  /**
   * A checked narrative.
   *
   * @param writer may be anybody
   * @param template stands in where the writer fails
   */
  CheckedNarrative(NarrativeWriter writer, NarrativeWriter template) {
    this.writer = writer;
    this.template = template;
  }

  /**
   * Proven words.
   *
   * @param narrative what may be shown
   * @param findings what was not proven
   */
  record Proven(Narrative narrative, List<Finding> findings) {}

  /** The run in words, each number of them a fact. */
  Proven write(Facts facts, Locale language) {
    List<Finding> told = new ArrayList<>();
    if (writer != template) {
      Proven proven = proven(writer, facts, language);
      if (proven.findings().isEmpty()) {
        return proven;
      }
      LOG.warn(
          "a narrative is not proven ({} findings): templates stand in", proven.findings().size());
      proven.findings().forEach(finding -> told.add(replaced(finding)));
    }
    Proven proven = proven(template, facts, language);
    told.addAll(proven.findings());
    return new Proven(proven.narrative(), told);
  }

  private static Proven proven(NarrativeWriter who, Facts facts, Locale language) {
    Narrative written;
    try {
      written = who.write(facts, language);
    } catch (RuntimeException failed) {
      LOG.error("wording failed", failed);
      return new Proven(new Narrative(language, List.of()), List.of(failure()));
    }
    FactChecker checker = new FactChecker(facts, language);
    List<Sentence> kept = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : written.sentences()) {
      List<Finding> wrong = checker.check(sentence.id(), sentence.text(), sentence.facts());
      findings.addAll(wrong);
      if (wrong.isEmpty()) {
        kept.add(sentence);
      }
    }
    return new Proven(new Narrative(language, kept), findings);
  }

  private static Finding failure() {
    return Finding.error(
        FactChecker.CODE,
        Location.of("narrative"),
        "The run could not be put into words.",
        "This is a bug: please report it with the log; the facts are right.");
  }

  private static Finding replaced(Finding finding) {
    return Finding.warning(
        finding.code(),
        finding.location(),
        finding.message(),
        "The words of the templates are shown instead.");
  }
}
