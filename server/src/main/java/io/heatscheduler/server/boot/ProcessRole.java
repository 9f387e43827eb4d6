package io.heatscheduler.server.boot;

/** What one process of an installation does. */
public enum ProcessRole {
  /** Answers requests; its runs are worked on elsewhere. */
  API(false, true),
  /** Works on runs; answers nothing but health and metrics. */
  WORKER(true, false),
  /** Both. */
  ALL(true, true);

  private final boolean works;
  private final boolean answers;

  ProcessRole(boolean works, boolean answers) {
    this.works = works;
    this.answers = answers;
  }

  /** Whether stages of the pipeline work here. */
  boolean works() {
    return works;
  }

  /** Whether the API is here. */
  boolean answers() {
    return answers;
  }
}
