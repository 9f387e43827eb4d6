package io.heatscheduler.formats.xml;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Opens XML parsers that know no document type, no entities and no addresses; the only maker of XML
 * parsers here.
 */
public final class Stax {
  private static final XMLInputFactory FACTORY = factory();

  private Stax() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("external entities are off");
        });
    return factory;
  }

  /** A parser of checked text. */
  public static XMLStreamReader open(Reader text) throws XMLStreamException {
    synchronized (FACTORY) {
      return FACTORY.createXMLStreamReader(text);
    }
  }

  /**
   * A parser of UTF-8 bytes, with or without a byte order mark; a byte that is not UTF-8 ends the
   * parsing.
   */
  public static XMLStreamReader open(InputStream bytes) throws XMLStreamException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return open(new InputStreamReader(afterMark(bytes), decoder));
    } catch (IOException e) {
      throw new XMLStreamException(e);
    }
  }

  private static InputStream afterMark(InputStream bytes) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, 3);
    byte[] head = in.readNBytes(3);
    boolean isMark =
        head.length == 3
            && head[0] == (byte) 0xEF
            && head[1] == (byte) 0xBB
            && head[2] == (byte) 0xBF;
    if (!isMark) {
      in.unread(head);
    }
    return in;
  }

  /** The refusal for text that is not well-formed, at the line where the parser stopped. */
  static Refusal refusal(SourceBytes source, XMLStreamReader reader) {
    return syntax(Location.row(source.name(), Math.max(1, reader.getLocation().getLineNumber())));
  }

  /** The refusal for a file in which the parser cannot even start. */
  static Refusal refusal(SourceBytes source) {
    return syntax(Location.row(source.name(), 1));
  }

  private static Refusal syntax(Location location) {
    return Refusal.at(
        location,
        "XML_SYNTAX",
        "The text is not well-formed XML here.",
        "Check that every element is closed, and write & as &amp; and < as &lt; in texts.");
  }
}
