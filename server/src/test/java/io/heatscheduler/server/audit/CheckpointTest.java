package io.heatscheduler.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final String ORIGIN = "heatscheduler/audit/3f1e0c2a-0000-4000-8000-000000000001";

  @TempDir private Path keys;

  private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 17, MerkleTree.leaf(new byte[] {1}));

  @Test
  void aSignedNoteIsWrittenAsC2spSaysAndReadBack() throws IOException {
    AuditKey key = AuditKey.in(keys);
    SignedNote note = key.sign(checkpoint);

    assertThat(note.write().lines()).hasSize(5).startsWith(ORIGIN, "17").element(3).isEqualTo("");
    assertThat(note.write()).contains("\n\u2014 " + ORIGIN + " ").endsWith("\n");
    assertThat(published().open(ORIGIN, SignedNote.read(note.write()))).isEqualTo(checkpoint);
  }

  /** Example of the specification, c2sp.org/tlog-checkpoint. */
  @Test
  void theNoteOfTheSpecificationIsRead() {
    SignedNote note =
        SignedNote.read(
            """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """);

    assertThat(Checkpoint.of(note.text()).size()).isEqualTo(20852163);
    assertThat(note.name()).isEqualTo("example.com/behind-the-sofa");
    assertThat(note.keyId()).isEqualTo("033de0ae");
  }

  @Test
  void aChangedSizeOriginOrSignatureIsNoCheckpoint() throws IOException {
    String note = AuditKey.in(keys).sign(checkpoint).write();

    for (String forged :
        List.of(note.replace("\n17\n", "\n18\n"), note.replace("000001", "000002"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> published().open(ORIGIN, SignedNote.read(forged)));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.read("nothing"));
  }

  @Test
  void anotherKeyIsNotBelieved(@TempDir Path other) throws IOException {
    AuditKey.in(keys);
    SignedNote note = AuditKey.in(other).sign(checkpoint);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> published().open(ORIGIN, note))
        .withMessageContaining("none of the known keys");
  }

  @Test
  void theKeyStaysAndIsForItsOwnerOnly() throws IOException {
    AuditKey first = AuditKey.in(keys);

    assertThat(AuditKey.in(keys).sign(checkpoint)).isEqualTo(first.sign(checkpoint));
    Path file = keys.resolve("audit.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> AuditKey.in(keys)).hasMessageContaining("others may read it");
  }

  private AuditPublicKeys published() throws IOException {
    return AuditPublicKeys.read(keys.resolve(AuditPublicKeys.FILE));
  }
}
