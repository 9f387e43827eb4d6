/**
 * Events between stages, each effect exactly once.
 *
 * <p>A stage commits its effect, its inbox row and the events it causes in one transaction ({@link
 * io.heatscheduler.server.messaging.Outbox}, {@link io.heatscheduler.server.messaging.Inbox}); a
 * {@link io.heatscheduler.server.messaging.Relay} hands committed events to a {@link
 * io.heatscheduler.server.messaging.Transport}, which delivers each at least once to every
 * consumer; {@link io.heatscheduler.server.messaging.Handling} drops what a consumer has handled
 * already. A message holds references only: the event itself is read from the database under its
 * tenant, so a forged message can cause nothing.
 */
@NullMarked
package io.heatscheduler.server.messaging;

import org.jspecify.annotations.NullMarked;
