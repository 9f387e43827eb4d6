package io.heatscheduler.server.chaos;

import java.util.List;

/** Eighteen deaths while the events travel inside the database. */
class EmbeddedKillTest extends KillContract {
  @Override
  String broker() {
    return null;
  }

  @Override
  String prefix() {
    return "unused";
  }

  @Override
  List<Strike> strikes() {
    return Strike.all();
  }
}
