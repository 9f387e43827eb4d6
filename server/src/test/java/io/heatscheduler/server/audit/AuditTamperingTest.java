package io.heatscheduler.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.persistence.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a superuser does with the audit log of a real database, the witness shows it. */
class AuditTamperingTest {
  /** Makes a record's bytes and hash fit again what its columns say. */
  private static final String REHASH =
      """
      UPDATE audit_log SET leaf_hash = encode(sha256('\\x00'::bytea || canonical), 'hex')
      WHERE tenant_id = :tenant\
      """;

  private static final String WITHOUT_CHECK =
      "ALTER TABLE audit_log DROP CONSTRAINT IF EXISTS audit_log_check";
  private static final String WITH_CHECK =
      "ALTER TABLE audit_log ADD CONSTRAINT audit_log_check"
          + " CHECK (leaf_hash = encode(sha256('\\x00'::BYTEA || canonical), 'hex')) NOT VALID";

  @TempDir private Path folder;
  private TamperedLog log;
  private AuditCheckpoints signer;

  @BeforeEach
  void tenRecordsInTwoCheckpoints() throws IOException {
    log = new TamperedLog(Databases.first(), folder);
    signer = log.signer();
    log.append(6);
    assertThat(log.sign(signer)).isEmpty();
    log.append(4);
    assertThat(log.sign(signer)).isEmpty();
  }

  @AfterEach
  void close() throws SQLException {
    log.close();
  }

