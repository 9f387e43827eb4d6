package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A workbook's shared texts, packed as UTF-8 because a 50 MB workbook holds millions of short ones.
 */
final class SharedTexts {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int MAX_CHUNKS = 256;

  private final SourceBytes source;
  private final List<byte[]> chunks = new ArrayList<>();
  private long[] starts = new long[1024];
  private int[] lengths = new int[1024];
  private int count;
  private int used = CHUNK_BYTES;

  SharedTexts(SourceBytes source) {
    this.source = source;
  }

  /** Adds the next text. */
  void add(String text) {
    if (text.length() > Limits.VALUE_CHARS) {
      throw Refusal.at(
          source.location(),
          "VALUE_TOO_LONG",
          "A cell has more than %s characters.".formatted(Quoted.count(Limits.VALUE_CHARS)),
          "Shorten it.");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (used + bytes.length > CHUNK_BYTES) {
      if (chunks.size() == MAX_CHUNKS) {
        throw Refusal.at(
            source.location(),
            "EXCEL_UNPACKS_TOO_LARGE",
            "The workbook's texts take more than %d MB.".formatted(MAX_CHUNKS),
            "Delete the sheets and rows that are not needed.");
      }
      chunks.add(new byte[CHUNK_BYTES]);
      used = 0;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    System.arraycopy(bytes, 0, chunks.getLast(), used, bytes.length);
    starts[count] = (long) (chunks.size() - 1) * CHUNK_BYTES + used;
    lengths[count] = bytes.length;
    used += bytes.length;
    count++;
  }

  /** The text of an index as written in the sheet; nothing if there is no such text. */
  Optional<String> get(String index) {
    if (index.isEmpty()
        || index.length() > 9
        || !index.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int i = Integer.parseInt(index);
    if (i >= count) {
      return Optional.empty();
    }
    byte[] chunk = chunks.get((int) (starts[i] / CHUNK_BYTES));
    return Optional.of(
        new String(chunk, (int) (starts[i] % CHUNK_BYTES), lengths[i], StandardCharsets.UTF_8));
  }
}
