package io.heatscheduler.cli.command;

import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.cli.Version;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Limits of the search as options. */
final class SearchOptions {
  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to search, in seconds or ISO 8601 (30, PT2M). Converted to work units by a"
              + " fixed factor, so the same limit gives the same plan. Default: 30, of replan 1,"
              + " of explain 1 each.")
  @Nullable Duration timeLimit;

  @Option(
      names = "--effort",
      paramLabel = "UNITS",
      description = "How much work to do, in work units. Replaces --time-limit.")
  @Nullable Long effort;

  @Option(
      names = "--gap",
      paramLabel = "FRACTION",
      converter = FractionConverter.class,
      description =
          "Stop once the plan is proven this close to the best possible (0.01 = 1 %%). Default:"
              + " 0.001, of explain 0.")
  @Nullable BigDecimal gap;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of the search. Default: 1.")
  @Nullable Long seed;

  /** Whether the user set anything that only the hybrid solver understands. */
  boolean steersHybrid() {
    return effort != null || gap != null || seed != null;
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  OptimizerSettings settings() {
    return settings(OptimizerSettings.DEFAULT);
  }

  /**
   * The settings of a verb with a time limit of its own.
   *
   * @param limit how long to search unless the user says so
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  OptimizerSettings settings(Duration limit) {
    OptimizerSettings defaults = OptimizerSettings.DEFAULT;
    return settings(new OptimizerSettings(limit, null, defaults.gap(), defaults.seed()));
  }

  /**
   * The settings of a verb with defaults of its own.
   *
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  OptimizerSettings settings(OptimizerSettings defaults) {
    return new OptimizerSettings(
        timeLimit == null ? defaults.timeLimit() : timeLimit,
        effort == null && timeLimit == null ? defaults.effort() : effort,
        gap == null ? defaults.gap() : gap.doubleValue(),
        seed == null ? defaults.seed() : seed);
  }

  /**
   * The settings of a verb that answers a question about a plant.
   *
   * @throws ParameterException if a value is out of range
   */
  PlanSettings planSettings(CommandSpec spec, OptimizerSettings defaults) {
    try {
      return PlanSettings.DEFAULT.withOptimizer(settings(defaults)).by(Version.text());
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()));
    }
  }

  /** Reads a decimal fraction. */
  static final class FractionConverter implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      if (!text.matches("[0-9]*\\.?[0-9]{1,12}")) {
        throw new TypeConversionException(
            "'%s' is not a fraction; write 0.01 for 1 %%".formatted(text));
      }
      return new BigDecimal(text);
    }
  }

  /** Reads seconds or an ISO 8601 duration. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        Duration duration =
            text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")
                ? Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact())
                : Duration.parse(text);
        if (!duration.isPositive()) {
          throw new TypeConversionException("'%s' is not over 0".formatted(text));
        }
        return duration;
      } catch (DateTimeParseException | ArithmeticException unreadable) {
        throw new TypeConversionException(
            "'%s' is not a duration; write seconds (30) or ISO 8601 (PT2M)".formatted(text));
      }
    }
  }
}
