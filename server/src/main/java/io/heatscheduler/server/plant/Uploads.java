package io.heatscheduler.server.plant;

import io.heatscheduler.server.web.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets few uploads be read at a time: each may take several times its size in memory. */
@Component
public final class Uploads {
  private final Semaphore places;
  private final Duration patience;

  Uploads(
      @Value("${heatscheduler.web.max-uploads}") int most,
      @Value("${heatscheduler.web.upload-wait}") Duration patience) {
    this.places = new Semaphore(most, true);
    this.patience = patience;
  }

  /**
   * A folder for the files of a request; closing it gives the place to the next.
   *
   * @throws Problem 429 if no place gets free in time
   */
  public UploadedPlant open() {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.tooMany(
            "TOO_MANY_UPLOADS",
            "The server reads as many files as it can hold. Send yours again later.",
            patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a place", e);
    }
    try {
      return UploadedPlant.empty(places::release);
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
  }
}
