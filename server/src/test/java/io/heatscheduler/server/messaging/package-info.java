@NullMarked
package io.heatscheduler.server.messaging;

import org.jspecify.annotations.NullMarked;
