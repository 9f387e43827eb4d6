package io.heatscheduler.server.security;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords of people: Argon2id with 19 MiB, two passes and one lane (OWASP's first choice), at
 * most as many at a time as there are processors.
 */
public final class Passwords {
  /** Fewest characters. */
  public static final int SHORTEST = 12;

  /** Most bytes in UTF-8; more only costs time. */
  private static final int LONGEST_BYTES = 256;

  private static final Set<String> GUESSED_FIRST =
      Set.of(
          "heatscheduler",
          "administrator",
          "passwordpassword",
          "password1234",
          "changemechangeme",
          "123456789012",
          "1234567890123456",
          "qwertyuiopas");

  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final Semaphore gate = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final SecureRandom random = new SecureRandom();
  private final String ofNobody = argon2.encode(generate());

  /** A new password of 128 random bits. */
  public String generate() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of a password. */
  public String hash(String password) {
    return gated(() -> String.valueOf(argon2.encode(password)));
  }

  /**
   * Whether a password fits; takes as long for a user who does not exist.
   *
   * @param hash of the user's password; null if there is none
   */
  boolean matches(String password, @Nullable String hash) {
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      return false;
    }
    boolean fits = gated(() -> argon2.matches(password, hash == null ? ofNobody : hash));
    return fits && hash != null;
  }

  /** Why a new password is refused, if it is. */
  public static Optional<Finding> weakness(String password, String username) {
    String lower = password.toLowerCase(Locale.ROOT);
    String why = null;
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      why = "it is shorter than %d characters".formatted(SHORTEST);
    } else if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      why = "it is longer than %d bytes".formatted(LONGEST_BYTES);
    } else if (GUESSED_FIRST.contains(lower) || lower.chars().distinct().count() < 5) {
      why = "it is among the first to be guessed";
    } else if (!username.isEmpty() && lower.contains(username.toLowerCase(Locale.ROOT))) {
      why = "it contains the user's name";
    }
    return Optional.ofNullable(why)
        .map(
            reason ->
                Finding.error(
                    "PASSWORD_WEAK",
                    Location.of("body").child("password"),
                    "The password is refused: %s.".formatted(reason),
                    "Use several words, or leave it out and one is made."));
  }

  private <T> T gated(Supplier<T> work) {
    try {
      if (!gate.tryAcquire(3, TimeUnit.SECONDS)) {
        throw new Problem(
            HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "Too many log-ins at once.", List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    try {
      return work.get();
    } finally {
      gate.release();
    }
  }
}
