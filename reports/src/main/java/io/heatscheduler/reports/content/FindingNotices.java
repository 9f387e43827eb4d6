package io.heatscheduler.reports.content;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings as notices: what, what to do, where. */
final class FindingNotices {
  private FindingNotices() {}

  static List<Block> of(Terms terms, List<Finding> findings) {
    List<Block> blocks = new ArrayList<>();
    if (!terms.words().language().equals("en")) {
      blocks.add(new Block.Paragraph(terms.text("warnings.english")));
    }
    blocks.add(new Block.Notices(findings.stream().map(FindingNotices::notice).toList()));
    return blocks;
  }

  private static Notice notice(Finding finding) {
    List<String> details = new ArrayList<>();
    if (!finding.fix().isEmpty()) {
      details.add(finding.fix());
    }
    String where = finding.location().toString();
    details.add(where.isEmpty() ? finding.code() : where + " · " + finding.code());
    return new Notice(
        finding.severity() == Severity.ERROR ? Tone.BAD : Tone.WATCH, finding.message(), details);
  }
}
