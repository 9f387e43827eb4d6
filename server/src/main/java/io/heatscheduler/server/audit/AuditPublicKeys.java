package io.heatscheduler.server.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys whose signatures on checkpoints are believed: Ed25519, as PEM.
 *
 * @param keys one or more
 */
public record AuditPublicKeys(List<PublicKey> keys) {
  /** Name of the file that holds them. */
  public static final String FILE = "audit.pub";

  private static final String ALGORITHM = "Ed25519";
  private static final byte TYPE = 1; // Ed25519 in C2SP signed-note
  private static final int RAW_BYTES = 32;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL);

  public AuditPublicKeys {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or holds no key
   */
  public static AuditPublicKeys read(Path file) throws IOException {
    List<PublicKey> keys = new ArrayList<>();
    Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    try {
      while (pem.find()) {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      }
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new IOException(file + " holds something else than Ed25519 keys", unusable);
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " holds no public key");
    }
    return new AuditPublicKeys(keys);
  }

  /**
   * The checkpoint in a note.
   *
   * @param origin log that it must be of
   * @throws IllegalArgumentException if none of the keys signed it, or it is of another log
   */
  Checkpoint open(String origin, SignedNote note) {
    for (PublicKey key : keys) {
      if (note.keyId().equals(id(note.name(), key)) && isSignedBy(key, note)) {
        Checkpoint checkpoint = Checkpoint.of(note.text());
        if (!checkpoint.origin().equals(origin) || !note.name().equals(origin)) {
          throw new IllegalArgumentException("it is of the log " + checkpoint.origin());
        }
        return checkpoint;
      }
    }
    throw new IllegalArgumentException("none of the known keys signed it");
  }

  private static boolean isSignedBy(PublicKey key, SignedNote note) {
    try {
      Signature verifying = Signature.getInstance(ALGORITHM);
      verifying.initVerify(key);
      verifying.update(note.text().getBytes(StandardCharsets.UTF_8));
      return verifying.verify(note.signature());
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** Id of a key in a note: the first four bytes of SHA-256(name, line feed, type, key). */
  static String id(String name, PublicKey key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(typed(key));
      return HexFormat.of().formatHex(digest.digest(), 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A key as other programs that read signed notes want it, e.g. {@code name+1a2b3c4d+AQ...}. */
  static String verifierKey(String name, PublicKey key) {
    return "%s+%s+%s"
        .formatted(name, id(name, key), Base64.getEncoder().encodeToString(typed(key)));
  }

  /** The raw key is the end of its X.509 form. */
  private static byte[] typed(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] typed = new byte[1 + RAW_BYTES];
    typed[0] = TYPE;
    System.arraycopy(encoded, encoded.length - RAW_BYTES, typed, 1, RAW_BYTES);
    return typed;
  }

  /** A key as PEM. */
  static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  boolean contains(PublicKey key) {
    return keys.stream().anyMatch(known -> Arrays.equals(known.getEncoded(), key.getEncoded()));
  }
}
