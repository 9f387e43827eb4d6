package io.heatscheduler.reports.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what the layout warns of on to the log; its chatter would reach the console otherwise. */
final class PdfLog implements XRLogger {
  private static final Logger LOG = LoggerFactory.getLogger(PdfLog.class);

  private PdfLog() {}

  /** Takes over the library's log. */
  static void install() {
    XRLog.setLoggerImpl(new PdfLog());
  }

  @Override
  public void log(String where, Level level, String message) {
    if (level.intValue() >= Level.WARNING.intValue()) {
      LOG.warn("{}: {}", where, message);
    }
  }

  @Override
  public void log(String where, Level level, String message, Throwable cause) {
    if (level.intValue() >= Level.WARNING.intValue()) {
      LOG.warn("{}: {}", where, message, cause);
    }
  }

  @Override
  public void setLevel(String logger, Level level) {
    // The level is that of the application's own log.
  }

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return diagnostic.getLevel().intValue() >= Level.WARNING.intValue();
  }
}
