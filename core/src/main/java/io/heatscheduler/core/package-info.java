/**
 * The language of heat scheduling: what a plant, a tariff, a schedule and a bill are, and the exact
 * rules between them.
 *
 * <p>Start at {@link io.heatscheduler.core.plant.Plant}. The core knows no file, no solver and no
 * framework: it depends on the JDK, JSpecify annotations and the SLF4J API only (tested).
 */
@NullMarked
package io.heatscheduler.core;

import org.jspecify.annotations.NullMarked;
