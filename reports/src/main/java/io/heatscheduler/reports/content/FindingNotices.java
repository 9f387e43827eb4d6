package io.heatscheduler.reports.content;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.reports.words.FindingLabels;
import java.util.ArrayList;
import java.util.List;

/** Findings as notices: what, what to do, where. */
final class FindingNotices {
  private FindingNotices() {}

  static List<Block> of(Terms terms, List<Finding> findings) {
    FindingLabels labels = terms.findings();
    List<Block> blocks = new ArrayList<>();
    if (!labels.allTranslated(findings)) {
      blocks.add(new Block.Paragraph(terms.text("warnings.english")));
    }
    blocks.add(
        new Block.Notices(findings.stream().map(finding -> notice(labels, finding)).toList()));
    return blocks;
  }

  private static Notice notice(FindingLabels labels, Finding finding) {
    List<String> details = new ArrayList<>();
    String fix = labels.fix(finding);
    if (!fix.isEmpty()) {
      details.add(fix);
    }
    String where = labels.where(finding);
    details.add(where.isEmpty() ? finding.code() : where + " · " + finding.code());
    return new Notice(
        finding.severity() == Severity.ERROR ? Tone.BAD : Tone.WATCH,
        labels.message(finding),
        details);
  }
}
