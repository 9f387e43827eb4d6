@NullMarked
package io.heatscheduler.server.redis;

import org.jspecify.annotations.NullMarked;
