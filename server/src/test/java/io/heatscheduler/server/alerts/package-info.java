@NullMarked
package io.heatscheduler.server.alerts;

import org.jspecify.annotations.NullMarked;
