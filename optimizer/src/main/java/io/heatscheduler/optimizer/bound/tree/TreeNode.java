package io.heatscheduler.optimizer.bound.tree;

import io.heatscheduler.optimizer.bound.PeakBox;
import io.heatscheduler.optimizer.problem.Job;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of all plans: those whose peaks lie in a box and whose jobs start where the node allows.
 *
 * @param stage how far it is bounded
 * @param box highest loads of the demand components
 * @param jobs the jobs with the node's options
 * @param bound no plan of the node costs less, money
 * @param rows multipliers of the Lagrangian bound to begin from
 * @param copies multipliers of the configuration bound to begin from; null: begin from the rows
 * @param split the job to split next; {@link JobSplit#NONE} before it has a configuration bound
 * @param gain by how much the last bounding raised the bound, money
 * @param number order of creation, which settles ties
 */
record TreeNode(
    Stage stage,
    PeakBox box,
    List<Job> jobs,
    double bound,
    double[] rows,
    float @Nullable [] copies,
    JobSplit split,
    double gain,
    int number) {
  static final Comparator<TreeNode> LOWEST_FIRST =
      Comparator.<TreeNode>comparingDouble(TreeNode::bound).thenComparingInt(TreeNode::number);

  /** How far a node is bounded. */
  enum Stage {
    /** Has its parent's bound. */
    NEW,
    /** Has a Lagrangian bound; what a wide box gets. */
    BY_ROWS,
    /** Has a configuration bound; what a narrow box gets. */
    BY_CONFIGURATIONS
  }

  /** A part of this node, with its bound and multipliers until it has its own. */
  TreeNode part(PeakBox partBox, List<Job> partJobs, int partNumber) {
    return new TreeNode(
        Stage.NEW, partBox, partJobs, bound, rows, copies, JobSplit.NONE, 0, partNumber);
  }
}
