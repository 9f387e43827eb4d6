/**
 * Reads and writes plant folders, job files, tariffs, prices and results: the only reader of files.
 */
@NullMarked
package io.heatscheduler.formats;

import org.jspecify.annotations.NullMarked;
