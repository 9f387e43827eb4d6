/**
 * A run as one page for the browser that asks nobody for anything: start at {@link
 * io.heatscheduler.reports.html.HtmlReport}.
 *
 * <p>Style sheet and script are resources beside this package; the page allows only them, by their
 * hashes. Everything can be read without the script. <b>May depend on:</b> core, {@code
 * reports.content}, {@code reports.chart}, {@code reports.words}.
 */
@NullMarked
package io.heatscheduler.reports.html;

import org.jspecify.annotations.NullMarked;
