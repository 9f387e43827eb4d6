package io.heatscheduler.server.security;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changes his password must know the one he has: a stolen token is not enough. */
public final class PasswordChange {
  private PasswordChange() {}

  /**
   * Requires the current password.
   *
   * @param hash of the current one
   */
  public static void requireCurrent(Passwords passwords, String given, @Nullable String hash) {
    if (!passwords.matches(given, hash)) {
      throw Problem.unprocessable(
          "PASSWORD_WRONG",
          List.of(
              Finding.error(
                  "PASSWORD_WRONG",
                  Location.of("body").child("current"),
                  "The current password is another one.",
                  "Ask an ADMIN to set a new one if you do not know it.")));
    }
  }
}
