@NullMarked
package io.heatscheduler.server.pipeline;

import org.jspecify.annotations.NullMarked;
