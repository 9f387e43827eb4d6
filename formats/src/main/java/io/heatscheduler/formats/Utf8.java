package io.heatscheduler.formats;

import io.heatscheduler.core.outcome.Location;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Checks that a file is clean UTF-8 text before a parser sees it, naming the line of the first byte
 * that is not.
 */
public final class Utf8 {
  private static final int CHUNK_CHARS = 1 << 16;

  private Utf8() {}

  /**
   * Refuses an empty file, UTF-16, a NUL character and bytes that are not UTF-8; a byte order mark
   * is fine.
   *
   * @return offset of the first character after a byte order mark
   * @throws Refusal at the first violation
   */
  public static int check(SourceBytes source) {
    int start = start(source);
    if (isBlank(source, start)) {
      throw Refusal.at(
          source.location(),
          "FILE_EMPTY",
          "The file is empty.",
          "Put the data in it, or name another file.");
    }
    checkUtf16(source);
    int nul = indexOfNul(source);
    if (nul >= 0) {
      throw Refusal.at(
          Location.row(source.name(), source.lineOf(nul)),
          "TEXT_NUL_CHARACTER",
          "The line holds a NUL character (a byte with value 0).",
          "Remove it, or export the file again as plain text in UTF-8.");
    }
    int broken = indexOfMalformed(source, start);
    if (broken >= 0) {
      throw Refusal.at(
          Location.row(source.name(), source.lineOf(broken)),
          "TEXT_NOT_UTF8",
          "The line holds a byte that is not UTF-8 text (0x%02X)."
              .formatted(source.array()[broken] & 0xFF),
          "Save the file as UTF-8; in Excel choose \"CSV UTF-8\".");
    }
    return start;
  }

  /** Characters of a checked file, byte order mark left out. */
  public static Reader reader(SourceBytes source, int start) {
    return new InputStreamReader(source.streamFrom(start), StandardCharsets.UTF_8);
  }

  private static int start(SourceBytes source) {
    return source.hasAt(0, 0xEF, 0xBB, 0xBF) ? 3 : 0;
  }

  private static boolean isBlank(SourceBytes source, int start) {
    byte[] bytes = source.array();
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  /**
   * UTF-16 and UTF-32 show a byte order mark or, without one, a zero in the first or second of two
   * bytes.
   */
  private static void checkUtf16(SourceBytes source) {
    boolean marked = source.hasAt(0, 0xFF, 0xFE) || source.hasAt(0, 0xFE, 0xFF);
    boolean unmarked =
        source.length() >= 4
            && ((source.array()[0] == 0 && source.array()[2] == 0 && source.array()[1] != 0)
                || (source.array()[1] == 0 && source.array()[3] == 0 && source.array()[0] != 0));
    if (marked || unmarked) {
      throw Refusal.at(
          source.location(),
          "TEXT_UTF16",
          "The file is UTF-16 text (\"Unicode\" in some Windows programs), not UTF-8.",
          "Save the file as UTF-8; in Excel choose \"CSV UTF-8\", in Notepad set the encoding to UTF-8.");
    }
  }

  private static int indexOfNul(SourceBytes source) {
    byte[] bytes = source.array();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOfMalformed(SourceBytes source, int start) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(source.array(), start, source.length() - start);
    CharBuffer out = CharBuffer.allocate(CHUNK_CHARS);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        return in.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
      out.clear();
    }
  }
}
