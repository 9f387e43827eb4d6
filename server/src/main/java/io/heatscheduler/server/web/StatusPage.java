package io.heatscheduler.server.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page at the root: says that the server runs and where to go. */
@RestController
class StatusPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>HeatScheduler</title>
      <h1>HeatScheduler is running</h1>
      <p>This is the server's API. Programs find it under <code>/api/v1</code>;
      try it in the <a href="/swagger-ui/index.html">API explorer</a>; its description is
      <a href="/api/v1/openapi.json">openapi.json</a>.</p>
      <p>Health and metrics are on the management port, by default
      <code>:9090/actuator/health</code> and <code>:9090/actuator/prometheus</code>.</p>
      </html>
      """;

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String status() {
    return PAGE;
  }
}
