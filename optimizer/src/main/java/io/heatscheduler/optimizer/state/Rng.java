package io.heatscheduler.optimizer.state;

/**
 * SplitMix64: a small random sequence fixed by its seed on every platform (Steele, Lea, Flood
 * 2014).
 */
public final class Rng {
  private long state;

  /** A sequence for a seed; equal seeds give equal sequences. */
  public Rng(long seed) {
    state = seed;
  }

  /** Next 64 random bits. */
  public long nextLong() {
    long z = state += 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform (to 2^-32) in [0, bound), bound over 0. */
  public int nextInt(int bound) {
    return (int) ((nextLong() >>> 32) * bound >>> 32);
  }
}
