package io.heatscheduler.formats.xml;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.NodeRows;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One reading of an XML table; every element is checked against the only structure a table has. */
final class XmlRows {
  private final String name;
  private final SourceBytes source;
  private final String rowElement;
  private final String namespace;
  private final RowHandler handler;
  private final XMLStreamReader reader;

  XmlRows(SourceBytes source, String rowElement, RowHandler handler, XMLStreamReader reader) {
    this.name = source.name();
    this.source = source;
    this.rowElement = rowElement;
    this.namespace = XmlReader.namespace(rowElement);
    this.handler = handler;
    this.reader = reader;
  }

  /** Reads the document to its end, or until the handler has enough. */
  void read() throws XMLStreamException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // comments and the like before the root element
    }
    checkRoot();
    int rows = 0;
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        checkNoText(event, NodeRows.plural(rowElement));
      } else if (!isInNamespace()) {
        skip();
      } else if (reader.getLocalName().equals(rowElement)) {
        rows++;
        if (!row()) {
          return;
        }
      } else {
        reportElement(
            "Only <%s> may stand in <%s>.".formatted(rowElement, NodeRows.plural(rowElement)));
        skip();
      }
    }
    while (reader.hasNext()) {
      next();
    }
    if (rows == 0) {
      handler.finding(NodeRows.noRows(source.location()));
    }
  }

  private void checkRoot() {
    String expected = NodeRows.plural(rowElement);
    if (!reader.getLocalName().equals(expected)) {
      throw Refusal.at(
          here(),
          "XML_STRUCTURE",
          "The root element is <%s>, not <%s>."
              .formatted(XmlEvents.plain(reader.getLocalName()), expected),
          "Start with <%s xmlns=\"%s\">.".formatted(expected, namespace));
    }
    if (!namespace.equals(reader.getNamespaceURI())) {
      throw new Refusal(wrongNamespace());
    }
    checkAttributes();
  }

  private boolean row() throws XMLStreamException {
    Location location = here();
    checkAttributes();
    Map<String, Node> values = new LinkedHashMap<>();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        checkNoText(event, rowElement);
      } else if (isInNamespace()) {
        checkAttributes();
        value(values);
      } else {
        skip();
      }
    }
    return handler.row(new Node.Mapping(values, location));
  }

  private void value(Map<String, Node> values) throws XMLStreamException {
    String column = reader.getLocalName();
    if (values.size() >= Limits.COLUMNS) {
      throw Refusal.at(
          here(),
          "TOO_MANY_COLUMNS",
          "The row has more than %s values.".formatted(Quoted.count(Limits.COLUMNS)),
          "Close each <%s> before the next one starts.".formatted(rowElement));
    }
    Location location = here().column(column);
    String text = text(location).strip();
    if (!text.isEmpty()) {
      Node value = new Node.Scalar(text, Node.Kind.TEXT, location);
      values.merge(column, value, (earlier, later) -> together(earlier, later));
    }
  }

  /** Text of the current element; elements inside it are reported and left out. */
  private String text(Location location) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (isInNamespace()) {
          reportElement(
              "<%s> holds text, not elements."
                  .formatted(XmlEvents.plain(Objects.toString(location.column()))));
        }
        skip();
      } else if (isText(event)) {
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
    return text.toString();
  }

  private static Node together(Node earlier, Node later) {
    List<Node> items = new ArrayList<>();
    if (earlier instanceof Node.Sequence(List<Node> all, Location ignored)) {
      if (all.size() >= Limits.COLUMNS) {
        throw Refusal.at(
            later.location(),
            "TOO_MANY_COLUMNS",
            "The row repeats the element more than %s times."
                .formatted(Quoted.count(Limits.COLUMNS)),
            "Shorten the list.");
      }
      items.addAll(all);
    } else {
      items.add(earlier);
    }
    items.add(later);
    return new Node.Sequence(items, earlier.location());
  }

  /** The next event, with everything refused that no table may hold. */
  private int next() throws XMLStreamException {
    int event = reader.next();
    XmlEvents.checkAllowed(reader, event, here());
    return event;
  }

  /** Whether the current element is in the table's namespace; if not, that is reported. */
  private boolean isInNamespace() {
    boolean expected = namespace.equals(reader.getNamespaceURI());
    if (!expected) {
      handler.finding(wrongNamespace());
    }
    return expected;
  }

  private void checkNoText(int event, String element) {
    if (isText(event) && !reader.getText().isBlank()) {
      handler.finding(
          Finding.error(
              "XML_STRUCTURE",
              here(),
              "Text stands directly in <%s>: %s."
                  .formatted(element, Quoted.of(reader.getText().strip())),
              "Put it into an element named as its column."));
    }
  }

  private void checkAttributes() {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String space = reader.getAttributeNamespace(i);
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(space)
          && !XMLConstants.XML_NS_URI.equals(space)) {
        handler.finding(
            Finding.error(
                "XML_STRUCTURE",
                here(),
                "The attribute %s of <%s> is unknown."
                    .formatted(
                        Quoted.of(reader.getAttributeLocalName(i)),
                        XmlEvents.plain(reader.getLocalName())),
                "Write values as elements, e.g. <job_id>J-1</job_id>."));
      }
    }
  }

  /** Passes over the current element and everything in it. */
  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (depth > Limits.DEPTH) {
          throw XmlEvents.tooDeep(here());
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void reportElement(String fix) {
    handler.finding(
        Finding.error(
            "XML_STRUCTURE",
            here(),
            "The element <%s> is not expected here."
                .formatted(XmlEvents.plain(reader.getLocalName())),
            fix));
  }

  private Finding wrongNamespace() {
    String found = Objects.toString(reader.getNamespaceURI(), "");
    return Finding.error(
        "XML_NAMESPACE",
        here(),
        found.isEmpty()
            ? "The element <%s> has no namespace.".formatted(XmlEvents.plain(reader.getLocalName()))
            : "The element <%s> is in the namespace %s."
                .formatted(XmlEvents.plain(reader.getLocalName()), Quoted.of(found)),
        "Use the namespace %s.".formatted(namespace));
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private Location here() {
    return Location.row(name, Math.max(1, reader.getLocation().getLineNumber()));
  }
}
