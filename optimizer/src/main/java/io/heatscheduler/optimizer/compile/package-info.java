/**
 * Compiles a plant over its slots into the optimizer's numbers, and plans back.
 *
 * <p>Start at {@link ProblemCompiler}. <b>May depend on:</b> {@code core}, {@code
 * optimizer.problem}.
 */
@NullMarked
package io.heatscheduler.optimizer.compile;

import org.jspecify.annotations.NullMarked;
