package io.heatscheduler.bench;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.TableFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Reads one job file to its end and prints rows, findings and seconds; run in a process with a
 * small heap.
 */
public final class BigFileReading {
  private BigFileReading() {}

  /**
   * Reads a file.
   *
   * @param args the file
   */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Counter counter = new Counter();
    TableFiles.rows(Path.of(args[0]), "job", counter);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        "%d %d %d.%03d%n", counter.rows, counter.findings, took.toSeconds(), took.toMillisPart());
  }

  private static final class Counter implements RowHandler {
    private int rows;
    private int findings;

    @Override
    public void header(List<String> columns, Location location) {}

    @Override
    public boolean row(Node.Mapping row) {
      rows++;
      return true;
    }

    @Override
    public void finding(Finding finding) {
      findings++;
      System.err.println(finding);
    }
  }
}
