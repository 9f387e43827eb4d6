/** Tables of a run for other programs. */
@NullMarked
package io.heatscheduler.reports.table;

import org.jspecify.annotations.NullMarked;
