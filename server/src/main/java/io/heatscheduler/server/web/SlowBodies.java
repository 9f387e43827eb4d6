package io.heatscheduler.server.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;

/**
 * Ends requests whose body comes too slowly, whoever reads it: a body has a time, and more the more
 * of it has come. What an answered request left unread is read for a shorter time. Tomcat alone
 * would wait as long as a byte comes now and then.
 */
final class SlowBodies extends ValveBase {
  private static final int MOST_UNREAD_BYTES = 2 * 1024 * 1024;

  private final long patienceNanos;
  private final long bytesPerSecond;

  /**
   * A valve.
   *
   * @param patience time of every body
   * @param bytesPerSecond slowest rate at which a body of any length may come, over 0
   */
  SlowBodies(Duration patience, long bytesPerSecond) {
    super(true);
    this.patienceNanos = patience.toNanos();
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request coyote = request.getCoyoteRequest();
    InputBuffer untimed = coyote.getInputBuffer();
    Timed timed = new Timed(untimed);
    coyote.setInputBuffer(timed);
    try {
      getNext().invoke(request, response);
      if (timed.expired || !(request.isAsync() || coyote.isFinished() || isRestRead(request))) {
        coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null); // the connection closes
      }
    } finally {
      coyote.setInputBuffer(untimed); // it serves the connection's next request, too
    }
  }

  private boolean isRestRead(Request request) {
    long begin = System.nanoTime();
    byte[] scratch = new byte[16 * 1024];
    long bytes = 0;
    try {
      InputStream rest = request.getStream();
      while (System.nanoTime() - begin < patienceNanos / 4 && bytes < MOST_UNREAD_BYTES) {
        int count = rest.read(scratch);
        if (count < 0) {
          return true;
        }
        bytes += count;
      }
    } catch (IOException | Problem gone) {
      getContainer().getLogger().debug("the rest of a body did not come", gone);
    }
    return false;
  }

  /** A body under its time. */
  private final class Timed implements InputBuffer {
    private final InputBuffer untimed;
    private boolean begun;
    private long begin;
    private long bytes;
    private boolean expired;

    Timed(InputBuffer untimed) {
      this.untimed = untimed;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      if (!begun) { // a request may have waited for its turn before anybody read its body
        begun = true;
        begin = System.nanoTime();
      }
      int count = untimed.doRead(handler);
      bytes += Math.max(0, count);
      long nanos = System.nanoTime() - begin;
      if (count > 0 && nanos > patienceNanos && nanos / 1e9 > (double) bytes / bytesPerSecond) {
        expired = true;
        throw Problem.of(
            HttpStatus.REQUEST_TIMEOUT,
            "BODY_TOO_SLOW",
            "The body came too slowly. Send it again over a better connection.");
      }
      return count;
    }

    @Override
    public int available() {
      return untimed.available();
    }
  }
}
