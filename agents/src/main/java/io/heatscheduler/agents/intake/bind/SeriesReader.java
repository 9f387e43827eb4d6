package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.time.StepSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value over time: one number, rows of {@code start} and a value, a file of such rows, or,
 * for prices and loads, a document as a market or a utility publishes it.
 */
public final class SeriesReader {
  private final PlantSource source;
  private final Binding binding;
  private final Instant horizonEnd;

  /** A reader of one document's series. */
  public SeriesReader(PlantSource source, Binding binding, Instant horizonEnd) {
    this.source = source;
    this.binding = binding;
    this.horizonEnd = horizonEnd;
  }

  /**
   * Reads a series.
   *
   * @param node the number, list, file name, or file with options
   * @return null if it is wrong, which has been reported
   */
  public @Nullable StepSeries read(Node node, SeriesUse use) {
    if (node instanceof Node.Scalar scalar
        && (scalar.kind() != Node.Kind.TEXT || Numbers.looksLikeNumber(scalar.text().strip()))) {
      Fields constant =
          new Fields(
              Map.of(use.key(), node),
              Keys.exact(use.key(), use.key()),
              node.location(),
              binding,
              Set.of());
      BigDecimal value = constant.decimal(use.key(), use.range());
      return value == null ? null : StepSeries.constant(value);
    }
    return use.published() != null && SeriesFile.isOne(node)
        ? file(node, use)
        : rows(use)
            .read(
                node,
                new SeriesFile.TableShape(
                    "start", use.valueColumn(), SeriesUnit.OWN, binding.zone(), null, false),
                null);
  }

  private @Nullable StepSeries file(Node node, SeriesUse use) {
    SeriesFile file = SeriesFile.read(node, binding);
    PublishedSeries.Quantity quantity = use.published();
    SeriesRequest request = file == null || quantity == null ? null : file.request(quantity);
    if (file == null || request == null) {
      return null;
    }
    Optional<Outcome<PublishedSeries>> published = source.series(file.name(), request);
    if (published.isEmpty()) {
      SeriesFile.TableShape shape = file.table(use, binding);
      return shape == null ? null : rows(use).read(file.name(), shape, file);
    }
    binding.findings().addAll(published.get().findings());
    file.refuseTableOptions();
    return published.get() instanceof Outcome.Done<PublishedSeries>(var series, List<?> ignored)
        ? new PublishedSteps(use, binding, file).read(series)
        : null;
  }

  private RowSeries rows(SeriesUse use) {
    return new RowSeries(source, binding, horizonEnd, use);
  }
}
