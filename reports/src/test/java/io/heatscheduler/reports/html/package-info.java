@NullMarked
package io.heatscheduler.reports.html;

import org.jspecify.annotations.NullMarked;
