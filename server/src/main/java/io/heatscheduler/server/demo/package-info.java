/**
 * A sample company in a running server: tenant, people, plant, plan. Start at {@link
 * io.heatscheduler.server.demo.Demo}.
 */
@NullMarked
package io.heatscheduler.server.demo;

import org.jspecify.annotations.NullMarked;
