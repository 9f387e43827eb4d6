/**
 * Ports to the world outside: how raw data enters and results leave, without saying from which file
 * or system.
 *
 * <p>Readers and connectors turn whatever they read into {@link Node} trees and rows; the agents
 * give them meaning. Start at {@link PlantSource}.
 */
@NullMarked
package io.heatscheduler.core.connect;

import org.jspecify.annotations.NullMarked;
