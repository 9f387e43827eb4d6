package io.heatscheduler.core.report;

import io.heatscheduler.core.change.PlantChange;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one more freedom saves, found by planning again with it.
 *
 * @param change the freedom
 * @param saving money saved by the plan found with it, over 0
 * @param certain it saves at least this much, whatever the plans; 0 if that is not proven
 * @param atMost it saves at most this much; null: nothing proven
 */
public record FlexibilityValue(
    PlantChange change, BigDecimal saving, BigDecimal certain, @Nullable BigDecimal atMost) {}
