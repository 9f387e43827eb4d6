/** Carries events inside one database, without a message broker. */
@NullMarked
package io.heatscheduler.server.messaging.embedded;

import org.jspecify.annotations.NullMarked;
