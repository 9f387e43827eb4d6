package io.heatscheduler.server.audit;

import io.heatscheduler.server.persistence.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder outside the database that keeps every signed checkpoint: one folder for each tenant, one
 * file for each size. Files are added, never changed.
 *
 * @param folder best on another machine, where those who run the database cannot write
 */
public record AuditWitness(Path folder) {
  private static final String ENDING = ".checkpoint";

  /**
   * Makes the folder if it is not there, and puts the public key beside the checkpoints.
   *
   * @throws IOException if it cannot be written
   */
  public void prepare(PublicKey key) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(AuditPublicKeys.FILE);
    if (!Files.exists(file) || !AuditPublicKeys.read(file).contains(key)) {
      Files.writeString(
          file, AuditPublicKeys.pem(key), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " cannot be written");
    }
  }

  /**
   * Adds a checkpoint; it is on the disk when this returns.
   *
   * @throws IOException if it cannot be written, or another one of this size is there
   */
  void add(TenantId tenant, long size, SignedNote note) throws IOException {
    Path directory = folder.resolve(tenant.toString());
    Path file = directory.resolve("%020d%s".formatted(size, ENDING));
    Files.createDirectories(directory);
    if (Files.exists(file)) {
      String kept = Files.readString(file);
      if (!SignedNote.read(kept).text().equals(note.text())) {
        throw new IOException("%s says something else: %s".formatted(file, kept));
      }
      return;
    }
    Path fresh = directory.resolve("%020d.new-%s".formatted(size, UUID.randomUUID()));
    try (FileChannel channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(note.write().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Texts of a tenant's checkpoints by the size in the name of their file. */
  SortedMap<Long, String> of(TenantId tenant) throws IOException {
    SortedMap<Long, String> notes = new TreeMap<>();
    Path directory = folder.resolve(tenant.toString());
    if (Files.isDirectory(directory)) {
      for (Path file : list(directory)) {
        String name = file.getFileName().toString();
        if (name.matches("[0-9]{20}\\" + ENDING)) {
          notes.put(
              Long.valueOf(name.substring(0, name.length() - ENDING.length())),
              Files.readString(file));
        }
      }
    }
    return notes;
  }

  /** Tenants that have checkpoints. */
  List<TenantId> tenants() throws IOException {
    return Files.isDirectory(folder)
        ? list(folder).stream()
            .filter(Files::isDirectory)
            .map(directory -> directory.getFileName().toString())
            .filter(name -> name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            .map(name -> new TenantId(UUID.fromString(name)))
            .toList()
        : List.of();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
