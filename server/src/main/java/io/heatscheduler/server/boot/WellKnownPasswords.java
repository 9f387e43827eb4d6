package io.heatscheduler.server.boot;

import java.util.Locale;
import java.util.Set;

/** Passwords that images, tutorials and people in a hurry use; none of them starts a server. */
final class WellKnownPasswords {
  private static final Set<String> ALL =
      Set.of(
          "",
          "admin",
          "changeit",
          "changeme",
          "example",
          "guest",
          "heatscheduler",
          "letmein",
          "password",
          "pass",
          "postgres",
          "rabbitmq",
          "root",
          "secret",
          "test",
          "123456",
          "12345678");

  private WellKnownPasswords() {}

  /** Whether a password is one of them, in any case of its letters. */
  static boolean contains(String password) {
    return ALL.contains(password.toLowerCase(Locale.ROOT));
  }
}
