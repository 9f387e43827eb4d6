package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
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
    ProblemCodec.write(out, request.problem());
    switch (request) {
      case SolverRequest.Finish finish -> {
        out.writeByte(0);
        ProblemCodec.write(out, finish.incumbent());
      }
      case SolverRequest.FirstPlan first -> out.writeByte(1);
      case SolverRequest.PlanWithin within -> {
        out.writeByte(2);
        ProblemCodec.writeLongs(out, within.slots().toLongArray());
        out.writeLong(within.level());
      }
      case SolverRequest.Textbook textbook -> {
        out.writeByte(3);
        out.writeByte(textbook.solver().ordinal());
      }
    }
    return bytes.toByteArray();
  }

  static SolverRequest readRequest(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    ExactLimits limits =
        new ExactLimits(in.readDouble(), in.readDouble(), in.readInt(), in.readInt());
    Problem problem = ProblemCodec.readProblem(in);
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 0 -> new SolverRequest.Finish(problem, ProblemCodec.readPlan(in), limits);
      case 1 -> new SolverRequest.FirstPlan(problem, limits);
      case 2 ->
          new SolverRequest.PlanWithin(problem, ProblemCodec.readBits(in), in.readLong(), limits);
      case 3 ->
          new SolverRequest.Textbook(
              problem, TextbookSolver.values()[in.readUnsignedByte()], limits);
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
