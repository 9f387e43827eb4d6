package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import java.util.List;

/** Ends a start with the findings that say why. */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  StartRefused(List<Finding> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  List<Finding> findings() {
    return findings;
  }
}
