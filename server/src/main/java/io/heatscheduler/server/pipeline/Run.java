package io.heatscheduler.server.pipeline;

import io.heatscheduler.server.persistence.TenantId;
import java.util.UUID;

/**
 * A run as a stage sees it.
 *
 * @param id of the run
 * @param tenant whose it is
 * @param schedule what it plans
 * @param status how far it is
 * @param settings what is asked for
 * @param cancelRequested whether somebody wants it to end
 */
public record Run(
    UUID id,
    TenantId tenant,
    UUID schedule,
    RunStatus status,
    RunSettings settings,
    boolean cancelRequested) {}
