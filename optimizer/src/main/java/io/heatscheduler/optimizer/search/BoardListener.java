package io.heatscheduler.optimizer.search;

/** Told about every change of the {@link Board}, on the search's thread, in a fixed order. */
@FunctionalInterface
public interface BoardListener {
  /** Something changed, or a round passed; must be quick and never throw. */
  void changed(Board board, String phase);
}
