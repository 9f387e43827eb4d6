package io.heatscheduler.optimizer;

import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop early, made by one thread and seen by all. */
public final class Cancellation {
  private final AtomicBoolean requested = new AtomicBoolean();

  /** Asks the search to stop and return what it has. */
  public void cancel() {
    requested.set(true);
  }

  /** Whether someone asked to stop. */
  public boolean isRequested() {
    return requested.get();
  }
}