  @Test
  void anUntouchedLogHoldsAndWhatIsNotSignedYetIsTold() throws IOException {
    log.append(2);

    AuditVerifier.Verified verified = log.verify();

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.records()).isEqualTo(12);
    assertThat(verified.covered()).isEqualTo(10);
    assertThat(verified.checkpoints()).isEqualTo(2);
  }

  @Test
  void anEditedColumnIsFound() throws Exception {
    log.asSuperuser(
        "UPDATE audit_log SET actor = 'user:bob' WHERE tenant_id = :tenant AND seq = 4");

    assertThat(log.found()).containsExactly("RECORD_EDITED");
    assertThat(log.verify().findings().getFirst().message()).contains("Record 4", "user:bob");
  }

  @Test
  void anEditedRecordWhoseHashWasNotChangedIsFound() throws Exception {
    log.asSuperuser(
        WITHOUT_CHECK,
        "UPDATE audit_log SET canonical = replace(convert_from(canonical, 'UTF8'), 'ana',"
            + " 'bob')::bytea, actor = 'user:bob' WHERE tenant_id = :tenant AND seq = 4",
        WITH_CHECK);

    assertThat(log.found()).containsExactly("RECORD_EDITED", "LOG_REWRITTEN");
  }

  @Test
  void anEditedRecordWithAFittingHashIsFound() throws Exception {
    log.asSuperuser(WITHOUT_CHECK, edit(8), REHASH, WITH_CHECK);

    assertThat(log.found()).containsExactly("LOG_REWRITTEN");
    assertThat(log.verify().findings().getFirst().message())
        .contains("Records 1 to 10", "the first 6 still are");
  }

  @Test
  void aDeletedRecordIsFound() throws Exception {
    log.asSuperuser("DELETE FROM audit_log WHERE tenant_id = :tenant AND seq = 4");

    assertThat(log.found()).contains("RECORD_MISSING", "LOG_TRUNCATED");
  }

  @Test
  void aDeletedRecordWhoseGapWasClosedIsFound() throws Exception {
    log.asSuperuser(
        WITHOUT_CHECK,
        "DELETE FROM audit_log WHERE tenant_id = :tenant AND seq = 4",
        "UPDATE audit_log SET seq = seq + 1000 WHERE tenant_id = :tenant AND seq > 4",
        "UPDATE audit_log SET seq = seq - 1001, canonical = convert_to(replace("
            + " convert_from(canonical, 'UTF8'), '\"seq\":\"' || seq - 1000 || '\"', '\"seq\":\"'"
            + " || seq - 1001 || '\"'), 'UTF8') WHERE tenant_id = :tenant AND seq > 1000",
        REHASH,
        "UPDATE audit_counters SET last_seq = 9 WHERE tenant_id = :tenant",
        WITH_CHECK);

    assertThat(log.found()).containsExactly("LOG_REWRITTEN", "LOG_TRUNCATED");
  }

  @Test
  void anInsertedRecordIsFound() throws Exception {
    log.asSuperuser(
        WITHOUT_CHECK,
        "UPDATE audit_log SET seq = seq + 1000 WHERE tenant_id = :tenant AND seq > 4",
        "UPDATE audit_log SET seq = seq - 999, canonical = convert_to(replace("
            + " convert_from(canonical, 'UTF8'), '\"seq\":\"' || seq - 1000 || '\"', '\"seq\":\"'"
            + " || seq - 999 || '\"'), 'UTF8') WHERE tenant_id = :tenant AND seq > 1000",
        "INSERT INTO audit_log SELECT tenant_id, 5, occurred_at, actor, action, object_type,"
            + " object_id, trace_id, convert_to(replace(convert_from(canonical, 'UTF8'),"
            + " '\"seq\":\"4\"', '\"seq\":\"5\"'), 'UTF8'), leaf_hash FROM audit_log"
            + " WHERE tenant_id = :tenant AND seq = 4",
        REHASH,
        "UPDATE audit_counters SET last_seq = 11 WHERE tenant_id = :tenant",
        WITH_CHECK);

    assertThat(log.found()).containsExactly("LOG_REWRITTEN");
  }

  @Test
  void movedRecordsAreFound() throws Exception {
    log.asSuperuser(
        "UPDATE audit_log SET seq = 1000 WHERE tenant_id = :tenant AND seq = 3",
        "UPDATE audit_log SET seq = 3 WHERE tenant_id = :tenant AND seq = 4",
        "UPDATE audit_log SET seq = 4 WHERE tenant_id = :tenant AND seq = 1000");

    assertThat(log.found()).containsExactly("RECORD_EDITED", "LOG_REWRITTEN");
  }

  @Test
  void aTailThatWasCutOffIsFound() throws Exception {
    log.asSuperuser(
        "DELETE FROM audit_log WHERE tenant_id = :tenant AND seq > 6",
        "DELETE FROM audit_checkpoints WHERE tenant_id = :tenant AND tree_size > 6",
        "UPDATE audit_counters SET last_seq = 6 WHERE tenant_id = :tenant");

    assertThat(log.found()).containsExactly("LOG_TRUNCATED");
    assertThat(log.sign(signer)).singleElement().asString().contains("ends at record 6");
  }

  @Test
  void aLogRewrittenAsAWholeWithItsCheckpointsIsFound() throws Exception {
    log.asSuperuser(
        WITHOUT_CHECK,
        edit(1),
        REHASH,
        "DELETE FROM audit_checkpoints WHERE tenant_id = :tenant",
        WITH_CHECK);

    assertThat(log.found()).containsExactly("LOG_REWRITTEN");
    assertThat(log.verify().findings().getFirst().message()).contains("the first 0 still are");
    log.append(1);
    assertThat(log.sign(log.signer()))
        .as("a server that starts afterwards does not sign it")
        .singleElement()
        .asString()
        .contains("are not those that were signed");
    assertThat(log.witness.of(log.tenant)).hasSize(2);
  }

  @Test
  void anOldBackupInPlaceOfTheLogIsFoundAlsoWhenItHasGrownAgain() throws Exception {
    log.asSuperuser( // the database of six records
        "DELETE FROM audit_log WHERE tenant_id = :tenant AND seq > 6",
        "DELETE FROM audit_checkpoints WHERE tenant_id = :tenant AND tree_size > 6",
        "UPDATE audit_counters SET last_seq = 6 WHERE tenant_id = :tenant");

    assertThat(log.found()).containsExactly("LOG_TRUNCATED");
    log.append(9);
    assertThat(log.found()).containsExactly("LOG_REWRITTEN");
    assertThat(log.sign(log.signer())).isNotEmpty();
  }

  @Test
  void aLogThatIsGoneIsFoundEvenIfItsTenantIsGoneToo() throws Exception {
    log.asSuperuser(
        "DELETE FROM audit_log WHERE tenant_id = :tenant",
        "DELETE FROM audit_checkpoints WHERE tenant_id = :tenant",
        "DELETE FROM audit_counters WHERE tenant_id = :tenant",
        "DELETE FROM tenants WHERE tenant_id = :tenant");

    assertThat(log.found()).containsExactly("LOG_TRUNCATED");
    assertThat(
            new AuditVerifier(log.records, log.witness, new AuditPublicKeys(java.util.List.of()))
                .tenants())
        .containsKey(log.tenant.value());
  }

  @Test
  void aRecordAddedPastTheCounterIsFound() throws Exception {
    log.asSuperuser(
        "INSERT INTO audit_log SELECT tenant_id, 11, occurred_at, actor, action, object_type,"
            + " object_id, trace_id, canonical, leaf_hash FROM audit_log"
            + " WHERE tenant_id = :tenant AND seq = 10");

    assertThat(log.found()).containsExactly("RECORD_EDITED", "COUNTER_DIFFERS");
  }

  @Test
  void aForgedCheckpointIsFound() throws Exception {
    Path file = checkpointFile(10);
    Files.writeString(file, Files.readString(file).replace("\n10\n", "\n11\n"));

    assertThat(log.found()).contains("CHECKPOINT_FORGED");
  }

  @Test
  void aWitnessThatWasCutIsFoundByTheDatabasesCopies() throws Exception {
    Files.delete(checkpointFile(10));

    assertThat(log.found()).containsExactly("WITNESS_INCOMPLETE");
  }

  @Test
  void aLogWithoutAnyCheckpointProvesNothing() throws Exception {
    Files.delete(checkpointFile(6));
    Files.delete(checkpointFile(10));
    log.asSuperuser("DELETE FROM audit_checkpoints WHERE tenant_id = :tenant");

    assertThat(log.found()).containsExactly("NO_CHECKPOINT");
  }

  @Test
  void aWitnessThatCannotBeWrittenIsToldAndMadeUpForLater() throws Exception {
    log.append(1);
    Path directory = checkpointFile(10).getParent();
    Path away = directory.resolveSibling("away");
    Files.move(directory, away);
    Files.createFile(directory); // a file where the folder was

    assertThat(log.sign(signer)).singleElement().asString().contains("witness of tenant");

    Files.delete(directory);
    Files.move(away, directory);
    assertThat(log.sign(signer)).isEmpty();
    assertThat(log.verify().covered()).isEqualTo(11);
  }

  private Path checkpointFile(int size) {
    return log.witness
        .folder()
        .resolve(log.tenant.toString())
        .resolve("%020d.checkpoint".formatted(size));
  }

  private static String edit(int seq) {
    return ("UPDATE audit_log SET actor = 'user:bob', canonical = convert_to(replace("
            + "convert_from(canonical, 'UTF8'), 'user:ana', 'user:bob'), 'UTF8')"
            + " WHERE tenant_id = :tenant AND seq = %d")
        .formatted(seq);
  }
}
