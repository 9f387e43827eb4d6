package io.heatscheduler.formats.xml;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.Utf8;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through an XML document from element to element, with everything refused that a document of
 * data may not hold: document types, entities, inclusions, endless texts and bottomless nesting.
 *
 * <p>Streams: nothing but the current element is kept. Every method may throw a {@link Refusal}
 * that names the line.
 */
public final class XmlEvents {
  private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

  private final SourceBytes source;
  private final XMLStreamReader reader;
  private int depth;

  private XmlEvents(SourceBytes source, XMLStreamReader reader) {
    this.source = source;
    this.reader = reader;
  }

  /** Opens a document and goes to its root element. */
  public static XmlEvents open(SourceBytes source) {
    int start = XmlReader.checkEncoding(source);
    XMLStreamReader reader;
    try {
      reader = Stax.open(Utf8.reader(source, start));
    } catch (XMLStreamException e) {
      throw new Refusal(Stax.refusal(source).finding());
    }
    XmlEvents events = new XmlEvents(source, reader);
    while (events.next() != XMLStreamConstants.START_ELEMENT) {
      // comments and the like before the root element
    }
    return events;
  }

  /** Name of the current element without its prefix. */
  public String name() {
    return reader.getLocalName();
  }

  /** Namespace of the current element; empty if it has none. */
  public String namespace() {
    return Objects.toString(reader.getNamespaceURI(), "");
  }

  /** An attribute of the current element; empty if it has none of that name. */
  public String attribute(String name) {
    return Objects.toString(reader.getAttributeValue(null, name), "").strip();
  }

  /** Where the reading is. */
  public Location here() {
    return Location.row(source.name(), Math.max(1, reader.getLocation().getLineNumber()));
  }

  /**
   * Visits each child of the current element and ends behind the element; what the visitor does not
   * read of a child is passed over.
   *
   * @param visitor receives each child's name, with the child as current element
   */
  public void children(Consumer<String> visitor) {
    int outer = depth;
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        int inner = depth;
        visitor.accept(name());
        while (depth >= inner) {
          next();
        }
      } else if (depth < outer) {
        return;
      }
    }
  }

  /** Text of the current element without blanks around it; ends behind the element. */
  public String text() {
    int outer = depth;
    Location location = here();
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = next();
      if (depth < outer) {
        return text.toString().strip();
      }
      if (depth == outer
          && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
        text.append(reader.getText());
        if (text.length() > Limits.VALUE_CHARS) {
          throw Refusal.at(
              location,
              "VALUE_TOO_LONG",
              "The value has more than %s characters.".formatted(Quoted.count(Limits.VALUE_CHARS)),
              "Shorten it.");
        }
      }
    }
  }

  /** Reads on to the end, so that what is cut off or broken there is found. */
  public void toEnd() {
    try {
      while (reader.hasNext()) {
        next();
      }
    } catch (XMLStreamException e) {
      throw new Refusal(Stax.refusal(source, reader).finding());
    }
  }

  private int next() {
    int event;
    try {
      event = reader.next();
    } catch (XMLStreamException e) {
      throw new Refusal(Stax.refusal(source, reader).finding());
    }
    checkAllowed(reader, event, here());
    if (event == XMLStreamConstants.START_ELEMENT) {
      depth++;
      if (depth > Limits.DEPTH) {
        throw tooDeep(here());
      }
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  /** Refuses what no document of data may hold. */
  static void checkAllowed(XMLStreamReader reader, int event, Location here) {
    if (event == XMLStreamConstants.DTD) {
      throw Refusal.at(
          here,
          "XML_DOCTYPE",
          "The file has a document type (<!DOCTYPE), which is never read because it can pull in other files.",
          "Remove the DOCTYPE.");
    }
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw Refusal.at(
          here,
          "XML_ENTITY",
          "The entity &%s; is not defined.".formatted(plain(reader.getLocalName())),
          "Write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers are known.");
    }
    if (event == XMLStreamConstants.START_ELEMENT && XINCLUDE.equals(reader.getNamespaceURI())) {
      throw Refusal.at(
          here,
          "XML_XINCLUDE",
          "The file includes another file (XInclude).",
          "Put everything into one file.");
    }
  }

  static Refusal tooDeep(Location here) {
    return Refusal.at(
        here,
        "XML_TOO_DEEP",
        "Elements are nested more than %d deep here.".formatted(Limits.DEPTH),
        "Flatten the structure.");
  }

  /**
   * A name of the file in a message: shortened and made visible like any value, without the quotes.
   */
  static String plain(String elementName) {
    String quoted = Quoted.of(elementName);
    return quoted.substring(1, quoted.length() - 1);
  }
}
