package io.heatscheduler.server.security;

import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers who is not known (401) and who may not (403). A 401 says nothing about why, and counts
 * against the address, so that tokens cannot be tried without end.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final RateLimitFilter limits;
  private final ProblemWriter problems;

  Refusals(RateLimitFilter limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (limits.admits(request, response)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(
          request,
          response,
          Problem.of(
              HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "A valid access token is needed."));
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    problems.write(request, response, RoleCheck.forbidden());
  }
}
