/**
 * The hybrid search: construction, annealing and bound side by side, exchanging at fixed work
 * barriers.
 *
 * <p>Start at {@link HybridSearch}; {@link Board} holds what the parts share. Results depend on the
 * problem, the work and the seed only, never on the machine's speed or number of cores.
 */
@NullMarked
package io.heatscheduler.optimizer.search;

import org.jspecify.annotations.NullMarked;
