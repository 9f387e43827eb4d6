package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Plan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binary form of requests, progress and results. */
final class MessageCodec {
  /** A plan and its value. */
  record ValuedPlan(@Nullable Plan plan, long objective) {}

  private MessageCodec() {}

  static byte[] request(SolverRequest request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ExactLimits limits = request.limits();
    out.writeDouble(limits.workSeconds());
    out.writeDouble(limits.wallSeconds());
    out.writeInt(limits.seed());
    out.writeInt(limits.memoryMegabytes());
    switch (request) {
      case SolverRequest.Finish finish -> {
        out.writeByte(0);
        ProblemCodec.write(out, finish.problem());
        ProblemCodec.write(out, finish.incumbent());
      }
      case SolverRequest.FirstPlan first -> {
        out.writeByte(1);
        ProblemCodec.write(out, first.problem());
      }
      case SolverRequest.PlanWithin within -> {
        out.writeByte(2);
        ProblemCodec.write(out, within.problem());
        ProblemCodec.writeLongs(out, within.slots().toLongArray());
        out.writeLong(within.level());
      }
      case SolverRequest.Textbook textbook -> {
        out.writeByte(3);
        ProblemCodec.write(out, textbook.problem());
        out.writeByte(textbook.solver().ordinal());
      }
      case SolverRequest.Branch branch -> {
        out.writeByte(4);
        ProblemCodec.write(out, branch.problem());
        ProblemCodec.writeLongs(
            out,
            Arrays.stream(branch.leastPeaksKw()).mapToLong(Double::doubleToLongBits).toArray());
        out.writeLong(branch.cutoff());
      }
      case SolverRequest.BranchOn on -> out.writeByte(5);
      case SolverRequest.BranchEnd end -> out.writeByte(6);
    }
    return bytes.toByteArray();
  }

  static SolverRequest readRequest(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    ExactLimits limits =
        new ExactLimits(in.readDouble(), in.readDouble(), in.readInt(), in.readInt());
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 0 ->
          new SolverRequest.Finish(ProblemCodec.readProblem(in), ProblemCodec.readPlan(in), limits);
      case 1 -> new SolverRequest.FirstPlan(ProblemCodec.readProblem(in), limits);
      case 2 ->
          new SolverRequest.PlanWithin(
              ProblemCodec.readProblem(in), ProblemCodec.readBits(in), in.readLong(), limits);
      case 3 ->
          new SolverRequest.Textbook(
              ProblemCodec.readProblem(in), TextbookSolver.values()[in.readUnsignedByte()], limits);
      case 4 ->
          new SolverRequest.Branch(
              ProblemCodec.readProblem(in),
              Arrays.stream(ProblemCodec.readLongs(in))
                  .mapToDouble(Double::longBitsToDouble)
                  .toArray(),
              in.readLong(),
              limits);
      case 5 -> new SolverRequest.BranchOn(limits);
      case 6 -> new SolverRequest.BranchEnd(limits);
      default -> throw new IOException("unknown request kind " + kind);
    };
  }

  static byte[] plan(@Nullable Plan plan, long objective) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ProblemCodec.write(out, plan);
    out.writeLong(objective);
    return bytes.toByteArray();
  }

  static ValuedPlan readPlan(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    return new ValuedPlan(ProblemCodec.readPlan(in), in.readLong());
  }

  static byte[] bound(long bound) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new DataOutputStream(bytes).writeLong(bound);
    return bytes.toByteArray();
  }

  static long readBound(byte[] payload) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(payload)).readLong();
  }

  static byte[] result(ExactResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(result.status().ordinal());
    ProblemCodec.write(out, result.plan());
    out.writeLong(result.objective());
    out.writeLong(result.bound());
    out.writeLong(result.boundError());
    out.writeDouble(result.work());
    out.writeInt(result.messages().size());
    for (String message : result.messages()) {
      out.writeUTF(message);
    }
    return bytes.toByteArray();
  }

  static ExactResult readResult(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    ExactStatus status = ExactStatus.values()[in.readUnsignedByte()];
    Plan plan = ProblemCodec.readPlan(in);
    long objective = in.readLong();
    long bound = in.readLong();
    long error = in.readLong();
    double work = in.readDouble();
    List<String> messages = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      messages.add(in.readUTF());
    }
    return new ExactResult(status, plan, objective, bound, error, work, messages);
  }
}
