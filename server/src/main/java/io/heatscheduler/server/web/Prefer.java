package io.heatscheduler.server.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Prefer header (RFC 7240). */
public final class Prefer {
  /** Longest wait that is granted. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?:$|[,;])");

  private Prefer() {}

  /**
   * How long a client would wait for a result before it is told where to look ({@code wait=10}).
   *
   * @param header the header, if sent
   * @return at most {@link #LONGEST}; zero if it does not want to wait
   */
  public static Duration waitOf(@Nullable String header) {
    if (header == null) {
      return Duration.ZERO;
    }
    Matcher matcher = WAIT.matcher(header);
    if (!matcher.find()) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
