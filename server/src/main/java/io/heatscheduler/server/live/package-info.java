/**
 * The WebSocket at {@code /ws}: open clients are told what changes. Start at {@link
 * io.heatscheduler.server.live.LiveEndpoint}.
 *
 * <pre>
 * any change -> trigger -> live_events, numbered at commit -> NOTIFY
 *   -> {@link io.heatscheduler.server.live.WakeUps} in every process
 *   -> {@link io.heatscheduler.server.live.TenantFeed} reads what is new, once per process
 *   -> {@link io.heatscheduler.server.live.Outlet} of each connection that subscribed
 * </pre>
 *
 * <p>The table is the truth and NOTIFY only a wake-up: a process that misses one looks by itself a
 * moment later. A client that comes back names the last event it saw and gets what it missed, or is
 * told to read everything again.
 *
 * <p><b>May depend on:</b> {@code server.security}, {@code server.persistence}, {@code server.web},
 * Spring's WebSocket layer.
 */
@NullMarked
package io.heatscheduler.server.live;

import org.jspecify.annotations.NullMarked;
