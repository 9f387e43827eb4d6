/** Scaling runs and peer comparisons: every published figure has a command here. */
@NullMarked
package io.heatscheduler.bench;

import org.jspecify.annotations.NullMarked;
