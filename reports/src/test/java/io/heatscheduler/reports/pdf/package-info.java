/** Tests of the report on paper. */
@org.jspecify.annotations.NullMarked
package io.heatscheduler.reports.pdf;
