/**
 * The hybrid search, one class for each of its parts: {@link ConstructPart}, {@link ImprovePart},
 * {@link BoundPart}, {@link FloorPart}, {@link BranchPart}, {@link FinishPart}.
 *
 * <p>Start at {@link HybridSearch}, which gives them turns; {@link Part} is what they have in
 * common, {@link Board} what they share. Results depend on the problem, the work and the seed only,
 * never on the machine's speed or number of cores.
 */
@NullMarked
package io.heatscheduler.optimizer.search;

import org.jspecify.annotations.NullMarked;
