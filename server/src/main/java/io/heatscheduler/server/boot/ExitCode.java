package io.heatscheduler.server.boot;

/** Exit codes of the server's verbs, as docs/cli.md lists them. */
final class ExitCode {
  static final int OK = 0;
  static final int BUG = 1;

  /** The settings, the data directory or the database were refused; the findings say why. */
  static final int REFUSED = 3;

  /** The audit log is not what was signed; the findings say why. */
  static final int NOT_VERIFIED = 6;

  private ExitCode() {}
}
