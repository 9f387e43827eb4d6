package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Shown;
import org.jspecify.annotations.Nullable;

/** Reads names that other things refer to. */
public final class Ids {
  private static final int LONGEST = 200;

  private Ids() {}

  /** An id: at most 200 characters, none of them {@code ;} or a control character. */
  public static @Nullable String read(Fields fields, String key) {
    String id = fields.text(key);
    if (id == null) {
      return null;
    }
    boolean plain = id.chars().noneMatch(c -> c == ';' || Character.isISOControl(c));
    if (id.length() > LONGEST || !plain) {
      fields.error(
          key,
          "NOT_AN_ID",
          "%s is not an id.".formatted(Shown.of(id)),
          "Use at most %d characters, without semicolons and control characters."
              .formatted(LONGEST));
      return null;
    }
    return id;
  }
}
