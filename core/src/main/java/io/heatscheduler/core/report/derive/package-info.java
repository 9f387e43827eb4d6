/**
 * Derives every fact of a finished run: start at {@link
 * io.heatscheduler.core.report.derive.RunFacts}.
 *
 * <p>The same run always gives the same facts. <b>Units:</b> those of {@link
 * io.heatscheduler.core.fact.FactType}. <b>May depend on:</b> {@code core.report}, {@code
 * core.fact} and what they hold.
 */
@NullMarked
package io.heatscheduler.core.report.derive;

import org.jspecify.annotations.NullMarked;
