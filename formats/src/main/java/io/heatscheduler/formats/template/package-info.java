/** Empty job files to fill in: start at {@link io.heatscheduler.formats.template.JobTemplates}. */
@NullMarked
package io.heatscheduler.formats.template;

import org.jspecify.annotations.NullMarked;
