/**
 * A report as data: the sections of a document in the reader's language, without a layout.
 *
 * <p>Start at {@link io.heatscheduler.reports.content.ReportContent}; PDF and HTML show the same
 * content. Text is plain: what shows it has to escape it. <b>Units:</b> said in column titles and
 * texts; the exact value stands beside every rounded number. <b>May depend on:</b> core and {@code
 * reports.words}. All types immutable.
 */
@NullMarked
package io.heatscheduler.reports.content;

import org.jspecify.annotations.NullMarked;
