/**
 * Our solver beside others on the same plant, in the same run.
 *
 * <p>Start at {@link PeersBench}. A peer's plan counts only after it was verified and priced from
 * the plant alone.
 */
@NullMarked
package io.heatscheduler.bench.peer;

import org.jspecify.annotations.NullMarked;
