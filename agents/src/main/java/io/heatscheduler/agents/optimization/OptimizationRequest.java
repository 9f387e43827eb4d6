package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.ProgressListener;

/**
 * What the optimisation needs.
 *
 * @param grid the plant over its slots
 * @param settings limits of the search
 * @param listener told of better incumbents and bounds
 * @param cancellation asked between steps
 */
public record OptimizationRequest(
    PlantGrid grid,
    OptimizerSettings settings,
    ProgressListener listener,
    Cancellation cancellation) {}
