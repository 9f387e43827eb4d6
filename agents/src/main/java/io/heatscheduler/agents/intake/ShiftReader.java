package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.DailyWindows;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.DailyWindow;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the shifts. */
public final class ShiftReader {
  private static final Keys KEYS =
      Keys.table(
          "a shift", Map.of(), "name", "days", "start", "end", "operators", "not_on_holidays");
  private static final int MOST_OPERATORS = 1_000_000;

  private ShiftReader() {}

  /** The shifts of a list or of the file it names; without those that are wrong, reported. */
  public static List<Shift> read(PlantSource source, Node node, Binding binding) {
    List<Shift> shifts = new ArrayList<>();
    Table.read(
        source,
        node,
        "shift",
        KEYS,
        List.of("start", "end", "operators"),
        binding,
        fields -> {
          DailyWindow window = DailyWindows.read(fields, "start", "end");
          Set<DayOfWeek> days = days(fields);
          int operators = fields.integer("operators", 0, MOST_OPERATORS, 0);
          boolean notOnHolidays = fields.bool("not_on_holidays", false);
          if (window != null && !fields.failed()) {
            shifts.add(new Shift(fields.text("name", ""), days, window, operators, notOnHolidays));
          }
        });
    return shifts;
  }

  private static Set<DayOfWeek> days(Fields fields) {
    List<String> names = fields.lists().texts("days");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : names) {
      String wanted = name.toUpperCase(Locale.ROOT);
      List<DayOfWeek> found =
          Stream.of(DayOfWeek.values())
              .filter(day -> day.name().equals(wanted) || day.name().substring(0, 3).equals(wanted))
              .toList();
      if (found.isEmpty()) {
        fields.error(
            "days",
            "UNKNOWN_DAY",
            "%s is not a day of the week.".formatted(Shown.of(name)),
            Suggestion.sentence(name, List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")));
      }
      days.addAll(found);
    }
    return names.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }
}
