/**
 * Random plants for tests: tiny ones for the oracle, medium ones for properties, and their folders.
 *
 * <p>Start at {@link RandomPlants}; {@link PlantKey} lists every key of the format that can change
 * an optimum, {@link PlantDraft} builds or alters a plant by hand. Everything is seeded: the same
 * seed gives the same plant on every machine.
 */
@NullMarked
package io.heatscheduler.testkit.plants;

import org.jspecify.annotations.NullMarked;
