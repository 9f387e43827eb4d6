package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.xml.Stax;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Steps through one XML part of a workbook; broken XML or a document type refuses the workbook. */
final class PartReader implements AutoCloseable {
  private final SourceBytes source;
  private final InputStream in;
  private final XMLStreamReader reader;

  PartReader(SourceBytes source, InputStream in) {
    this.source = source;
    this.in = in;
    try {
      this.reader = Stax.open(in);
    } catch (XMLStreamException e) {
      throw new Refusal(XlsxProblems.damaged(source).finding());
    }
  }

  /** Goes to the next start or end of an element, or to the end of the part. */
  boolean nextTag() {
    int event;
    do {
      event = next();
    } while (event != XMLStreamConstants.START_ELEMENT
        && event != XMLStreamConstants.END_ELEMENT
        && event != XMLStreamConstants.END_DOCUMENT);
    return event != XMLStreamConstants.END_DOCUMENT;
  }

  boolean isStart(String element) {
    return reader.isStartElement() && reader.getLocalName().equals(element);
  }

  boolean isEnd(String element) {
    return reader.isEndElement() && reader.getLocalName().equals(element);
  }

  /** Value of an attribute without namespace. */
  Optional<String> attribute(String name) {
    return Optional.ofNullable(reader.getAttributeValue("", name));
  }

  /**
   * Value of an attribute in a namespace whose address ends so, for the two editions of the
   * standard.
   */
  Optional<String> attribute(String namespaceEnd, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (namespace != null
          && namespace.endsWith(namespaceEnd)
          && reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  /** Text of the current element up to its end, without the texts of elements in it. */
  String text() {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (depth == 1) {
            append(text, reader.getText());
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> throw XlsxProblems.damaged(source);
        default -> {
          // comments and processing instructions say nothing about a cell
        }
      }
    }
    return text.toString();
  }

  /**
   * Text of a rich string up to the end of its element: every {@code t}, phonetic readings left
   * out.
   */
  String richText(String element) {
    StringBuilder text = new StringBuilder();
    boolean isPhonetic = false;
    while (nextTag() && !isEnd(element)) {
      if (isStart("rPh")) {
        isPhonetic = true;
      } else if (isEnd("rPh")) {
        isPhonetic = false;
      } else if (isStart("t")) {
        String part = text();
        if (!isPhonetic) {
          append(text, part);
        }
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, String part) {
    if (text.length() + part.length() > Limits.VALUE_CHARS) {
      throw Refusal.at(
          source.location(),
          "VALUE_TOO_LONG",
          "A cell has more than %s characters.".formatted(Quoted.count(Limits.VALUE_CHARS)),
          "Shorten it.");
    }
    text.append(part);
  }

  private int next() {
    try {
      if (!reader.hasNext()) {
        return XMLStreamConstants.END_DOCUMENT;
      }
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw Refusal.at(
            source.location(),
            "XML_DOCTYPE",
            "The workbook's XML has a document type (<!DOCTYPE), which no spreadsheet program writes.",
            "Copy the cells into a new workbook and save that.");
      }
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw XlsxProblems.damaged(source);
      }
      return event;
    } catch (XMLStreamException e) {
      throw new Refusal(XlsxProblems.damaged(source).finding());
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      in.close();
    } catch (XMLStreamException | java.io.IOException e) {
      throw new Refusal(XlsxProblems.damaged(source).finding());
    }
  }
}
