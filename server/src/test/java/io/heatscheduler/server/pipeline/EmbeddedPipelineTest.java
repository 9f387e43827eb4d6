package io.heatscheduler.server.pipeline;

/** The pipeline on the queue inside the database. */
class EmbeddedPipelineTest extends PipelineContract {
  @Override
  PipelineRuntime.Settings settings() {
    return PipelineRuntime.Settings.EMBEDDED;
  }
}
