package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.Agent;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.Tariff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agent 2 of 6: reads the tariff and refuses gaps, overlaps, wrong units and wrong currencies.
 *
 * <p>Needs nothing from the intake but the source, so both can run side by side; what is wrong with
 * site and horizon is the intake's to report.
 */
public final class TariffManagementAgent implements Agent<PlantSource, Tariff> {
  private static final Logger LOG = LoggerFactory.getLogger(TariffManagementAgent.class);

  @Override
  public Outcome<Tariff> run(PlantSource source, RunContext context) {
    LOG.info("{} tariff starts", context.runId());
    Findings findings = new Findings();
    PlantFrame frame = PlantFrame.read(source, new Findings());
    Tariff tariff =
        frame == null || frame.document().tariff() == null
            ? null
            : read(source, frame, frame.document().tariff(), findings);
    LOG.info("{} tariff ends, refused: {}", context.runId(), findings.hasErrors());
    if (tariff == null || findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    context.record("tariff.name", tariff.name(), tariff.rateScheduleCode());
    context.record("tariff.periods", tariff.periods().size(), "");
    return new Outcome.Done<>(tariff, findings.list());
  }

  /**
   * Reads a tariff wherever it is written.
   *
   * @param frame zone, currency and horizon it must fit
   * @param tariff the tariff itself, or the name of its file
   * @return null, reported, if it is wrong
   */
  public static @Nullable Tariff read(
      PlantSource source, PlantFrame frame, Node tariff, Findings findings) {
    return new TariffReader(source, frame, findings).read(tariff);
  }
}
