@NullMarked
package io.heatscheduler.reports.content;

import org.jspecify.annotations.NullMarked;
