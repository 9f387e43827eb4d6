package io.heatscheduler.optimizer.exact;

import com.google.ortools.Loader;
import com.google.ortools.modelbuilder.ModelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads OR-Tools' native libraries once, from a versioned cache.
 *
 * <p>OR-Tools' own loader unpacks about 70 MB into a new temporary folder each time (0.6 s); the
 * cache needs 0.05 s. Where the cache cannot be used, e.g. without a writable home, its loader is
 * the way out.
 */
public final class NativeLibraries {
  private static boolean loaded;

  private NativeLibraries() {}

  /** An empty linear model; loads the libraries first. */
  static ModelBuilder newModel() {
    load();
    return new ModelBuilder();
  }

  /**
   * Loads the libraries into this process; does nothing the second time.
   *
   * @throws UnsatisfiedLinkError if there is no build for this machine
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    Optional<Path> library;
    try {
      library = NativeCache.userCache().library();
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(NativeLibraries.class.getName())
          .log(System.Logger.Level.DEBUG, "no native cache, unpacking to a temporary folder", e);
      library = Optional.empty();
    }
    if (library.isPresent()) {
      System.load(library.get().toString());
    } else {
      Loader.loadNativeLibraries();
    }
    loaded = true;
  }
}
