package io.heatscheduler.bench.generate;

/** How much there is to plan. */
public enum PlantSize {
  /** 20 jobs on 4 heaters in a day. */
  S(20, 4, 1),
  /** 60 jobs on 6 heaters in two days. */
  M(60, 6, 2),
  /** 200 jobs on 10 heaters in a week. */
  L(200, 10, 7),
  /** 1,000 jobs on 40 heaters in a week. */
  XL(1_000, 40, 7);

  private static final int SLOTS_PER_DAY = 96;

  private final int jobs;
  private final int heaters;
  private final int days;

  PlantSize(int jobs, int heaters, int days) {
    this.jobs = jobs;
    this.heaters = heaters;
    this.days = days;
  }

  int jobs() {
    return jobs;
  }

  int heaters() {
    return heaters;
  }

  /** Quarter-hours of the horizon. */
  int slots() {
    return days * SLOTS_PER_DAY;
  }
}
