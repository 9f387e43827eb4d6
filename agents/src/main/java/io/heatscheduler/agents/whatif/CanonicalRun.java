package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.provenance.Sha256;
import java.util.List;

/**
 * A run of a changed plant as it is published: no file of the planner's says what was planned, so
 * the canonical input itself is the raw input, {@value #ENTRY}.
 */
public final class CanonicalRun {
  /** The raw input's file name: the entry of a plant folder. */
  public static final String ENTRY = "plant.json";

  private CanonicalRun() {}

  /** The documents of the run, its raw input being {@link #input}. */
  public static PublishedRun of(Planned planned) {
    PublishedRun run = planned.published();
    byte[] bytes = input(planned);
    return new PublishedRun(
        run.input(),
        List.of(new RawFile(ENTRY, Sha256.of(bytes).hex(), bytes.length)),
        run.schedule(),
        run.bill(),
        run.tables(),
        run.optimizationHash(),
        run.costHash());
  }

  /** The bytes of the raw input. */
  public static byte[] input(Planned planned) {
    return planned.input().bytes();
  }
}
