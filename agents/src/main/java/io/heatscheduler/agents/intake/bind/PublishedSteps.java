package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.MeterClock;
import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Interval;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.time.StepSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a published series its meaning in the plant, or says why it does not fit. */
final class PublishedSteps {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedSteps.class);

  private final SeriesUse use;
  private final Binding binding;
  private final SeriesFile file;

  PublishedSteps(SeriesUse use, Binding binding, SeriesFile file) {
    this.use = use;
    this.binding = binding;
    this.file = file;
  }

  /** The series as steps; null, reported, if it does not fit. */
  @Nullable StepSeries read(PublishedSeries published) {
    String read =
        "%s is read as %s: %s."
            .formatted(file.name().text(), published.format(), published.subject());
    LOG.info(read);
    binding.findings().info("SERIES_FORMAT", file.name().location(), read);
    if (!fits(published)) {
      return null;
    }
    List<Interval> taken = published.intervals().stream().filter(this::isTaken).toList();
    if (taken.isEmpty()) {
      error(
          "SERIES_EMPTY",
          file.name().location(),
          "%s has no value from %s to %s."
              .formatted(file.name().text(), at(file.from()), at(file.to())),
          "Correct from and to.");
      return null;
    }
    compareClocks(published.clock(), taken);
    boolean complete = isComplete(taken);
    boolean inRange = true;
    for (Interval interval : taken) {
      inRange &= use.accepts(interval.value(), interval.location(), binding);
    }
    return complete && inRange
        ? new StepSeries(
            taken.stream().map(i -> new StepSeries.Step(i.start(), i.value())).toList(),
            taken.getLast().end())
        : null;
  }

  private boolean fits(PublishedSeries published) {
    if (published.quantity() != use.published()) {
      error(
          "SERIES_QUANTITY",
          file.name().location(),
          "%s holds %s, but %s is a %s."
              .formatted(
                  file.name().text(),
                  published.quantity() == Quantity.PRICE ? "prices" : "a load",
                  use.key(),
                  String.valueOf(use.published()).toLowerCase(Locale.ROOT)),
          "Name a document of the other kind.");
      return false;
    }
    String currency = published.currency();
    if (currency != null
        && use.currency() != null
        && !currency.equals(use.currency().getCurrencyCode())) {
      error(
          "CURRENCIES_DIFFER",
          file.name().location(),
          "The prices are in %s, but the site's currency is %s."
              .formatted(currency, use.currency()),
          "Convert the prices, or correct the site's currency.");
      return false;
    }
    return true;
  }

  private boolean isTaken(Interval interval) {
    Instant from = file.from();
    Instant to = file.to();
    return (from == null || interval.end().isAfter(from))
        && (to == null || interval.start().isBefore(to));
  }

  /** Reports every missing interval as one finding; nothing is ever filled in. */
  private boolean isComplete(List<Interval> taken) {
    long missing = 0;
    Interval before = null;
    String first = "";
    Location where = file.name().location();
    for (Interval interval : taken) {
      if (before != null && before.end().isBefore(interval.start())) {
        Duration length = Duration.between(before.start(), before.end());
        Duration hole = Duration.between(before.end(), interval.start());
        missing += Math.ceilDiv(hole.toSeconds(), length.toSeconds());
        if (first.isEmpty()) {
          first = binding.clock().at(before.end());
          where = interval.location();
        }
      }
      before = interval;
    }
    if (missing > 0) {
      error(
          "SERIES_GAP",
          where,
          "%d %s missing, the first at %s."
              .formatted(missing, missing == 1 ? "value is" : "values are", first),
          "Get the missing ones, or take a span without a hole, e.g. {file: %s, from: ..., to: ...}."
              .formatted(file.name().text()));
    }
    return missing == 0;
  }

  /** The file's own rule for the clock holds for all years; the site's zone is what counts. */
  private void compareClocks(@Nullable MeterClock clock, List<Interval> taken) {
    if (clock == null) {
      return;
    }
    for (Interval interval : taken) {
      Object site = binding.zone().getRules().getOffset(interval.start());
      Object meter = clock.offsetAt(interval.start());
      if (!Objects.equals(site, meter)) {
        binding
            .findings()
            .warning(
                "METER_CLOCK_DIFFERS",
                interval.location(),
                "At %s the file's local time is UTC%s, but the site's is UTC%s (%s)."
                    .formatted(interval.start(), meter, site, binding.zone()),
                "The site's zone is used; check that the file is of this site.",
                interval.start(),
                "UTC" + meter,
                "UTC" + site,
                binding.zone().getId());
        return;
      }
    }
  }

  private String at(@Nullable Instant instant) {
    return instant == null ? "its end" : binding.clock().at(instant);
  }

  private void error(String code, Location location, String message, String fix) {
    binding.findings().error(code, location, message, fix);
  }
}
