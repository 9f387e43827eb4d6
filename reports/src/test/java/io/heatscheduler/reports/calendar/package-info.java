@NullMarked
package io.heatscheduler.reports.calendar;

import org.jspecify.annotations.NullMarked;
