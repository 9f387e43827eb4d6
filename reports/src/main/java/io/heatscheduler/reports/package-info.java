/**
 * Documents of a run. Start at {@link io.heatscheduler.reports.Reports}.
 *
 * <p><b>May depend on:</b> core and libraries that make documents; never on files, agents or
 * solvers. Everything made here follows from the report alone: same report, same bytes.
 */
@NullMarked
package io.heatscheduler.reports;

import org.jspecify.annotations.NullMarked;
