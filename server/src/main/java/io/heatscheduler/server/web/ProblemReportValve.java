package io.heatscheduler.server.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Words what Tomcat refuses before any filter runs, e.g. a malformed address. */
public final class ProblemReportValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    String body =
        """
        {"type":"about:blank","title":"Error","status":%d,"detail":"The request is not understood.",\
        "code":"BAD_REQUEST","traceId":"%s","findings":[]}\
        """
            .formatted(response.getStatus(), "0".repeat(32));
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      containerLog(request, e);
    }
  }

  private void containerLog(Request request, Exception e) {
    getContainer().getLogger().debug("no answer to " + request.getMethod(), e);
  }
}
