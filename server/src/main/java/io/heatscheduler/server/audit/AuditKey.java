package io.heatscheduler.server.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/**
 * The key that signs checkpoints: Ed25519, made on the first start, in a file that only its owner
 * may read. The database has no way to it.
 */
public final class AuditKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String FILE = "audit.key";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private AuditKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Reads the key of a folder, or makes it; its public half is beside it.
   *
   * @throws IOException if the folder cannot be used, others may read the key, or it is damaged
   */
  public static AuditKey in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      make(folder, file);
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          "others may read it: its mode is " + PosixFilePermissions.toString(permissions));
    }
    String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
      throw new IOException(file + " holds no private key");
    }
    try {
      byte[] encoded =
          Base64.getMimeDecoder()
              .decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      // the newest public key is the last one
      AuditKey read =
          new AuditKey(
              key, AuditPublicKeys.read(folder.resolve(AuditPublicKeys.FILE)).keys().getLast());
      read.checkHalves(folder);
      return read;
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new IOException(file + " holds no Ed25519 key", damaged);
    }
  }

  private static void make(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
    // the public half first: a key nobody can check must not sign
    Files.writeString(
        folder.resolve(AuditPublicKeys.FILE),
        AuditPublicKeys.pem(pair.getPublic()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(
        fresh,
        "%s\n%s\n%s\n"
            .formatted(
                BEGIN, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()), END));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void checkHalves(Path folder) throws IOException {
    SignedNote probe = sign(new Checkpoint("probe", 1, MerkleTree.leaf(new byte[0])));
    try {
      new AuditPublicKeys(java.util.List.of(publicKey)).open("probe", probe);
    } catch (IllegalArgumentException other) {
      throw new IOException(
          "the last key of %s is not the public half of %s"
              .formatted(folder.resolve(AuditPublicKeys.FILE), FILE),
          other);
    }
  }

  /** Signs a checkpoint, in the name of its origin. */
  SignedNote sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    try {
      Signature signing = Signature.getInstance(ALGORITHM);
      signing.initSign(privateKey);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      return new SignedNote(
          text,
          checkpoint.origin(),
          AuditPublicKeys.id(checkpoint.origin(), publicKey),
          signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }

  /** Its public half. */
  public PublicKey publicKey() {
    return publicKey;
  }
}
