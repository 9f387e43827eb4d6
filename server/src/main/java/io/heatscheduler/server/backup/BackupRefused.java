package io.heatscheduler.server.backup;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;

/** Ends a backup or a restore with the one finding that says why. */
public final class BackupRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  private BackupRefused(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  static BackupRefused of(String code, String message, String fix) {
    return new BackupRefused(Finding.error(code, Location.NONE, message, fix));
  }

  static BackupRefused notABackup(String why) {
    return of(
        "NOT_A_BACKUP",
        "This is no backup of HeatScheduler: %s.".formatted(why),
        "Give a file that `heatscheduler db backup` wrote.");
  }

  /** Why, and what to do. */
  public Finding finding() {
    return finding;
  }
}
