package io.heatscheduler.server.runs;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.pipeline.GivenDocument;
import io.heatscheduler.server.web.Problem;
import java.util.List;

/** Bodies whose inner keys are those of a plant's files. */
final class Bodies {
  private Bodies() {}

  /**
   * Reads a body.
   *
   * @throws Problem 422 with every finding
   */
  static GivenDocument read(byte[] body) {
    return switch (GivenDocument.read(body)) {
      case Outcome.Done<GivenDocument>(GivenDocument given, var ignored) -> given;
      case Outcome.Rejected<GivenDocument>(List<Finding> findings) ->
          throw Problem.unprocessable("BODY_INVALID", findings);
    };
  }
}
