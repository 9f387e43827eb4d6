/**
 * The schedule report on paper: start at {@link io.heatscheduler.reports.pdf.PdfReport}.
 *
 * <p>The content is that of {@code reports.content}, laid out as XHTML and style sheet by
 * openhtmltopdf; pictures of {@code reports.chart} are painted as vectors between the text.
 * <b>Units:</b> points. <b>May depend on:</b> core, {@code reports.content}, {@code reports.chart},
 * {@code reports.words}, openhtmltopdf, PDFBox, zxing.
 */
@NullMarked
package io.heatscheduler.reports.pdf;

import org.jspecify.annotations.NullMarked;
