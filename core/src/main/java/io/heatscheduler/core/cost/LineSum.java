package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bill line being summed: decimal128 in the order of the calls, rounded once at the end. */
final class LineSum {
  private final String id;
  private final LineKind kind;
  private final String subject;
  private final @Nullable EnergyUse use;
  private final String unit;
  private final BitSet slots = new BitSet();
  private BigDecimal quantity = BigDecimal.ZERO;
  private BigDecimal amount = BigDecimal.ZERO;
  private @Nullable BigDecimal rate;
  private boolean rateVaries;

  LineSum(String id, LineKind kind, String subject, @Nullable EnergyUse use, String unit) {
    this.id = id;
    this.kind = kind;
    this.subject = subject;
    this.use = use;
    this.unit = unit;
  }

  /** Adds quantity x rate of a slot. */
  void add(int slot, BigDecimal more, BigDecimal slotRate) {
    slots.set(slot);
    quantity = quantity.add(more, DECIMAL128);
    amount = amount.add(more.multiply(slotRate, DECIMAL128), DECIMAL128);
    if (rate == null) {
      rate = slotRate;
    } else if (rate.compareTo(slotRate) != 0) {
      rateVaries = true;
    }
  }

  /** Says that the line is of every slot of the horizon. */
  void span(int slotCount) {
    slots.set(0, slotCount);
  }

  BillLine toLine() {
    return new BillLine(
        id,
        kind,
        subject,
        use,
        quantity,
        unit,
        rateVaries ? null : rate,
        Exactness.roundLine(amount),
        ranges(slots));
  }

  static List<TimeGrid.SlotRange> ranges(BitSet slots) {
    List<TimeGrid.SlotRange> ranges = new ArrayList<>();
    for (int first = slots.nextSetBit(0); first >= 0; ) {
      int end = slots.nextClearBit(first);
      ranges.add(new TimeGrid.SlotRange(first, end));
      first = slots.nextSetBit(end);
    }
    return ranges;
  }
}
