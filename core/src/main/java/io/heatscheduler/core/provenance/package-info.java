/**
 * Provenance: the canonical form of what went into a run and the chain of hashes over what came
 * out.
 *
 * <p>Start at {@link CanonicalInput} and {@link HashChain}. Canonical JSON follows RFC 8785;
 * decimals, whole numbers and instants are strings, so no reader can change them by rounding.
 */
@NullMarked
package io.heatscheduler.core.provenance;

import org.jspecify.annotations.NullMarked;
