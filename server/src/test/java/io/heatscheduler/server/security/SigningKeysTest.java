package io.heatscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(90);
  private static final Duration TOKEN = Duration.ofHours(1);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("keys").resolve("signing.jwks");
  }

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerMayRead() throws Exception {
    SigningKeys keys = at(START);

    assertThat(keys.all()).hasSize(1);
    assertThat(keys.all().getFirst().size()).isEqualTo(3072);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aRestartSignsWithTheSameKey() {
    String first = at(START).all().getFirst().getKeyID();

    assertThat(at(START.plus(Duration.ofDays(89))).all())
        .extracting(JWK::getKeyID)
        .containsExactly(first);
  }

  @Test
  void anOldKeyIsFollowedByANewOneAndStaysUntilItsLastTokenEnded() {
    String first = at(START).all().getFirst().getKeyID();
    Instant changed = START.plus(LIFETIME).plusSeconds(1);

    SigningKeys both = at(changed);
    String second = both.all().getFirst().getKeyID();

    assertThat(second).isNotEqualTo(first);
    assertThat(both.all()).extracting(JWK::getKeyID).containsExactly(second, first);
    SigningKeys later = at(changed.plus(LIFETIME).plusSeconds(1));
    assertThat(later.all()).extracting(JWK::getKeyID).doesNotContain(first).contains(second);
  }

  @Test
  void keysThatOthersMayReadAreRefused() throws Exception {
    at(START);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> at(START)).hasMessageContaining("chmod 600");
  }

  @Test
  void aWeakKeyAndADamagedFileAreRefused() throws Exception {
    at(START);
    Files.writeString(file, new JWKSet(new RSAKeyGenerator(1024, true).generate()).toString(false));
    assertThatThrownBy(() -> at(START)).hasMessageContaining("weak");

    Files.writeString(file, "{");
    assertThatThrownBy(() -> at(START)).hasMessageContaining("Restore it from a backup");
  }

  private SigningKeys at(Instant now) {
    return SigningKeys.in(file, Clock.fixed(now, ZoneOffset.UTC), LIFETIME, TOKEN);
  }
}
