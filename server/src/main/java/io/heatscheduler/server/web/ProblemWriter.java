package io.heatscheduler.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is: in filters and on the error page. */
@Component
public final class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes a problem, unless an answer is on its way already. */
  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    HttpStatus status = problem.status();
    response.setStatus(status.value());
    if (problem.retryAfter() != null) {
      response.setHeader("Retry-After", String.valueOf(problem.retryAfter().toSeconds()));
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            json.writeValueAsBytes(
                ProblemBody.of(
                    status,
                    problem.code(),
                    String.valueOf(problem.getMessage()),
                    TraceIds.of(request),
                    problem.findings())));
    response.flushBuffer();
  }
}
