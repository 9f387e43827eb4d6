package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.job.JobColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes job rows one by one: checks each, finds duplicates, and keeps as many jobs as can be
 * planned.
 *
 * <p>Of further rows only two fingerprints are kept, so a 50 MB file fits a small heap.
 */
final class JobRows {
  /** SPEC's production_jobs columns that a file can give; completeness counts them. */
  static final List<String> QUALITY_COLUMNS = JobColumn.headersTo(JobColumn.PRIORITY);

  private final JobReader reader;
  private final int mostKept;
  private final List<JobDraft> drafts = new ArrayList<>();
  private final Fingerprints ids = new Fingerprints();
  private final Fingerprints contents = new Fingerprints();
  private int rows;
  private long givenValues;
  private long suspiciousRows;
  private long repeatedRows;

  JobRows(JobReader reader, int mostKept) {
    this.reader = reader;
    this.mostKept = mostKept;
  }

  void accept(Fields fields) {
    rows++;
    givenValues += fields.countGiven(QUALITY_COLUMNS);
    Integer line = fields.location().row();
    int place = line == null ? rows : line;
    JobDraft draft = reader.read(fields);
    String id = fields.node("job_id") instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    int first = id.isEmpty() ? 0 : ids.putIfAbsent(id, place);
    if (first != 0) {
      repeatedRows++;
      fields.error(
          "job_id",
          "DUPLICATE_ID",
          "%s is given already, in %s %d."
              .formatted(Shown.of(id), line == null ? "item" : "row", first),
          "Give every job an id of its own.");
    } else if (draft != null) {
      if (contents.putIfAbsent(draft.content(), place) != 0) {
        repeatedRows++;
      }
      if (drafts.size() < mostKept) {
        drafts.add(draft);
      }
    }
    if (fields.warned()) {
      suspiciousRows++;
    }
  }

  List<JobDraft> drafts() {
    return drafts;
  }

  /** Rows read, right or wrong. */
  int rows() {
    return rows;
  }

  DataQuality quality() {
    return new DataQuality(rows, givenValues, suspiciousRows, repeatedRows);
  }
}
