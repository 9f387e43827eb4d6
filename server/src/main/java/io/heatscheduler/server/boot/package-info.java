/**
 * Starts and stops the server: command line, database, web servers.
 *
 * <p>{@link io.heatscheduler.server.boot.Main} reads the arguments, {@link
 * io.heatscheduler.server.boot.Server} starts the parts in order: database, schema, then Spring
 * with the API on one port and health and metrics on another. Defaults of every setting are in
 * {@code application.yaml}.
 *
 * <p><b>May depend on:</b> every other package of the server, Spring, picocli.
 */
@NullMarked
package io.heatscheduler.server.boot;

import org.jspecify.annotations.NullMarked;
