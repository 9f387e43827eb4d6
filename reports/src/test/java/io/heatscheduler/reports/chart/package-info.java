/** Tests of the pictures. */
@org.jspecify.annotations.NullMarked
package io.heatscheduler.reports.chart;
