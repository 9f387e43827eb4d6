/**
 * YAML 1.2 (core schema): start at {@link io.heatscheduler.formats.yaml.YamlReader}.
 *
 * <p>{@code no}, {@code off}, {@code 06:00} and dates stay text; one document per file; no tags
 * beyond the core schema's.
 */
@NullMarked
package io.heatscheduler.formats.yaml;

import org.jspecify.annotations.NullMarked;
