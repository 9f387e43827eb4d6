package io.heatscheduler.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that sign tokens, RSA of 3072 bits for RS256: made on the first start, kept in a file
 * that only its owner may read, each known by the hash of its public part ({@code kid}).
 *
 * <p>The newest signs. When it is older than its lifetime the next one is made; an old key stays
 * until no token it signed can still hold.
 */
final class SigningKeys {
  private static final int BITS = 3072;
  private static final String MADE = "iat";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final Clock clock;
  private final Duration lifetime;
  private final Duration longestToken;
  private List<JWK> keys;

  private SigningKeys(
      Path file, Clock clock, Duration lifetime, Duration longestToken, List<JWK> keys) {
    this.file = file;
    this.clock = clock;
    this.lifetime = lifetime;
    this.longestToken = longestToken;
    this.keys = keys;
  }

  /**
   * Reads the keys, or makes the first one.
   *
   * @param longestToken lifetime of a token, plus what clocks may differ by
   * @throws IllegalStateException if others may read the file, or it is damaged
   */
  static SigningKeys in(Path file, Clock clock, Duration lifetime, Duration longestToken) {
    try {
      SigningKeys keys = new SigningKeys(file, clock, lifetime, longestToken, read(file));
      keys.rotateIfDue();
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(
          file + " holds no keys. Restore it from a backup, or delete it: all tokens end.", e);
    }
  }

  /** Every key whose tokens may still hold, the one that signs first. */
  synchronized List<JWK> all() {
    rotateIfDue();
    return keys;
  }

  /** Makes the next key at once; tokens of the others hold until they end. */
  synchronized void rotate() {
    Instant now = clock.instant();
    List<JWK> next = new ArrayList<>();
    next.add(generate(now));
    // a key signed until its successor was made
    Instant successorMade = now;
    for (JWK key : keys) {
      if (successorMade.plus(longestToken).isAfter(now)) {
        next.add(key);
      }
      successorMade = madeAt(key);
    }
    try {
      write(next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keys = List.copyOf(next);
  }

  private synchronized void rotateIfDue() {
    if (keys.isEmpty() || madeAt(keys.getFirst()).plus(lifetime).isBefore(clock.instant())) {
      rotate();
    }
  }

  private static JWK generate(Instant now) {
    try {
      RSAKey key =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      Map<String, Object> dated = key.toJSONObject();
      dated.put(MADE, now.getEpochSecond());
      return RSAKey.parse(dated);
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("no RSA key could be made", e);
    }
  }

  /** When a key was made, to the second. */
  private static Instant madeAt(JWK key) {
    return key.toJSONObject().get(MADE) instanceof Number seconds
        ? Instant.ofEpochSecond(seconds.longValue())
        : Instant.EPOCH;
  }

  private void write(List<JWK> next) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(fresh, new JWKSet(next).toString(false));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<JWK> read(Path file) throws IOException, ParseException {
    if (!Files.exists(file)) {
      return List.of();
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IllegalStateException(
          "Others may read the keys that sign tokens: %s is %s. Run: chmod 600 %s"
              .formatted(file, PosixFilePermissions.toString(permissions), file));
    }
    List<JWK> keys = new ArrayList<>(JWKSet.parse(Files.readString(file)).getKeys());
    for (JWK key : keys) {
      if (!(key instanceof RSAKey rsa) || rsa.size() < 2048 || key.getIssueTime() == null) {
        throw new IllegalStateException(
            "%s holds a key that is weak or of another kind: %s".formatted(file, key.getKeyID()));
      }
    }
    keys.sort(Comparator.comparing(SigningKeys::madeAt).reversed());
    return List.copyOf(keys);
  }
}
