package io.heatscheduler.server.web;

import io.heatscheduler.core.outcome.Finding;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An answer that refuses a request, as RFC 9457 shapes it; thrown anywhere below a route.
 *
 * <p>Bad content is 422 with every finding; what is not there and what belongs to another tenant
 * are both {@link #notFound}, so that nobody learns which.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final transient List<Finding> findings;
  private final @Nullable Duration retryAfter;

  /**
   * A problem.
   *
   * @param code stable machine name in upper snake case
   * @param detail one sentence for people, without values of other users
   */
  public Problem(HttpStatus status, String code, String detail, List<Finding> findings) {
    this(status, code, detail, findings, null);
  }

  private Problem(
      HttpStatus status,
      String code,
      String detail,
      List<Finding> findings,
      @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.findings = List.copyOf(findings);
    this.retryAfter = retryAfter;
  }

  /** A problem without findings. */
  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, List.of());
  }

  /** 422: understood, but wrong; every finding says where and how to fix it. */
  public static Problem unprocessable(String code, List<Finding> findings) {
    String detail =
        findings.size() == 1
            ? findings.getFirst().message()
            : "%d findings; see \"findings\".".formatted(findings.size());
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail, findings);
  }

  /** 429: the caller's tenant has as much in progress as it may have. */
  public static Problem tooMany(String code, String detail, Duration retryAfter) {
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, code, detail, List.of(), retryAfter);
  }

  /** 503: this server has as much in progress as it can have. */
  public static Problem busy(String code, String detail, Duration retryAfter) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), retryAfter);
  }

  /** 404: there is no such thing for this caller. */
  public static Problem notFound() {
    return of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here for you.");
  }

  /** 409: not possible in the state things are in. */
  public static Problem conflict(String code, String detail) {
    return of(HttpStatus.CONFLICT, code, detail);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Finding> findings() {
    return findings;
  }

  /** When a repeat may help; null: it will not by itself. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
