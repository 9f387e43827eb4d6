package io.heatscheduler.cli;

/** Name and version of this program. */
public final class Version {
  private Version() {}

  /** E.g. {@code heatscheduler 0.1.0}; recorded in what a run publishes. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "heatscheduler " + (version == null ? "(unpackaged)" : version);
  }
}
