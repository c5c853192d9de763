// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.proto.server.v1beta1.CheckJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.CheckJobSpecificationResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.CheckJobSpecificationsRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.CheckJobSpecificationsResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.CreateJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.CreateJobSpecificationResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeleteJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeleteJobSpecificationResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeployJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeployJobSpecificationResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetJobSpecificationResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListJobSpecificationResponse;
import io.odpf.optimus.plugin.server.access.Caller;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.conversion.JobMessages;
import io.odpf.optimus.plugin.server.conversion.JobReader;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.DeployReport;
import io.odpf.optimus.plugin.server.service.JobFindings;
import io.odpf.optimus.plugin.server.service.JobService;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import java.util.List;
import java.util.stream.Collectors;

/** The operations of jobs. */
final class JobOperations {
  private final JobService jobs;

  private JobOperations(JobService jobs) {
    this.jobs = jobs;
  }

  static List<Operation<?, ?>> of(JobService jobs) {
    JobOperations operations = new JobOperations(jobs);
    return List.of(
        new Operation<DeployJobSpecificationRequest, DeployJobSpecificationResponse>(
            "DeployJobSpecification",
            Role.DEPLOYER,
            DeployJobSpecificationRequest.getDefaultInstance(),
            operations::deploy),
        new Operation<CreateJobSpecificationRequest, CreateJobSpecificationResponse>(
            "CreateJobSpecification",
            Role.DEPLOYER,
            CreateJobSpecificationRequest.getDefaultInstance(),
            Handler.of(operations::create)),
        get(jobs),
        new Operation<DeleteJobSpecificationRequest, DeleteJobSpecificationResponse>(
            "DeleteJobSpecification",
            Role.DEPLOYER,
            DeleteJobSpecificationRequest.getDefaultInstance(),
            Handler.of(operations::delete)),
        new Operation<ListJobSpecificationRequest, ListJobSpecificationResponse>(
            "ListJobSpecification",
            Role.DEPLOYER,
            ListJobSpecificationRequest.getDefaultInstance(),
            Handler.of(operations::list)),
        new Operation<CheckJobSpecificationRequest, CheckJobSpecificationResponse>(
            "CheckJobSpecification",
            Role.DEPLOYER,
            CheckJobSpecificationRequest.getDefaultInstance(),
            Handler.of(operations::check)),
        new Operation<CheckJobSpecificationsRequest, CheckJobSpecificationsResponse>(
            "CheckJobSpecifications",
            Role.DEPLOYER,
            CheckJobSpecificationsRequest.getDefaultInstance(),
            operations::checkAll));
  }

  /** The name of the method in {@code odpf.optimus} has another verb. */
  static Operation<?, ?> read(JobService jobs) {
    Operation<GetJobSpecificationRequest, GetJobSpecificationResponse> get = get(jobs);
    return new Operation<>("ReadJobSpecification", get.role(), get.request(), get.handler());
  }

  private static Operation<GetJobSpecificationRequest, GetJobSpecificationResponse> get(
      JobService jobs) {
    return new Operation<>(
        "GetJobSpecification",
        Role.DEPLOYER,
        GetJobSpecificationRequest.getDefaultInstance(),
        Handler.of(
            request ->
                GetJobSpecificationResponse.newBuilder()
                    .setSpec(
                        JobMessages.of(
                            jobs.job(
                                new NamespaceKey(
                                    request.getProjectName(), request.getNamespaceName()),
                                request.getJobName())))
                    .build()));
  }

  private void deploy(
      DeployJobSpecificationRequest request,
      Caller caller,
      Handler.Replies<DeployJobSpecificationResponse> replies)
      throws ProblemException, InterruptedException {
    DeployReport report =
        jobs.deploy(
            new NamespaceKey(request.getProjectName(), request.getNamespaceName()),
            JobReader.read(request.getJobsList()));
    for (JobFindings job : report.jobs()) {
      replies.send(
          DeployJobSpecificationResponse.newBuilder()
              .setSuccess(job.isAccepted())
              .setAck(true)
              .setJobName(job.job())
              .setMessage(message(job))
              .build());
    }
    replies.send(
        DeployJobSpecificationResponse.newBuilder()
            .setSuccess(report.isDone())
            .setMessage(report.isDone() ? "success" : "no job was changed, since some have errors")
            .build());
  }

  private CreateJobSpecificationResponse create(CreateJobSpecificationRequest request)
      throws ServerException, InterruptedException {
    JobFindings findings =
        jobs.create(
            new NamespaceKey(request.getProjectName(), request.getNamespaceName()),
            JobReader.read(request.getSpec()));
    return CreateJobSpecificationResponse.newBuilder()
        .setSuccess(true)
        .setMessage(
            "job "
                + request.getSpec().getName()
                + " is created and deployed successfully on project "
                + request.getProjectName()
                + (findings.warnings().isEmpty() ? "" : "; " + message(findings)))
        .build();
  }

  private DeleteJobSpecificationResponse delete(DeleteJobSpecificationRequest request)
      throws ServerException {
    jobs.delete(
        new NamespaceKey(request.getProjectName(), request.getNamespaceName()),
        request.getJobName());
    return DeleteJobSpecificationResponse.newBuilder()
        .setSuccess(true)
        .setMessage("job " + request.getJobName() + " has been deleted")
        .build();
  }

  private ListJobSpecificationResponse list(ListJobSpecificationRequest request)
      throws ServerException {
    NamespaceKey namespace = new NamespaceKey(request.getProjectName(), request.getNamespaceName());
    return ListJobSpecificationResponse.newBuilder()
        .addAllJobs(jobs.jobs(namespace).stream().map(JobMessages::of).toList())
        .build();
  }

  private CheckJobSpecificationResponse check(CheckJobSpecificationRequest request)
      throws ServerException, InterruptedException {
    NamespaceKey namespace = new NamespaceKey(request.getProjectName(), request.getNamespaceName());
    for (JobFindings job : jobs.check(namespace, List.of(JobReader.read(request.getJob())))) {
      if (!job.isAccepted()) {
        throw ServerException.of(
            ServerProblem.INVALID_JOB,
            "failed to compile " + job.job() + ": " + message(job),
            "correct the job",
            job.errors(),
            null);
      }
    }
    return CheckJobSpecificationResponse.newBuilder().setSuccess(true).build();
  }

  private void checkAll(
      CheckJobSpecificationsRequest request,
      Caller caller,
      Handler.Replies<CheckJobSpecificationsResponse> replies)
      throws ProblemException, InterruptedException {
    NamespaceKey namespace = new NamespaceKey(request.getProjectName(), request.getNamespaceName());
    boolean accepted = true;
    for (JobFindings job : jobs.check(namespace, JobReader.read(request.getJobsList()))) {
      accepted &= job.isAccepted();
      replies.send(
          CheckJobSpecificationsResponse.newBuilder()
              .setSuccess(job.isAccepted())
              .setAck(true)
              .setJobName(job.job())
              .setMessage(message(job))
              .build());
    }
    replies.send(CheckJobSpecificationsResponse.newBuilder().setSuccess(accepted).build());
  }

  /** Returns the errors of a job, or its warnings if it has none, as one text. */
  private static String message(JobFindings job) {
    List<Problem> problems = job.isAccepted() ? job.warnings() : job.errors();
    return problems.stream().map(Problem::message).collect(Collectors.joining("; "));
  }
}
