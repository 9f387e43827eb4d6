package io.heatscheduler.cli;

import io.heatscheduler.optimizer.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C into a cancelled run that still shows and writes the best plan found so far. */
public final class Interrupt {
  private static final long GRACE_SECONDS = 20;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Makes the process's signals cancel long work. */
  public void listen(Console console) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> wrapUp(console), "interrupt"));
  }

  /** The request that long work asks about. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Says that the command has done its work, so that the process may end. */
  public void finished() {
    finished.countDown();
  }

  private void wrapUp(Console console) {
    if (finished.getCount() > 0) {
      console.err().println();
      console.err().println("Stopping; the best plan so far is kept ...");
      console.err().flush();
      cancellation.cancel();
      try {
        boolean inTime = finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
        if (!inTime) {
          console.err().println("Gave up waiting after %d s.".formatted(GRACE_SECONDS));
          console.err().flush();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
