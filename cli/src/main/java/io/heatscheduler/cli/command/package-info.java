/**
 * One class per verb of the command line; each reads its options, calls the pipeline or a reader,
 * and shows the result.
 */
@NullMarked
package io.heatscheduler.cli.command;

import org.jspecify.annotations.NullMarked;
