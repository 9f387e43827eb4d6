package io.heatscheduler.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.worker.SolverProcess;
import org.junit.jupiter.api.Test;

class SolverLeaseTest {
  @Test
  void searchesSideBySideNeverShareAProcess() {
    SolverProcess warm;
    try (SolverLease first = SolverLease.ofProgram();
        SolverLease second = SolverLease.ofProgram();
        SolverLease third = SolverLease.ofProgram()) {
      warm = first.process();
      assertThat(second.process()).isNotSameAs(warm).isNotSameAs(third.process());
      assertThat(third.process()).isNotSameAs(warm);
    }
    try (SolverLease next = SolverLease.ofProgram()) {
      assertThat(next.process()).as("kept warm for the next").isSameAs(warm);
    }
  }

  @Test
  void aProcessOfTheCallersStaysTheCallers() {
    SolverProcess own = SolverLease.programProcess();
    try (SolverLease lease = SolverLease.of(own);
        SolverLease other = SolverLease.of(own)) {
      assertThat(lease.process()).isSameAs(own);
      assertThat(other.process()).isSameAs(own);
    }
  }
}
