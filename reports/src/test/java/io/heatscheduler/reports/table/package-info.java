@NullMarked
package io.heatscheduler.reports.table;

import org.jspecify.annotations.NullMarked;
