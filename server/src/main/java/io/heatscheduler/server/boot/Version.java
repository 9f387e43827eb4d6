package io.heatscheduler.server.boot;

import picocli.CommandLine.IVersionProvider;

/** Version of this program, from its jar. */
public final class Version implements IVersionProvider {
  /** E.g. {@code 0.1.0}. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"heatscheduler " + number()};
  }
}
