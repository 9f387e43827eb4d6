/**
 * What every route shares: the status page, answers to errors, pages of lists, repeated requests.
 *
 * <p><b>May depend on:</b> {@code core.outcome}, {@code server.persistence}, Spring's web layer.
 */
@NullMarked
package io.heatscheduler.server.web;

import org.jspecify.annotations.NullMarked;
