package io.heatscheduler.optimizer.worker;

import io.heatscheduler.core.Check;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a solver process is started.
 *
 * @param java the Java launcher to use
 * @param classPath class path of the child, as the launcher takes it
 * @param heapMegabytes Java heap of the child, for building models
 * @param memoryMegabytes resident memory, heap and native together, above which the child is ended;
 *     watched where /proc exists
 * @param graceSeconds how long after its wall time a request may still be answered
 * @param extraArguments further arguments of the Java launcher
 */
public record WorkerSettings(
    Path java,
    String classPath,
    int heapMegabytes,
    int memoryMegabytes,
    double graceSeconds,
    List<String> extraArguments) {
  public WorkerSettings {
    Check.that(!classPath.isBlank(), "the class path must not be blank");
    Check.that(heapMegabytes >= 64, "heap (%d MB) must be at least 64", heapMegabytes);
    Check.that(
        memoryMegabytes >= heapMegabytes,
        "memory (%d MB) must be at least the heap's (%d)",
        memoryMegabytes,
        heapMegabytes);
    Check.that(graceSeconds > 0, "grace (%s s) must be over 0", graceSeconds);
    extraArguments = List.copyOf(extraArguments);
  }

  /** The running program's own Java and class path, 1 GB of heap, 4 GB in all. */
  public static WorkerSettings ofThisProgram() {
    return new WorkerSettings(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)),
        1_024,
        4_096,
        10,
        List.of());
  }

  /** The same with another memory limit. */
  public WorkerSettings withMemory(int heap, int memory) {
    return new WorkerSettings(java, classPath, heap, memory, graceSeconds, extraArguments);
  }

  /** The same with another grace. */
  public WorkerSettings withGrace(double seconds) {
    return new WorkerSettings(
        java, classPath, heapMegabytes, memoryMegabytes, seconds, extraArguments);
  }
}
