package io.heatscheduler.formats.zip;

import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of a ZIP archive held in memory, found through its central directory (PKWARE APPNOTE
 * 6.3.10, sections 4.3.7, 4.3.12, 4.3.16 and 4.5.3).
 *
 * <p>An archive that would unpack to a bomb is refused before anything is unpacked, and no entry
 * may unpack to more than it declares, so the check cannot be lied to.
 */
public final class ZipBytes {
  static final int MAX_ENTRIES = 1_000;
  private static final long MAX_UNPACKED = 500L * 1024 * 1024;
  static final int MAX_RATIO = 100;

  /** Archives that unpack to less are harmless at any ratio. */
  private static final long RATIO_FROM = 1024 * 1024;

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final long ZIP64 = 0xFFFFFFFFL;

  /**
   * One entry as the central directory describes it.
   *
   * @param offset of its local header
   */
  record Entry(String name, int method, long crc, long packed, long unpacked, long offset) {}

  private final SourceBytes source;
  private final ZipProblems problems;
  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ZipBytes(SourceBytes source, ZipProblems problems) {
    this.source = source;
    this.problems = problems;
    this.bytes = ByteBuffer.wrap(source.array()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the directory.
   *
   * @param problems how to word a refusal
   * @throws Refusal if the archive is damaged, encrypted or a bomb
   */
  public static ZipBytes open(SourceBytes source, ZipProblems problems) {
    ZipBytes zip = new ZipBytes(source, problems);
    zip.readDirectory();
    zip.checkSize();
    return zip;
  }

  /** Names of all entries. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** The unpacked content of an entry. */
  public Optional<InputStream> content(String name) {
    return Optional.ofNullable(entries.get(name)).map(this::open);
  }

  private InputStream open(Entry entry) {
    int header = (int) entry.offset;
    if (header > source.length() - LOCAL_BYTES || bytes.getInt(header) != LOCAL) {
      throw damaged();
    }
    long start = (long) header + LOCAL_BYTES + unsigned(header + 26) + unsigned(header + 28);
    if (start + entry.packed > source.length()) {
      throw damaged();
    }
    return new ZipEntryStream(source, problems, entry, (int) start);
  }

  private void readDirectory() {
    int end = end();
    int count = unsigned(end + 10);
    long position = bytes.getInt(end + 16) & ZIP64;
    if (count == 0xFFFF || position == ZIP64) {
      throw tooMany();
    }
    for (int i = 0; i < count; i++) {
      if (position > source.length() - ENTRY_BYTES || bytes.getInt((int) position) != ENTRY) {
        throw damaged();
      }
      int at = (int) position;
      int nameBytes = unsigned(at + 28);
      int extraBytes = unsigned(at + 30);
      long next = position + ENTRY_BYTES + nameBytes + extraBytes + unsigned(at + 32);
      if (next > source.length()) {
        throw damaged();
      }
      add(at, nameBytes, extraBytes);
      position = next;
    }
  }

  private void add(int at, int nameBytes, int extraBytes) {
    if ((unsigned(at + 8) & 1) != 0) {
      throw problems.encrypted(source);
    }
    if (entries.size() >= MAX_ENTRIES) {
      throw tooMany();
    }
    String name = new String(source.array(), at + ENTRY_BYTES, nameBytes, StandardCharsets.UTF_8);
    Zip64 sizes = Zip64.of(bytes, at, at + ENTRY_BYTES + nameBytes, extraBytes);
    if (sizes.unpacked < 0
        || sizes.packed < 0
        || sizes.packed > source.length()
        || sizes.offset < 0
        || sizes.offset > source.length()) {
      throw damaged();
    }
    Entry entry =
        new Entry(
            name,
            unsigned(at + 10),
            bytes.getInt(at + 16) & ZIP64,
            sizes.packed,
            sizes.unpacked,
            sizes.offset);
    if (entries.put(name, entry) != null) {
      throw damaged();
    }
  }

  /** Sizes and offset of an entry, from its ZIP64 field where the ordinary ones are full. */
  private record Zip64(long unpacked, long packed, long offset) {
    static Zip64 of(ByteBuffer bytes, int at, int extra, int extraBytes) {
      long unpacked = bytes.getInt(at + 24) & ZIP64;
      long packed = bytes.getInt(at + 20) & ZIP64;
      long offset = bytes.getInt(at + 42) & ZIP64;
      int field = field(bytes, extra, extraBytes);
      int end = field < 0 ? -1 : field + 4 + (bytes.getShort(field + 2) & 0xFFFF);
      int value = field + 4;
      if (unpacked == ZIP64 && value + 8 <= end) {
        unpacked = bytes.getLong(value);
        value += 8;
      }
      if (packed == ZIP64 && value + 8 <= end) {
        packed = bytes.getLong(value);
        value += 8;
      }
      if (offset == ZIP64 && value + 8 <= end) {
        offset = bytes.getLong(value);
      }
      return new Zip64(unpacked, packed, offset);
    }

    private static int field(ByteBuffer bytes, int extra, int extraBytes) {
      int at = extra;
      while (at + 4 <= extra + extraBytes) {
        int length = bytes.getShort(at + 2) & 0xFFFF;
        if (bytes.getShort(at) == 1 && at + 4 + length <= extra + extraBytes) {
          return at;
        }
        at += 4 + length;
      }
      return -1;
    }
  }

  private int end() {
    int lowest = Math.max(0, source.length() - END_BYTES - MAX_COMMENT);
    for (int at = source.length() - END_BYTES; at >= lowest; at--) {
      if (bytes.getInt(at) == END) {
        return at;
      }
    }
    throw problems.truncated(source);
  }

  private void checkSize() {
    long unpacked =
        entries.values().stream().mapToLong(Entry::unpacked).reduce(0, ZipBytes::capped);
    if (unpacked > MAX_UNPACKED) {
      throw problems.unpacksTooLarge(source);
    }
    if (unpacked > RATIO_FROM && unpacked / MAX_RATIO > source.length()) {
      throw problems.compressionRatio(source, MAX_RATIO);
    }
  }

  private static long capped(long sum, long next) {
    return next > MAX_UNPACKED ? MAX_UNPACKED + 1 : Math.min(sum + next, MAX_UNPACKED + 1);
  }

  private Refusal tooMany() {
    return problems.tooManyParts(source, MAX_ENTRIES);
  }

  private Refusal damaged() {
    return problems.damaged(source);
  }

  private int unsigned(int at) {
    return bytes.getShort(at) & 0xFFFF;
  }
}
