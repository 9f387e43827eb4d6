package io.heatscheduler.server.plant;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Plant folders as clients send them. */
final class PlantFiles {
  private PlantFiles() {}

  static Path folder(String example) {
    return Path.of("..", "examples", example);
  }

  /** The files of an example by name. */
  static Map<String, byte[]> of(String example) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder(example))) {
      for (Path file : all.filter(path -> !path.endsWith("README.md")).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** What the command line reads the example as. */
  static CanonicalInput canonical(String example) {
    CompletedPlant read =
        Pipeline.read(PlantFolder.open(folder(example)).orThrow(), 5_000).orThrow();
    return CanonicalInput.of(read.plant(), read.asOf());
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Imports an example into a tenant. */
  static Answer imported(TestServer server, Tenant tenant, String example) {
    return server
        .as(server.token(tenant, Role.PLANNER), "POST", "/api/v1/schedules/import")
        .form(of(example))
        .send();
  }
}
