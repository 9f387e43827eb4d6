package io.heatscheduler.server.boot;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Keeps a refused start out of the log: whoever started the server prints its findings. */
final class RefusalReporter implements SpringBootExceptionReporter {
  /** As Spring makes it, by the name in {@code META-INF/spring.factories}. */
  RefusalReporter(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused) {
        return true;
      }
    }
    return false;
  }
}
