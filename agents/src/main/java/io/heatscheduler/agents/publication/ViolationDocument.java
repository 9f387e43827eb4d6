package io.heatscheduler.agents.publication;

import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.relax.Violation;
import java.time.ZoneId;
import java.util.List;

/** Violations of a relaxed run as published in {@code schedule.json} and by {@code --json}. */
public record ViolationDocument(ZoneId zone) {
  /** One object for each violation, in order. */
  public List<Document> list(List<Violation> violations) {
    return violations.stream().map(this::of).toList();
  }

  private Document of(Violation violation) {
    return Document.with()
        .put("kind", violation.kind().published())
        .put("job_id", violation.jobId())
        .put("equipment_id", violation.equipmentId())
        .put("start", Document.time(violation.span().start(), zone))
        .put("end", Document.time(violation.span().end(), zone))
        .put("amount", violation.amount())
        .put("unit", violation.unit())
        .put("price", violation.price())
        .build();
  }
}
