@NullMarked
package io.heatscheduler.reports.narrative;

import org.jspecify.annotations.NullMarked;
