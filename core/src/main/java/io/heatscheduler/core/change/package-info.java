/**
 * What-if: changes of a plant, each said in a planner's words, and the named lists of them that
 * scenarios are.
 *
 * <p>Start at {@link PlantChange}. Every what-if question (why not there, what would an hour more
 * be worth, which tariff, what now) is the same plant with a change, planned again and priced
 * exactly. All types immutable. <b>May depend on:</b> the packages of the plant.
 */
@NullMarked
package io.heatscheduler.core.change;

import org.jspecify.annotations.NullMarked;
