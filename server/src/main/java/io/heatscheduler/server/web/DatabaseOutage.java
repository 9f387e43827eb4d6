package io.heatscheduler.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 where a filter, e.g. the one that checks tokens, does not reach the database; routes
 * have {@link ProblemHandler}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class DatabaseOutage extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);

  private final ProblemWriter problems;

  DatabaseOutage(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (CannotCreateTransactionException | QueryTimeoutException unavailable) {
      LOG.warn("database not available: {}", unavailable.getMessage());
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      problems.write(
          request,
          response,
          Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "DATABASE_UNAVAILABLE",
              "The server cannot reach its data at the moment. Try again."));
    }
  }
}
