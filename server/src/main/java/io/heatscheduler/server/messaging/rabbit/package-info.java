/** Carries events through RabbitMQ's quorum queues. */
@NullMarked
package io.heatscheduler.server.messaging.rabbit;

import org.jspecify.annotations.NullMarked;
