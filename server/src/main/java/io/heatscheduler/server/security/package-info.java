/**
 * Who may do what: log-in, tokens, roles, limits.
 *
 * <p><b>May depend on:</b> {@code server.web}, {@code server.persistence}, Spring Security.
 */
@NullMarked
package io.heatscheduler.server.security;

import org.jspecify.annotations.NullMarked;
