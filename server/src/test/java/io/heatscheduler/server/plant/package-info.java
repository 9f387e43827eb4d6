/** Plant data over the real server. */
@NullMarked
package io.heatscheduler.server.plant;

import org.jspecify.annotations.NullMarked;
