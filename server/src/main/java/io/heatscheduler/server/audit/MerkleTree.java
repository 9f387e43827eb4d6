package io.heatscheduler.server.audit;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.provenance.Sha256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * A Merkle tree that grows leaf by leaf: RFC 6962, section 2.1.
 *
 * <p>It keeps the roots of its full subtrees only, at most 63 of them, whatever its size.
 */
final class MerkleTree {
  /** Root of the tree without leaves: SHA-256 of nothing. */
  private static final Sha256 EMPTY = Sha256.of(new byte[0]);

  private final Deque<Subtree> subtrees = new ArrayDeque<>(); // the smallest, rightmost first
  private long size;

  private record Subtree(long leaves, Sha256 root) {}

  /** Hash of a leaf: SHA-256(0x00 || bytes). */
  static Sha256 leaf(byte[] bytes) {
    byte[] leaf = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, leaf, 1, bytes.length);
    return Sha256.of(leaf);
  }

  /** Hash of an inner node: SHA-256(0x01 || left || right). */
  static Sha256 node(Sha256 left, Sha256 right) {
    byte[] node = new byte[65];
    node[0] = 1;
    System.arraycopy(HexFormat.of().parseHex(left.hex()), 0, node, 1, 32);
    System.arraycopy(HexFormat.of().parseHex(right.hex()), 0, node, 33, 32);
    return Sha256.of(node);
  }

  /** Appends a leaf by its hash. */
  void add(Sha256 leafHash) {
    Subtree last = new Subtree(1, leafHash);
    while (!subtrees.isEmpty() && subtrees.peek().leaves() == last.leaves()) {
      Subtree left = subtrees.pop();
      last = new Subtree(2 * last.leaves(), node(left.root(), last.root()));
    }
    subtrees.push(last);
    size++;
  }

  /** How many leaves it has. */
  long size() {
    return size;
  }

  /** Its root. */
  Sha256 root() {
    Sha256 root = null;
    for (Subtree subtree : subtrees) {
      root = root == null ? subtree.root() : node(subtree.root(), root);
    }
    return root == null ? EMPTY : root;
  }

  /**
   * A run of leaves that is one subtree.
   *
   * @param first index of its first leaf, from 0
   * @param end index after its last leaf
   */
  record Range(long first, long end) {}

  /**
   * The subtrees whose roots are the inclusion path of a leaf (RFC 6962, 2.1.1), beside the leaf
   * first.
   *
   * @param index of the leaf, from 0
   * @param size of the tree
   */
  static List<Range> path(long index, long size) {
    Check.that(index >= 0 && index < size, "leaf %s is not in a tree of %s", index, size);
    List<Range> path = new ArrayList<>();
    long first = 0;
    long end = size;
    while (end - first > 1) {
      long split = first + Long.highestOneBit(end - first - 1);
      if (index < split) {
        path.add(new Range(split, end));
        end = split;
      } else {
        path.add(new Range(first, split));
        first = split;
      }
    }
    return path.reversed();
  }
}
