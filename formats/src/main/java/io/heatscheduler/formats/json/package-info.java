/**
 * JSON (RFC 8259): start at {@link io.heatscheduler.formats.json.JsonReader}.
 *
 * <p>Stricter than the RFC where it leaves the meaning open: duplicate keys, lone surrogates and
 * integers beyond 2^53 are refused (RFC 7493, I-JSON, sections 2.1 to 2.3).
 */
@NullMarked
package io.heatscheduler.formats.json;

import org.jspecify.annotations.NullMarked;
