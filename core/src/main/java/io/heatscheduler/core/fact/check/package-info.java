/**
 * Proves that a text says nothing but facts: start at {@link
 * io.heatscheduler.core.fact.check.FactChecker}.
 *
 * <p>It trusts no text, whoever worded it: templates and language models pass the same check. What
 * it can and cannot find is in docs/guides/summary.md. <b>May depend on:</b> {@code core.fact},
 * {@code core.outcome}, {@code core.units}.
 */
@NullMarked
package io.heatscheduler.core.fact.check;

import org.jspecify.annotations.NullMarked;
