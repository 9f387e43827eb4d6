package io.heatscheduler.server.security;

import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits requests per client and tells it where it stands. The client is who shows a valid token,
 * else the address.
 */
final class RateLimitFilter extends OncePerRequestFilter {
  private static final String COUNTED = RateLimitFilter.class.getName();

  private final RateLimits limits;
  private final RateLimits.Policy policy;
  private final ClientAddress addresses;
  private final ProblemWriter problems;

  RateLimitFilter(
      RateLimits limits, int perMinute, ClientAddress addresses, ProblemWriter problems) {
    this.limits = limits;
    this.policy = new RateLimits.Policy("default", perMinute, Duration.ofMinutes(1));
    this.addresses = addresses;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (admits(request, response)) {
      chain.doFilter(request, response);
    }
  }

  /**
   * Counts a request, once; if it is one too many, the answer is written.
   *
   * @return whether it may go on
   */
  boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getAttribute(COUNTED) != null) {
      return true;
    }
    request.setAttribute(COUNTED, true);
    Caller caller = RoleCheck.caller();
    String client =
        caller == null || caller.tokenId().isEmpty()
            ? "address:" + addresses.of(request)
            : caller.tenant() + ":" + caller.actor();
    RateLimits.Decision decision = limits.take(policy, client);
    response.setHeader(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(policy.name(), policy.quota(), policy.window().toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(policy.name(), decision.remaining(), decision.retryAfterSeconds()));
    if (!decision.allowed()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(decision.retryAfterSeconds()));
      problems.write(
          request,
          response,
          Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "RATE_LIMITED",
              "More than %d requests a minute. Wait %d s."
                  .formatted(policy.quota(), decision.retryAfterSeconds())));
    }
    return decision.allowed();
  }
}
