package io.heatscheduler.agents.replan;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;

/**
 * Events as they were written: a file of them, or an option of the command line.
 *
 * @param files where files named by the events are read from
 * @param events trips, late, rush, cancel, prices, contractual_peak_kw
 */
public record EventSource(PlantSource files, Node.Mapping events) {}
