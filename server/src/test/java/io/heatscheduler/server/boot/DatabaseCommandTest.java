package io.heatscheduler.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Path RUNNING = SERVER.bean(ServerSettings.class).data();

  @TempDir private Path folder;

  private final Verb verb = new Verb();

  @Test
  void everyRowOfARunningServerIsRestored() throws Exception {
    SERVER.user(SERVER.acme(), "a password of its own", Role.PLANNER);
    Path file = folder.resolve("monday.backup");
    Path restored = folder.resolve("restored");
    Files.createDirectory(restored);

    assertThat(verb.run("db", "backup", file.toString(), "--data", RUNNING.toString())).isZero();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(verb.run("db", "restore", file.toString(), "--data", restored.toString())).isZero();
    Path again = folder.resolve("again.backup");
    assertThat(verb.run("db", "backup", again.toString(), "--data", restored.toString())).isZero();

    Map<String, byte[]> before = entries(file);
    Map<String, byte[]> after = entries(again);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(before).containsKeys("tables/users", "tables/tenants", "tables/audit_log");
    before.forEach(
        (name, rows) -> {
          if (name.startsWith("tables/")) {
            assertThat(after.get(name)).as(name).isEqualTo(rows);
          }
        });
    assertThat(new String(before.get("tables/users"), StandardCharsets.UTF_8))
        .contains(SERVER.acme().tenantId().toString());

    assertThat(verb.run("user", "add", "newcomer", "--data", restored.toString()))
        .as("new rows are numbered after the old ones: %s", verb.said())
        .isZero();
    assertThat(verb.run("db", "migrate", "--data", restored.toString())).isZero();
    assertThat(verb.said()).contains("The schema is up to date.");
  }

  @Test
  void aFileThatIsThereIsNotReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("precious"), "keep me");

    assertThat(verb.run("db", "backup", file.toString(), "--data", RUNNING.toString()))
        .isEqualTo(3);

    assertThat(verb.said()).contains("is there already");
    assertThat(file).hasContent("keep me");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void aChangedBackupIsRefusedBeforeAnythingIsMade() throws Exception {
    Path file = folder.resolve("good.backup");
    verb.run("db", "backup", file.toString(), "--data", RUNNING.toString());
    Map<String, byte[]> entries = entries(file);
    entries.merge(
        "tables/tenants",
        new byte[0],
        (rows, ignored) ->
            new String(rows, StandardCharsets.UTF_8)
                .replace("Acme", "Axme")
                .getBytes(StandardCharsets.UTF_8));
    Path changed = folder.resolve("changed.backup");
    write(changed, entries);

    assertThat(
            verb.run("db", "restore", changed.toString(), "--data", folder.resolve("x").toString()))
        .isEqualTo(3);

    assertThat(verb.said()).contains("The rows of tenants are not those that were written");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void aBackupOfAnUnknownSchemaLeavesNothingBehind() throws Exception {
    Path file = folder.resolve("good.backup");
    verb.run("db", "backup", file.toString(), "--data", RUNNING.toString());
    Map<String, byte[]> entries = entries(file);
    entries.computeIfPresent(
        "manifest.json",
        (name, json) ->
            new String(json, StandardCharsets.UTF_8)
                .replaceFirst("\"schemaVersion\" : \"[0-9]+\"", "\"schemaVersion\" : \"02\"")
                .getBytes(StandardCharsets.UTF_8));
    Path old = folder.resolve("old.backup");
    write(old, entries);

    assertThat(verb.run("db", "restore", old.toString(), "--data", folder.resolve("x").toString()))
        .isEqualTo(3);

    assertThat(verb.said()).contains("not those of schema version 02");
    assertThat(folder.resolve("x/database")).doesNotExist();
  }

  @Test
  void aDatabaseThatIsThereIsNotReplaced() throws Exception {
    Path file = folder.resolve("good.backup");
    verb.run("db", "backup", file.toString(), "--data", RUNNING.toString());

    assertThat(verb.run("db", "restore", file.toString(), "--data", RUNNING.toString()))
        .isEqualTo(3);

    assertThat(verb.said()).contains("There is a database below");
  }

  @Test
  void whatIsNoBackupIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no backup");

    assertThat(verb.run("db", "restore", file.toString(), "--data", folder.toString()))
        .isEqualTo(3);
    assertThat(verb.said()).contains("no backup of HeatScheduler");
    assertThat(verb.run("db", "restore", folder.resolve("none").toString())).isEqualTo(3);
    assertThat(verb.said()).contains("There is no file");
    assertThat(verb.run("db", "backup", "x", "--data", folder.toString())).isEqualTo(3);
    assertThat(verb.said()).contains("There is no database below");
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static void write(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
