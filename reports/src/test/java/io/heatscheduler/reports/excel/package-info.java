@NullMarked
package io.heatscheduler.reports.excel;

import org.jspecify.annotations.NullMarked;
