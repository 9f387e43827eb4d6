/**
 * Files in and out: the only code that reads or writes CSV, Excel, JSON, YAML and XML.
 *
 * <p>Start at {@link io.heatscheduler.formats.PlantFolder}. Readers turn bytes into {@code
 * core.connect.Node} trees and rows with exact locations and never give a value a meaning; that is
 * the agents' work. Every refusal is a finding with the place, the offending value and the way out;
 * readers do not throw on any input. Numbers stay decimal text.
 *
 * <p><b>May depend on:</b> {@code core}. Not safe for use by several threads unless a type says so.
 */
@NullMarked
package io.heatscheduler.formats;

import org.jspecify.annotations.NullMarked;
