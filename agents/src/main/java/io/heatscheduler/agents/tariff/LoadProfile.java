package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.NarrowedSource;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.SeriesReader;
import io.heatscheduler.agents.intake.bind.SeriesUse;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.time.SiteClock;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A measured load profile: the mean power of a site in equal intervals, without a hole.
 *
 * @param span its intervals
 * @param siteKw mean power, shape [interval]
 */
public record LoadProfile(TimeGrid span, List<BigDecimal> siteKw) {
  private static final List<String> COLUMNS = List.of("start", "site_kw");
  private static final Set<Long> INTERVAL_MINUTES = Set.of(5L, 15L, 30L, 60L);

  public LoadProfile {
    siteKw = List.copyOf(siteKw);
  }

  /**
   * Reads rows of {@code start,site_kw}; further columns, such as the equipment's in a run's {@code
   * load_profile.csv}, are passed over. Green Button usage is read as it is.
   *
   * @param source where the file lies
   * @param file its name
   * @param zone zone of times written without an offset
   */
  public static Outcome<LoadProfile> read(PlantSource source, Node.Scalar file, ZoneId zone) {
    Findings findings = new Findings();
    StepSeries series =
        new SeriesReader(
                new NarrowedSource(source, COLUMNS), new Binding(findings, zone), Instant.MIN)
            .read(file, SeriesUse.load("load profile", "site_kw", Range.ANY));
    if (series == null || findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    Duration interval = Duration.between(series.steps().getLast().start(), series.end());
    SiteClock clock = new SiteClock(zone);
    for (int i = 1; i < series.steps().size(); i++) {
      Instant previous = series.steps().get(i - 1).start();
      Instant start = series.steps().get(i).start();
      if (!Duration.between(previous, start).equals(interval)) {
        findings.error(
            "LOAD_PROFILE_UNEVEN",
            file.location(),
            "The row after %s comes at %s, not %d minutes later as the last rows do."
                .formatted(clock.at(previous), clock.at(start), interval.toMinutes()),
            "Give the mean power of every interval, all equally long.");
        return new Outcome.Rejected<>(findings.list());
      }
    }
    if (!INTERVAL_MINUTES.contains(interval.toMinutes()) || interval.toSecondsPart() != 0) {
      findings.error(
          "LOAD_PROFILE_INTERVAL",
          file.location(),
          "The rows are %s apart; demand is measured over 5, 15, 30 or 60 minutes."
              .formatted(interval),
          "Resample the profile to one of these intervals.");
      return new Outcome.Rejected<>(findings.list());
    }
    TimeGrid span =
        new TimeGrid(zone, series.start(), series.end(), Math.toIntExact(interval.toMinutes()));
    return Outcome.of(
        new LoadProfile(span, series.steps().stream().map(StepSeries.Step::value).toList()),
        findings);
  }
}
