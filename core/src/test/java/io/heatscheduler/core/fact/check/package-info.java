@NullMarked
package io.heatscheduler.core.fact.check;

import org.jspecify.annotations.NullMarked;
