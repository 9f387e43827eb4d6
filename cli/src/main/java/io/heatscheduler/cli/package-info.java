/** The command line. */
@NullMarked
package io.heatscheduler.cli;

import org.jspecify.annotations.NullMarked;
