package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  @TempDir Path root;

  @BeforeEach
  void onlyWhereTheCacheIsUsed() {
    assumeFalse(Platform.isWindows(), "Windows loads library by library");
  }

  @Test
  void processesThatStartTogetherShareOneFolder() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Optional<Path>>> found =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            together.await();
                            return new NativeCache(root).library();
                          }))
              .limit(2)
              .toList();
      assertThat(found.get(0).get()).isPresent().isEqualTo(found.get(1).get());
    }
    assertThat(folders()).hasSize(1);
  }

  @Test
  void anIncompleteFolderIsUnpackedAgainAndAnOldBuildIsRemoved() throws IOException {
    Path library = new NativeCache(root).library().orElseThrow();
    long size = Files.size(library);
    Files.writeString(library, "cut by a full disk");
    Path old = Files.createDirectory(root.resolve("ortools-of-last-year"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(new NativeCache(root).library()).contains(library);
    assertThat(Files.size(library)).isEqualTo(size);
    assertThat(folders()).containsExactly(library.getParent());
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.toList();
    }
  }
}
