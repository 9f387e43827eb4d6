package io.heatscheduler.formats.xml;

import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.NodeRows;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the rows of an XML table: a root such as {@code jobs}, one {@code job} per row, one element
 * per value.
 *
 * <p>A value given several times becomes a list. Rows stream, so 50 MB fit a small heap.
 */
public final class XmlReader {
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final Set<String> UTF8_NAMES = Set.of("utf-8", "utf8", "us-ascii");
  private static final int DECLARATION_BYTES = 200;

  /**
   * Namespace of a table, e.g. {@code https://heatscheduler.io/schema/jobs/1} for rows named {@code
   * job}.
   */
  public static String namespace(String rowElement) {
    return "https://heatscheduler.io/schema/%s/1".formatted(NodeRows.plural(rowElement));
  }

  /**
   * Reads a table; what does not fit the structure is reported with its line, broken XML ends the
   * reading.
   */
  public void rows(SourceBytes source, String rowElement, RowHandler handler) {
    try {
      int start = checkEncoding(source);
      XMLStreamReader reader = Stax.open(Utf8.reader(source, start));
      try {
        new XmlRows(source, rowElement, handler, reader).read();
      } catch (XMLStreamException e) {
        throw Stax.refusal(source, reader);
      }
    } catch (XMLStreamException e) {
      handler.finding(Stax.refusal(source).finding());
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }

  /** Only UTF-8 is read, and a file must not claim another encoding than it has. */
  static int checkEncoding(SourceBytes source) {
    String head =
        new String(
            source.array(),
            0,
            Math.min(source.length(), DECLARATION_BYTES),
            StandardCharsets.ISO_8859_1);
    Matcher matcher =
        DECLARED.matcher(head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head);
    String declared = matcher.find() ? matcher.group(1) : "UTF-8";
    int start;
    try {
      start = Utf8.check(source);
    } catch (Refusal refusal) {
      boolean clash = refusal.finding().code().equals("TEXT_NOT_UTF8") && isUtf8(declared);
      throw clash ? clash(refusal.finding().location()) : refusal;
    }
    if (!isUtf8(declared)) {
      throw Refusal.at(
          Location.row(source.name(), 1),
          "XML_ENCODING",
          "The file declares the encoding %s; only UTF-8 is read.".formatted(Quoted.of(declared)),
          "Save it as UTF-8 with encoding=\"UTF-8\" in its first line.");
    }
    return start;
  }

  private static Refusal clash(Location location) {
    return Refusal.at(
        location,
        "XML_ENCODING",
        "The file declares UTF-8, but this line holds a byte that is not UTF-8.",
        "Save it as UTF-8, or export it again.");
  }

  private static boolean isUtf8(String declared) {
    return UTF8_NAMES.contains(declared.toLowerCase(Locale.ROOT));
  }
}
