package io.heatscheduler.optimizer.exact;

import com.google.ortools.Loader;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder of unpacked native libraries, one sub-folder per build of the jar they came from.
 *
 * <p>Safe for processes that start together: each unpacks into a folder of its own and renames it;
 * the first wins and the others use its result. Sub-folders of other builds go once unused for a
 * month.
 */
final class NativeCache {
  private static final Duration KEEP_UNUSED = Duration.ofDays(30);

  private final Path root;

  NativeCache(Path root) {
    this.root = root;
  }

  /** The cache below the user's cache folder: XDG_CACHE_HOME, else ~/.cache. */
  static NativeCache userCache() {
    String configured = System.getProperty("heatscheduler.cache");
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base;
    if (configured != null) {
      base = Path.of(configured);
    } else if (xdg != null && Path.of(xdg).isAbsolute()) {
      base = Path.of(xdg, "heatscheduler");
    } else {
      base = Path.of(System.getProperty("user.home"), ".cache", "heatscheduler");
    }
    return new NativeCache(base.resolve("native"));
  }

  /**
   * The library to load, unpacked if it was not.
   *
   * @return empty if the libraries do not come from a jar, or on Windows, whose libraries must be
   *     loaded one by one
   */
  Optional<Path> library() throws IOException {
    String prefix = "ortools-" + Platform.RESOURCE_PREFIX + "/";
    URL resource = Loader.class.getClassLoader().getResource(prefix);
    if (resource == null || Platform.isWindows()) {
      return Optional.empty();
    }
    URLConnection connection = resource.openConnection();
    if (!(connection instanceof JarURLConnection fromJar)) {
      return Optional.empty();
    }
    fromJar.setUseCaches(false);
    try (JarFile jar = fromJar.getJarFile()) {
      List<JarEntry> entries =
          jar.stream().filter(e -> e.getName().startsWith(prefix) && !e.isDirectory()).toList();
      Path folder = root.resolve(prefix.replace("/", "") + "-" + fingerprint(entries));
      if (!isComplete(folder, entries, prefix)) {
        unpack(jar, entries, prefix, folder);
      }
      Files.setLastModifiedTime(folder, FileTime.from(java.time.InstantSource.system().instant()));
      removeOthers(folder);
      return Optional.of(folder.resolve(System.mapLibraryName("jniortools")).toAbsolutePath());
    }
  }

  /**
   * A library that comes with the one to load, unpacked like it.
   *
   * @param prefix what its file name begins with, e.g. {@code libscip.}
   * @return empty if there is none, or {@link #library()} is
   */
  Optional<Path> companion(String prefix) throws IOException {
    Optional<Path> folder = library().flatMap(file -> Optional.ofNullable(file.getParent()));
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).startsWith(prefix))
          .sorted()
          .findFirst();
    }
  }

  /** Names, sizes and checksums of the entries in one number: another build has another folder. */
  private static String fingerprint(List<JarEntry> entries) {
    long hash = 1;
    for (JarEntry entry : entries) {
      hash = 31 * hash + entry.getName().hashCode();
      hash = 31 * hash + entry.getSize();
      hash = 31 * hash + entry.getCrc();
    }
    return Long.toHexString(hash);
  }

  private static boolean isComplete(Path folder, List<JarEntry> entries, String prefix)
      throws IOException {
    for (JarEntry entry : entries) {
      Path file = folder.resolve(entry.getName().substring(prefix.length()));
      if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
        return false;
      }
    }
    return true;
  }

  private void unpack(JarFile jar, List<JarEntry> entries, String prefix, Path folder)
      throws IOException {
    Files.createDirectories(root);
    Path fresh = Files.createTempDirectory(root, "unpacking-");
    try {
      for (JarEntry entry : entries) {
        String name = entry.getName().substring(prefix.length());
        Path file = fresh.resolve(name).normalize();
        if (!fresh.equals(file.getParent())) {
          throw new IOException("unexpected entry in the native jar: " + entry.getName());
        }
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
      if (Files.isDirectory(folder)) { // incomplete, e.g. after a full disk
        delete(folder);
      }
      if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
      }
      moveUnlessThere(fresh, folder);
    } finally {
      delete(fresh);
    }
  }

  private static void moveUnlessThere(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // another process was quicker; its folder is the same
    } catch (AtomicMoveNotSupportedException e) {
      throw new FileSystemException(fresh.toString(), folder.toString(), e.getMessage());
    }
  }

  private void removeOthers(Path current) throws IOException {
    FileTime oldest = FileTime.from(java.time.InstantSource.system().instant().minus(KEEP_UNUSED));
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.filter(f -> !f.equals(current)).toList()) {
        if (Files.isDirectory(folder) && Files.getLastModifiedTime(folder).compareTo(oldest) < 0) {
          delete(folder);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
