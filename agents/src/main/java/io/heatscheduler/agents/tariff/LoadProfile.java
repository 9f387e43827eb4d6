package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.NarrowedSource;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.SeriesReader;
import io.heatscheduler.agents.intake.bind.SeriesUse;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.time.SiteClock;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A measured load profile: the mean power of a site in equal intervals, without a hole.
 *
 * @param span its intervals
 * @param siteKw mean power, shape [interval]
 * @param reactiveKvar mean reactive power, inductive positive, shape [interval]; null: not recorded
 */
public record LoadProfile(
    TimeGrid span, List<BigDecimal> siteKw, @Nullable List<BigDecimal> reactiveKvar) {
  private static final Set<Long> INTERVAL_MINUTES = Set.of(5L, 15L, 30L, 60L);
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final List<String> ACTIVE = List.of("site_kw", "kw", "kwh");
  private static final List<String> REACTIVE = List.of("kvar", "kvarh", "power_factor");

  public LoadProfile {
    siteKw = List.copyOf(siteKw);
    reactiveKvar = reactiveKvar == null ? null : List.copyOf(reactiveKvar);
  }

  /** A profile of active power alone. */
  public LoadProfile(TimeGrid span, List<BigDecimal> siteKw) {
    this(span, siteKw, null);
  }

  /** The same as a bill takes it. */
  public MeterReadings readings() {
    return new MeterReadings(span, siteKw, reactiveKvar);
  }

  /**
   * Reads rows of {@code start} and the site's load: {@code site_kw} or {@code kw}, mean power of
   * the interval, or {@code kwh}, its energy; and, if there is one, a column of its reactive load:
   * {@code kvar}, {@code kvarh} or {@code power_factor}. Further columns, such as the equipment's
   * in a run's {@code load_profile.csv}, are passed over. Green Button usage is read as it is. A
   * YAML file names another file with options, as {@code base_load_kw} takes them: a meter of
   * several, a span, or columns and unit of a table.
   *
   * @param source where the file lies
   * @param file its name
   * @param zone zone of times written without an offset
   */
  public static Outcome<LoadProfile> read(PlantSource source, Node.Scalar file, ZoneId zone) {
    Findings findings = new Findings();
    Node.Mapping options = options(source, file);
    if (options != null) {
      return withOptions(source, file, options, new Binding(findings, zone));
    }
    ProfileHeader header = ProfileHeader.of(source, file);
    String active = header.oneOf(ACTIVE, "load", file, findings);
    String reactive = header.oneOf(REACTIVE, "reactive load", file, findings);
    if (findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    Column columns = new Column(source, file, header, new Binding(findings, zone));
    StepSeries series = columns.read(active == null ? "site_kw" : active);
    TimeGrid span = series == null ? null : span(series, file, zone, findings);
    if (series == null || span == null || findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    List<BigDecimal> kw = values(series);
    if ("kwh".equals(active)) {
      kw = kw.stream().map(kwh -> perHour(kwh, span)).toList();
    }
    List<BigDecimal> kvar = null;
    if (reactive != null) {
      StepSeries second = columns.read(reactive);
      if (second == null) {
        return new Outcome.Rejected<>(findings.list());
      }
      kvar = reactive(reactive, values(second), kw, span);
    }
    return Outcome.of(new LoadProfile(span, kw, kvar), findings);
  }

  /** The options of a YAML file that names another file; null if this is no such file. */
  private static Node.@Nullable Mapping options(PlantSource source, Node.Scalar file) {
    String name = file.text().strip().toLowerCase(Locale.ROOT);
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml
            && source.document(file)
                instanceof Outcome.Done<Node>(Node.Mapping mapping, List<Finding> ignored)
            && mapping.get("file") != null
        ? mapping
        : null;
  }

  private static Outcome<LoadProfile> withOptions(
      PlantSource source, Node.Scalar file, Node.Mapping options, Binding binding) {
    StepSeries series =
        new SeriesReader(source, binding, Instant.MIN)
            .read(options, SeriesUse.load("load profile", "site_kw", Range.ANY));
    TimeGrid span = series == null ? null : span(series, file, binding.zone(), binding.findings());
    return series == null || span == null
        ? new Outcome.Rejected<>(binding.findings().list())
        : Outcome.of(new LoadProfile(span, values(series)), binding.findings());
  }

  /** Reads one column after the other of a file; other columns are passed over. */
  private record Column(
      PlantSource source, Node.Scalar file, ProfileHeader header, Binding binding) {
    @Nullable StepSeries read(String column) {
      String start = header.written("start");
      String written = header.written(column);
      PlantSource narrowed =
          new NarrowedSource(
              source, List.of(start == null ? "start" : start, written == null ? column : written));
      Range range = column.equals("power_factor") ? Range.over("0", "1") : Range.ANY;
      return new SeriesReader(narrowed, binding, Instant.MIN)
          .read(file, SeriesUse.load("load profile", column, range));
    }
  }

  private static List<BigDecimal> values(StepSeries series) {
    return series.steps().stream().map(StepSeries.Step::value).toList();
  }

  private static BigDecimal perHour(BigDecimal energy, TimeGrid span) {
    return energy
        .multiply(MINUTES_PER_HOUR)
        .divide(span.minutes(), Exactness.DECIMAL128); // exact: intervals divide the hour
  }

  /** Reactive power; from a power factor f of a load P it is P sqrt(1 - f^2) / f, inductive. */
  private static List<BigDecimal> reactive(
      String column, List<BigDecimal> values, List<BigDecimal> kw, TimeGrid span) {
    return switch (column) {
      case "kvar" -> values;
      case "kvarh" -> values.stream().map(kvarh -> perHour(kvarh, span)).toList();
      default -> {
        List<BigDecimal> kvar = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          BigDecimal factor = values.get(i);
          BigDecimal tangent =
              BigDecimal.ONE
                  .subtract(factor.multiply(factor))
                  .sqrt(Exactness.DECIMAL128)
                  .divide(factor, Exactness.DECIMAL128);
          kvar.add(kw.get(i).multiply(tangent, Exactness.DECIMAL128));
        }
        yield kvar;
      }
    };
  }

  private static @Nullable TimeGrid span(
      StepSeries series, Node.Scalar file, ZoneId zone, Findings findings) {
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
        return null;
      }
    }
    if (!INTERVAL_MINUTES.contains(interval.toMinutes()) || interval.toSecondsPart() != 0) {
      findings.error(
          "LOAD_PROFILE_INTERVAL",
          file.location(),
          "The rows are %s apart; demand is measured over 5, 15, 30 or 60 minutes."
              .formatted(interval),
          "Resample the profile to one of these intervals.");
      return null;
    }
    return new TimeGrid(zone, series.start(), series.end(), Math.toIntExact(interval.toMinutes()));
  }
}
