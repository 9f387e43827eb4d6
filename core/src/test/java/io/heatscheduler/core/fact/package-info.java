@NullMarked
package io.heatscheduler.core.fact;

import org.jspecify.annotations.NullMarked;
