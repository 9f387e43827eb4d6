package io.heatscheduler.server.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 in which the head of a request must be there within a time of its first byte. Tomcat's
 * own time limit begins anew with every byte, so that a client could keep a connection for ever.
 */
public final class BoundedHttp11Protocol extends Http11NioProtocol {
  private static final long NOT_BEGUN = -1;

  private volatile long headNanos = Duration.ofSeconds(20).toNanos();
  private @Nullable Future<?> watch;

  void headTime(Duration time) {
    headNanos = time.toNanos();
  }

  @Override
  public void start() throws Exception {
    super.start();
    watch =
        getUtilityExecutor()
            .scheduleWithFixedDelay(this::closeSlow, 500, 500, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    Future<?> watching = watch;
    if (watching != null) {
      watching.cancel(false);
    }
    super.stop();
  }

  /** Between two bytes of a head its processor waits at the socket; at other times it is taken. */
  private void closeSlow() {
    for (SocketWrapperBase<?> socket : getEndpoint().getConnections()) {
      if (socket.getCurrentProcessor() instanceof Http11Processor processor
          && !processor.isAsync()) {
        Request request = processor.getRequest();
        long begin = request == null ? NOT_BEGUN : request.getStartTimeNanos();
        if (begin != NOT_BEGUN && System.nanoTime() - begin > headNanos) {
          socket.close();
        }
      }
    }
  }
}
