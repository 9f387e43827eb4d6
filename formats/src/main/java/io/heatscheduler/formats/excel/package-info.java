/**
 * Excel tables: start at {@link io.heatscheduler.formats.excel.XlsxReader} and {@link
 * io.heatscheduler.formats.excel.XlsReader}.
 *
 * <p>The sheet's XML is read with StAX here rather than through fastexcel-reader, because that
 * library trusts cell references and text indexes: a file of two kilobytes with a cell {@code
 * ZZZZZZ1} makes it allocate without limit. fastexcel writes the templates.
 */
@NullMarked
package io.heatscheduler.formats.excel;

import org.jspecify.annotations.NullMarked;
