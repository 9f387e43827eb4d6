package io.heatscheduler.formats.zip;

import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks one entry and refuses it as damaged as soon as it gives more bytes than declared, or at
 * its end if it gave fewer or if their checksum differs.
 */
final class ZipEntryStream extends InputStream {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final SourceBytes source;
  private final ZipProblems problems;
  private final ZipBytes.Entry entry;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int position;
  private long unpacked;
  private boolean finished;

  ZipEntryStream(SourceBytes source, ZipProblems problems, ZipBytes.Entry entry, int start) {
    this.source = source;
    this.problems = problems;
    this.entry = entry;
    this.position = start;
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw problems.damaged(source);
    }
    inflater.setInput(source.array(), start, (int) entry.packed());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count =
        finished
            ? -1
            : entry.method() == STORED
                ? copy(target, offset, length)
                : inflate(target, offset, length);
    if (count < 0) {
      finish();
      return -1;
    }
    unpacked += count;
    if (unpacked > entry.unpacked()) {
      throw problems.damaged(source);
    }
    crc.update(target, offset, count);
    return count;
  }

  private int copy(byte[] target, int offset, int length) {
    int count = (int) Math.min(length, entry.packed() - unpacked);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(source.array(), position, target, offset, count);
    position += count;
    return count;
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      int count = inflater.inflate(target, offset, length);
      if (count > 0) {
        return count;
      }
      if (inflater.finished()) {
        return -1;
      }
      throw problems.damaged(source);
    } catch (DataFormatException e) {
      throw new Refusal(problems.damaged(source).finding());
    }
  }

  private void finish() {
    if (!finished) {
      finished = true;
      inflater.end();
      if (unpacked != entry.unpacked() || crc.getValue() != entry.crc()) {
        throw problems.damaged(source);
      }
    }
  }

  @Override
  public void close() {
    finished = true;
    inflater.end();
  }
}
