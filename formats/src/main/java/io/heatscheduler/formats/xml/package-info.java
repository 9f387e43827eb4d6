/**
 * XML job files: start at {@link io.heatscheduler.formats.xml.XmlReader}.
 *
 * <p>The document type is off by construction, so no entity is ever expanded and no address
 * fetched.
 */
@NullMarked
package io.heatscheduler.formats.xml;

import org.jspecify.annotations.NullMarked;
