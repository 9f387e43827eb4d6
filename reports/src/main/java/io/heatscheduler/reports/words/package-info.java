/**
 * Words, numbers and times as a reader of a language writes them: start at {@link
 * io.heatscheduler.reports.words.Words}.
 *
 * <p>Rules of languages come from ICU, not from the machine, so that a document has the same bytes
 * everywhere.
 */
@NullMarked
package io.heatscheduler.reports.words;

import org.jspecify.annotations.NullMarked;
