package io.heatscheduler.optimizer.exact;

import java.util.Arrays;

/**
 * A mixed-integer linear program to minimise, column by column and row by row, for any solver.
 *
 * <p>Not safe for use by several threads.
 */
final class LinearProgram {
  private final Numbers lower = new Numbers();
  private final Numbers upper = new Numbers();
  private final Numbers cost = new Numbers();
  private final Indexes integer = new Indexes();
  private final Numbers least = new Numbers();
  private final Numbers most = new Numbers();
  private final Indexes kind = new Indexes();
  private final Indexes rowOfTerm = new Indexes();
  private final Indexes columnOfTerm = new Indexes();
  private final Numbers coefficient = new Numbers();
  private double offset;

  /** A row's terms. */
  record Row(int[] columns, double[] coefficients) {}

  /** Adds a column and returns its index. */
  int column(double from, double to, boolean isInteger, double price) {
    lower.add(from);
    upper.add(to);
    cost.add(price);
    integer.add(isInteger ? 1 : 0);
    return lower.size - 1;
  }

  /** Adds an empty row from <= 0 <= to and returns its index. */
  int row(double from, double to) {
    least.add(from);
    most.add(to);
    kind.add(0);
    return least.size - 1;
  }

  /** Adds a row that a solver may leave out until it is violated. */
  int lazyRow(double from, double to) {
    int row = row(from, to);
    kind.values[row] = 1;
    return row;
  }

  /** Adds a term to a row; terms of a row and column add up. */
  void term(int row, int column, double value) {
    if (value != 0) {
      rowOfTerm.add(row);
      columnOfTerm.add(column);
      coefficient.add(value);
    }
  }

  /** Adds to a column's price. */
  void addCost(int column, double price) {
    cost.values[column] += price;
  }

  /** Sets the constant of the objective. */
  void setOffset(double constant) {
    offset = constant;
  }

  /** Constant of the objective. */
  double offset() {
    return offset;
  }

  /** Number of columns. */
  int columns() {
    return lower.size;
  }

  /** Number of rows. */
  int rows() {
    return least.size;
  }

  /** Number of terms, before those of a row and column are added up. */
  int terms() {
    return coefficient.size;
  }

  /** Lower limit of a column. */
  double lower(int column) {
    return lower.values[column];
  }

  /** Upper limit of a column. */
  double upper(int column) {
    return upper.values[column];
  }

  /** Price of a column. */
  double cost(int column) {
    return cost.values[column];
  }

  /** Whether a column takes whole values only. */
  boolean isInteger(int column) {
    return integer.values[column] == 1;
  }

  /** Least value of a row. */
  double least(int row) {
    return least.values[row];
  }

  /** Highest value of a row. */
  double most(int row) {
    return most.values[row];
  }

  /** Whether a row may be left out until it is violated. */
  boolean isLazy(int row) {
    return kind.values[row] == 1;
  }

  /** All rows' terms, ascending by column, each column once. */
  Row[] rowTerms() {
    int[] first = new int[rows() + 1];
    for (int i = 0; i < coefficient.size; i++) {
      first[rowOfTerm.values[i] + 1]++;
    }
    for (int r = 0; r < rows(); r++) {
      first[r + 1] += first[r];
    }
    long[] places = new long[coefficient.size]; // column and position, for sorting
    int[] next = first.clone();
    for (int i = 0; i < coefficient.size; i++) {
      places[next[rowOfTerm.values[i]]++] = ((long) columnOfTerm.values[i] << 32) | i;
    }
    Row[] all = new Row[rows()];
    for (int r = 0; r < all.length; r++) {
      Arrays.sort(places, first[r], first[r + 1]);
      int[] columns = new int[first[r + 1] - first[r]];
      double[] values = new double[columns.length];
      int n = 0;
      for (int i = first[r]; i < first[r + 1]; i++) {
        int column = (int) (places[i] >> 32);
        double value = coefficient.values[(int) places[i]];
        if (n > 0 && columns[n - 1] == column) {
          values[n - 1] += value;
        } else {
          columns[n] = column;
          values[n++] = value;
        }
      }
      all[r] = new Row(Arrays.copyOf(columns, n), Arrays.copyOf(values, n));
    }
    return all;
  }

  private static final class Numbers {
    private double[] values = new double[1024];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }

  private static final class Indexes {
    private int[] values = new int[1024];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }
}
