/**
 * Fixtures, a brute-force oracle and contract suites; its own tests cover several modules at once.
 */
@NullMarked
package io.heatscheduler.testkit;

import org.jspecify.annotations.NullMarked;
