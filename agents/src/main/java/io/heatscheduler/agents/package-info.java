/** The pipeline's six agents and the embedding API. */
@NullMarked
package io.heatscheduler.agents;

import org.jspecify.annotations.NullMarked;
