package io.heatscheduler.server.pipeline;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets a stage work on the run that an event is about, unless that run has ended. */
final class StageConsumer implements Consumer {
  private final Stage stage;
  private final RunRecords runs;
  private final RunEnds ends;

  StageConsumer(Stage stage, RunRecords runs, RunEnds ends) {
    this.stage = stage;
    this.runs = runs;
    this.ends = ends;
  }

  @Override
  public String name() {
    return stage.name();
  }

  @Override
  public Set<String> types() {
    return stage.types();
  }

  @Override
  public int capacity() {
    return stage.capacity();
  }

  @Override
  public Effect handle(Event event) {
    Optional<Run> run =
        runs.find(event.tenant(), event.subject()).filter(found -> found.status().isOpen());
    if (run.isEmpty()) {
      return Effect.NONE;
    }
    Effect effect = stage.work(run.get());
    return () -> {
      if (runs.lockOpen(event.tenant(), event.subject()).isPresent()) {
        effect.apply();
      }
    };
  }

  @Override
  public void stop() {
    stage.stop();
  }

  /** A run whose stage cannot be done ends; replaying its dead letter cannot bring it back. */
  @Override
  public Effect givenUp(Event event, String error) {
    return () ->
        runs.lockOpen(event.tenant(), event.subject())
            .ifPresent(
                run ->
                    ends.fail(
                        run,
                        stage.name(),
                        List.of(
                            Finding.error(
                                "STAGE_FAILED",
                                Location.of(stage.name()),
                                "Stage %s failed again and again: %s"
                                    .formatted(stage.name(), error),
                                "See the dead letter; retry the run when the cause is gone."))));
  }
}
