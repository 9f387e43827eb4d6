/**
 * What a run or a question ended in, as one JSON object: what {@code --json} prints and the server
 * answers, documented in docs/cli.md.
 *
 * <p><b>May depend on:</b> every other package of the agents; none depends on it.
 */
@NullMarked
package io.heatscheduler.agents.result;

import org.jspecify.annotations.NullMarked;
