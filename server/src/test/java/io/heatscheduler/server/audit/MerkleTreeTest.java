package io.heatscheduler.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.provenance.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree against RFC 6962's recursive definition and the vectors of its first implementation. */
class MerkleTreeTest {
  /** Leaves of the reference tests of Certificate Transparency (merkle_tree_test.cc). */
  private static final List<byte[]> LEAVES =
      List.of(
          bytes(""),
          bytes("00"),
          bytes("10"),
          bytes("2021"),
          bytes("3031"),
          bytes("40414243"),
          bytes("5051525354555657"),
          bytes("606162636465666768696a6b6c6d6e6f"));

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  })
  void rootsAreThoseOfCertificateTransparency(int size, String root) {
    assertThat(tree(size).root().hex()).isEqualTo(root);
  }

  @Test
  void anyTreeHasTheRootOfTheRecursiveDefinition() {
    MerkleTree tree = new MerkleTree();
    List<Sha256> hashes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Sha256 leaf = MerkleTree.leaf(new byte[] {(byte) i});
      hashes.add(leaf);
      tree.add(leaf);

      assertThat(tree.root()).isEqualTo(defined(hashes));
    }
  }

  @Test
  void everyInclusionPathLeadsToTheRoot() {
    List<Sha256> hashes = new ArrayList<>();
    for (int size = 1; size <= 70; size++) {
      hashes.add(MerkleTree.leaf(new byte[] {(byte) size}));
      for (int index = 0; index < size; index++) {
        Sha256 hash = hashes.get(index);
        long last = index;
        for (MerkleTree.Range range : MerkleTree.path(index, size)) {
          Sha256 beside = defined(hashes.subList((int) range.first(), (int) range.end()));
          hash =
              range.end() <= last ? MerkleTree.node(beside, hash) : MerkleTree.node(hash, beside);
          last = range.end() <= last ? range.first() : last;
        }
        assertThat(hash).as("leaf %s of %s", index, size).isEqualTo(defined(hashes));
      }
    }
  }

  private static MerkleTree tree(int size) {
    MerkleTree tree = new MerkleTree();
    LEAVES.subList(0, size).forEach(leaf -> tree.add(MerkleTree.leaf(leaf)));
    return tree;
  }

  /** MTH of RFC 6962, 2.1, as it is written there. */
  private static Sha256 defined(List<Sha256> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return MerkleTree.node(
        defined(leaves.subList(0, split)), defined(leaves.subList(split, leaves.size())));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
