package io.heatscheduler.server.runs;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.replan.ReplanRequest;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.server.pipeline.GivenDocument;
import io.heatscheduler.server.pipeline.ReplanTerms;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.pipeline.RunSettings;
import io.heatscheduler.server.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A re-plan as it came over the API.
 *
 * @param terms until when the old plan was carried out, and what has happened
 * @param settings of the new run: those of the old one, with the limits given
 */
record ReplanGiven(ReplanTerms terms, RunSettings settings) {
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Keys KEYS =
      Keys.exact(
          "the re-plan",
          "at",
          "events",
          "freezeMinutes",
          "movePrice",
          "timeLimitSeconds",
          "effort");
  private static final int MOST_FREEZE_MINUTES = 7 * 24 * 60;
  private static final int MOST_SECONDS = 3_600;

  /**
   * Reads a body.
   *
   * @param old the run whose rest is to be planned
   * @param zone of its site, for times without an offset
   * @throws Problem 422 with every finding
   */
  static ReplanGiven read(byte[] body, Run old, ZoneId zone) {
    GivenDocument given = Bodies.read(body);
    Findings findings = new Findings();
    Fields fields = Mappings.open(given.entries(), KEYS, new Binding(findings, zone));
    Instant at = null;
    int freeze = 0;
    BigDecimal movePrice = ReplanRequest.DEFAULT_MOVE_PRICE;
    Integer seconds = null;
    Integer effort = null;
    if (fields != null) {
      fields.require("at", "events");
      at = fields.instant("at");
      freeze = fields.integer("freezeMinutes", 0, MOST_FREEZE_MINUTES, 0);
      movePrice = fields.decimal("movePrice", Range.between("0", "1000000000"), movePrice);
      seconds = fields.integer("timeLimitSeconds", 1, MOST_SECONDS);
      effort = fields.integer("effort", 1, (int) RunRequest.MOST_EFFORT);
    }
    if (findings.hasErrors() || at == null) {
      throw Problem.unprocessable("REPLAN_INVALID", findings.list());
    }
    RunSettings usual = old.settings();
    return new ReplanGiven(
        new ReplanTerms(
            old.id(), at, EXACT.readTree(body).path("events").toString(), freeze, movePrice),
        usual.withLimits(
            seconds == null ? usual.timeLimitSeconds() : seconds,
            effort == null ? seconds == null ? usual.effort() : null : Long.valueOf(effort)));
  }
}
