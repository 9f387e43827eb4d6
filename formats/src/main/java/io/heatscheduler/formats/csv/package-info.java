/**
 * CSV (RFC 4180, UTF-8, comma): start at {@link io.heatscheduler.formats.csv.CsvReader} and {@link
 * io.heatscheduler.formats.csv.CsvText}.
 *
 * <p>Lists inside a cell are separated by semicolons, which is why a semicolon cannot separate
 * cells.
 */
@NullMarked
package io.heatscheduler.formats.csv;

import org.jspecify.annotations.NullMarked;
