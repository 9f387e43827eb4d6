/**
 * The server under load: real processes, real requests, one program per client.
 *
 * <p><b>May depend on:</b> the JDK and Jackson; it knows the server by its commands and its API.
 */
@NullMarked
package io.heatscheduler.bench.service;

import org.jspecify.annotations.NullMarked;
