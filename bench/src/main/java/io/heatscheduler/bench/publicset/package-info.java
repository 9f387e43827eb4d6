/**
 * Published benchmark problems as plants, where the plant format expresses them exactly.
 *
 * <p>Start at {@link PublicSetsBench}. Each problem class says how its own terms map to the
 * format's; the figures to compare with are read from the set's own files.
 */
@NullMarked
package io.heatscheduler.bench.publicset;

import org.jspecify.annotations.NullMarked;
