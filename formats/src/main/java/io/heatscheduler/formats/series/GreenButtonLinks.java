package io.heatscheduler.formats.series;

import io.heatscheduler.formats.series.GreenButtonFeed.Entry;
import java.util.List;

/** Compares links that may be relative, absolute or lack the leading slash, by their tails. */
final class GreenButtonLinks {
  private static final String RESOURCE = "/resource/";

  private GreenButtonLinks() {}

  /** Whether any of some links leads to an address. */
  static boolean anySame(List<String> links, String address) {
    return !address.isEmpty() && links.stream().anyMatch(link -> same(link, address));
  }

  /** Whether a block of intervals belongs to a meter reading. */
  static boolean isBlockOf(Entry block, Entry reading) {
    return anySame(reading.related, block.up)
        || (!reading.self.isEmpty() && path(block.up).startsWith(path(reading.self) + "/"));
  }

  /** Whether a meter reading belongs to a usage point. */
  static boolean isBelow(Entry reading, Entry usagePoint) {
    return !usagePoint.self.isEmpty()
        && (path(reading.self).startsWith(path(usagePoint.self) + "/")
            || anySame(usagePoint.related, reading.up));
  }

  /** Whether an address ends with a name or some of the segments before it, too. */
  static boolean endsWith(String address, String name) {
    String path = path(address);
    return path.equals(path(name)) || path.endsWith("/" + path(name));
  }

  /** The last two segments, which tell the resource and its number. */
  static String shown(String address) {
    String path = path(address);
    int last = path.lastIndexOf('/');
    int before = last < 0 ? -1 : path.lastIndexOf('/', last - 1);
    return Parsing.shown(path.substring(before + 1));
  }

  private static boolean same(String link, String address) {
    String a = path(link);
    String b = path(address);
    return !a.isEmpty() && (a.equals(b) || a.endsWith("/" + b) || b.endsWith("/" + a));
  }

  private static String path(String link) {
    String path = link.strip();
    int scheme = path.indexOf("://");
    if (scheme >= 0) {
      int slash = path.indexOf('/', scheme + 3);
      path = slash < 0 ? "" : path.substring(slash);
    }
    int resource = path.indexOf(RESOURCE);
    path = resource < 0 ? path : path.substring(resource + RESOURCE.length());
    while (path.startsWith("/")) {
      path = path.substring(1);
    }
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
