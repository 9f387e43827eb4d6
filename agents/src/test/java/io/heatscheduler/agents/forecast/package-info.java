@NullMarked
package io.heatscheduler.agents.forecast;

import org.jspecify.annotations.NullMarked;
