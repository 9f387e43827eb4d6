package io.heatscheduler.server.security;

import io.heatscheduler.core.provenance.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Secrets of programs: 256 random bits made here, so a plain SHA-256 is enough to keep them; nobody
 * can guess one, and checking it costs a request nothing.
 */
public final class ClientSecrets implements PasswordEncoder {
  private static final String PREFIX = "{sha256}";

  private final SecureRandom random = new SecureRandom();

  /** A new secret. */
  public String generate() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String encode(@Nullable CharSequence secret) {
    return PREFIX + Sha256.of(String.valueOf(secret).getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
    return secret != null
        && hash != null
        && MessageDigest.isEqual(
            encode(secret).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
  }
}
