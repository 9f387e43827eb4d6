package io.heatscheduler.core.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a real bill, to compare ours with.
 *
 * @param line one of our lines by its id, with or without the date; or several at once by what
 *     their ids begin with, e.g. {@code energy}; or {@code total}
 * @param amount money on the real bill
 * @param quantity quantity on the real bill; null: not given
 * @param rate rate on the real bill; null: not given
 */
public record ExpectedLine(
    String line, BigDecimal amount, @Nullable BigDecimal quantity, @Nullable BigDecimal rate) {}
