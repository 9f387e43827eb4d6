package io.heatscheduler.optimizer.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Typed, checksummed byte blocks on a stream: marker, type, length, payload, CRC-32.
 *
 * <p>Native libraries may print on the same stream between two frames; the reader skips whatever is
 * not a marker.
 */
public final class Frames {
  /** What a frame holds. */
  public enum Type {
    /** What the child is asked. */
    REQUEST,
    /** A plan that was found. */
    PLAN,
    /** A bound that was proven. */
    BOUND,
    /** The answer. */
    RESULT,
    /** Why there is no answer. */
    ERROR,
    /** Where a search stands. */
    PROGRESS,
    /** Nothing new, but the child lives. */
    ALIVE,
    /** The child shall answer with what it has. */
    CANCEL
  }

  /** A frame's type and content. */
  public record Frame(Type type, byte[] payload) {}

  private static final int MARKER = 0xA55A_4853;
  private static final int LONGEST = 1 << 28;

  private Frames() {}

  /** Writes one frame and flushes. */
  public static void write(OutputStream out, Type type, byte[] payload) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(payload);
    DataOutputStream data = new DataOutputStream(new java.io.BufferedOutputStream(out, 1 << 16));
    data.writeInt(MARKER);
    data.writeByte(type.ordinal());
    data.writeInt(payload.length);
    data.write(payload);
    data.writeInt((int) crc.getValue());
    data.flush();
  }

  /** Reads frames from a stream. */
  public static final class Reader {
    private final DataInputStream in;

    /** A reader of a stream. */
    public Reader(InputStream in) {
      this.in = new DataInputStream(new BufferedInputStream(in));
    }

    /**
     * Waits for the next frame.
     *
     * @return null at the end of the stream
     * @throws IOException if a frame is cut or damaged
     */
    public @Nullable Frame next() throws IOException {
      int window = 0;
      do {
        int read = in.read();
        if (read < 0) {
          return null;
        }
        window = window << 8 | read;
      } while (window != MARKER);
      try {
        int type = in.readUnsignedByte();
        int length = in.readInt();
        if (type >= Type.values().length || length < 0 || length > LONGEST) {
          throw new IOException("damaged frame: type %d, length %d".formatted(type, length));
        }
        byte[] payload = in.readNBytes(length);
        CRC32 crc = new CRC32();
        crc.update(payload);
        if (payload.length < length || in.readInt() != (int) crc.getValue()) {
          throw new IOException("damaged frame: checksum of %d bytes".formatted(length));
        }
        return new Frame(Type.values()[type], payload);
      } catch (EOFException e) {
        return null;
      }
    }
  }
}
