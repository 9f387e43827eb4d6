package io.heatscheduler.agents;

import java.util.ArrayList;
import java.util.List;

/**
 * The run a stage belongs to, and the facts it leaves for the provenance record; safe for use by
 * several threads.
 *
 * <p>Facts say what was decided and from what, in keys and values, never in prose.
 */
public final class RunContext {

  /**
   * One fact of a run.
   *
   * @param key dotted name, e.g. {@code intake.jobs}
   * @param value its value as text
   * @param source where it came from, e.g. a file's name; empty if computed
   */
  public record Fact(String key, String value, String source) {}

  private final String runId;
  private final List<Fact> facts = new ArrayList<>();

  /**
   * A new run.
   *
   * @param runId name of the run in logs and events; has no influence on any result
   */
  public RunContext(String runId) {
    this.runId = runId;
  }

  /** Name of the run in logs and events. */
  public String runId() {
    return runId;
  }

  /**
   * Leaves a fact.
   *
   * @param key dotted name
   * @param value its value; recorded as its text
   * @param source where it came from; empty if computed
   */
  public synchronized void record(String key, Object value, String source) {
    facts.add(new Fact(key, value.toString(), source));
  }

  /** The facts left so far, sorted by key, then value. */
  public synchronized List<Fact> facts() {
    return facts.stream()
        .sorted(
            java.util.Comparator.comparing(Fact::key)
                .thenComparing(Fact::value)
                .thenComparing(Fact::source))
        .toList();
  }
}
