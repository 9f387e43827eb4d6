package io.heatscheduler.server.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Optimistic locking over HTTP: a row's version as its ETag, and If-Match before a change. */
public final class Versions {
  private Versions() {}

  /** The ETag of a version, quotes included. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Requires that a client changes what it has seen.
   *
   * @param ifMatch the header
   * @param version of the row as it is
   * @throws Problem 428 without the header, 412 if the row changed since
   */
  public static void require(@Nullable String ifMatch, long version) {
    if (ifMatch == null) {
      throw Problem.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "IF_MATCH_MISSING",
          "Send the ETag of what you change as If-Match, so that no other change is lost.");
    }
    if (ifMatch.strip().equals("*")) {
      return;
    }
    for (String candidate : ifMatch.split(",", -1)) {
      if (candidate.strip().equals(etag(version))) {
        return;
      }
    }
    throw stale();
  }

  /** 412: somebody else was faster. */
  public static Problem stale() {
    return Problem.of(
        HttpStatus.PRECONDITION_FAILED,
        "CHANGED_MEANWHILE",
        "It was changed since you read it. Read it again, then repeat your change.");
  }
}
