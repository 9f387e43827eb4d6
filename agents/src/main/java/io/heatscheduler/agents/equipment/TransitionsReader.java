package io.heatscheduler.agents.equipment;

import io.heatscheduler.agents.intake.Ids;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how long an equipment takes between off and on, and its standby states. */
final class TransitionsReader {
  private static final Keys STATE =
      Keys.table(
          "a standby state",
          Map.of(),
          "state_id",
          "power_kw",
          "shutdown_minutes",
          "shutdown_energy_kwh",
          "startup_minutes",
          "startup_energy_kwh");
  private static final Range AMOUNT = Range.between("0", "1000000");
  private static final int LONGEST_MINUTES = 7 * 24 * 60;
  private static final int MOST_STATES = 8;

  /** Where an equipment may be when the horizon ends. */
  private enum EndState {
    ANY,
    OFF
  }

  private TransitionsReader() {}

  static Transitions read(Fields fields) {
    int startup = minutes(fields, "startup_minutes");
    int shutdown = minutes(fields, "shutdown_minutes");
    BigDecimal shutdownEnergy = shutdownEnergy(fields, shutdown);
    EndState end = fields.choice("end_state", EndState.class);
    List<StandbyState> states = states(fields);
    return fields.failed()
        ? Transitions.INSTANT
        : new Transitions(
            startup, shutdown, new Energy(shutdownEnergy), end == EndState.OFF, states);
  }

  private static int minutes(Fields fields, String key) {
    Integer minutes = fields.minutes(key, 0, LONGEST_MINUTES);
    return minutes == null ? 0 : minutes;
  }

  private static BigDecimal shutdownEnergy(Fields fields, int minutes) {
    BigDecimal energy = fields.decimal("shutdown_energy_kwh", AMOUNT, BigDecimal.ZERO);
    if (energy.signum() > 0 && minutes == 0) {
      fields.error(
          "shutdown_energy_kwh",
          "ENERGY_WITHOUT_TIME",
          "shutdown_energy_kwh is drawn while shutting down, but shutdown_minutes is 0.",
          "Give shutdown_minutes, or leave shutdown_energy_kwh out.");
    }
    return energy;
  }

  private static List<StandbyState> states(Fields fields) {
    List<StandbyState> states = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<Node> items = fields.lists().items("standby_states");
    if (items.size() > MOST_STATES) {
      fields.error(
          "standby_states",
          "TOO_MANY_STANDBY_STATES",
          "%d standby states are given; an equipment may have %d."
              .formatted(items.size(), MOST_STATES),
          "Leave out those that are hardly different.");
      return states;
    }
    for (Node item : items) {
      StandbyState state = state(fields, item);
      if (state != null && !ids.add(state.stateId())) {
        fields.error(
            "standby_states",
            "DUPLICATE_STANDBY_STATE",
            "The standby state %s is given twice.".formatted(Shown.of(state.stateId())),
            "Give each state a state_id of its own.");
      } else if (state != null) {
        states.add(state);
      }
    }
    return states;
  }

  private static @Nullable StandbyState state(Fields outer, Node item) {
    Fields fields = outer.inner(item, STATE);
    if (fields == null) {
      return null;
    }
    fields.require("state_id", "power_kw");
    String id = Ids.read(fields, "state_id");
    BigDecimal holding = fields.decimal("power_kw", AMOUNT);
    int shutdown = minutes(fields, "shutdown_minutes");
    BigDecimal shutdownEnergy = shutdownEnergy(fields, shutdown);
    int startup = minutes(fields, "startup_minutes");
    BigDecimal startupEnergy = fields.decimal("startup_energy_kwh", AMOUNT, BigDecimal.ZERO);
    if ("off".equals(id) || "on".equals(id)) {
      fields.error(
          "state_id",
          "STANDBY_STATE_NAME_TAKEN",
          "A standby state cannot be called %s; every equipment has that state.".formatted(id),
          "Give it another state_id; off is described by startup_minutes, shutdown_minutes and"
              + " their energies beside standby_states.");
    }
    outer.failIf(fields.failed());
    return fields.failed() || id == null || holding == null
        ? null
        : new StandbyState(
            id,
            new Power(holding),
            shutdown,
            new Energy(shutdownEnergy),
            startup,
            new Energy(startupEnergy));
  }
}
