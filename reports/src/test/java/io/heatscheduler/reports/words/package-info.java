@NullMarked
package io.heatscheduler.reports.words;

import org.jspecify.annotations.NullMarked;
