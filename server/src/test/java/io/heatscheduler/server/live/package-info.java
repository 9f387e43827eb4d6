@NullMarked
package io.heatscheduler.server.live;

import org.jspecify.annotations.NullMarked;
