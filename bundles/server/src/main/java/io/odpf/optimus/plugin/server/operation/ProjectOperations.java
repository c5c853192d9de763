// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import io.odpf.optimus.plugin.proto.server.v1beta1.GetNamespaceRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetNamespaceResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetProjectRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.GetProjectResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListProjectNamespacesRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListProjectNamespacesResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListProjectsRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.ListProjectsResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterProjectNamespaceRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterProjectNamespaceResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterProjectRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterProjectResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.VersionRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.VersionResponse;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.conversion.ProjectMessages;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.ProjectService;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import java.util.List;

/** The version, and the operations of projects and namespaces. */
final class ProjectOperations {
  private ProjectOperations() {}

  static List<Operation<?, ?>> of(JobServer server) {
    ProjectService projects = server.projects();
    return List.of(
        new Operation<VersionRequest, VersionResponse>(
            "Version",
            Role.CONTAINER,
            VersionRequest.getDefaultInstance(),
            Handler.of(
                request -> VersionResponse.newBuilder().setServer(server.version()).build())),
        registerProject(projects),
        listProjects(projects),
        new Operation<GetProjectRequest, GetProjectResponse>(
            "GetProject",
            Role.DEPLOYER,
            GetProjectRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    GetProjectResponse.newBuilder()
                        .setProject(ProjectMessages.of(projects.project(request.getProjectName())))
                        .build())),
        new Operation<RegisterProjectNamespaceRequest, RegisterProjectNamespaceResponse>(
            "RegisterProjectNamespace",
            Role.DEPLOYER,
            RegisterProjectNamespaceRequest.getDefaultInstance(),
            Handler.of(
                request -> {
                  projects.register(
                      request.getProjectName(), ProjectMessages.of(request.getNamespace()));
                  return RegisterProjectNamespaceResponse.newBuilder()
                      .setSuccess(true)
                      .setMessage("saved successfully")
                      .build();
                })),
        new Operation<ListProjectNamespacesRequest, ListProjectNamespacesResponse>(
            "ListProjectNamespaces",
            Role.DEPLOYER,
            ListProjectNamespacesRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    ListProjectNamespacesResponse.newBuilder()
                        .addAllNamespaces(
                            projects.namespaces(request.getProjectName()).stream()
                                .map(ProjectMessages::of)
                                .toList())
                        .build())),
        new Operation<GetNamespaceRequest, GetNamespaceResponse>(
            "GetNamespace",
            Role.DEPLOYER,
            GetNamespaceRequest.getDefaultInstance(),
            Handler.of(
                request ->
                    GetNamespaceResponse.newBuilder()
                        .setNamespace(
                            ProjectMessages.of(
                                projects.namespace(
                                    new NamespaceKey(
                                        request.getProjectName(), request.getNamespaceName()))))
                        .build())));
  }

  private static Operation<?, ?> registerProject(ProjectService projects) {
    return new Operation<RegisterProjectRequest, RegisterProjectResponse>(
        "RegisterProject",
        Role.ADMIN,
        RegisterProjectRequest.getDefaultInstance(),
        (request, caller, replies) -> {
          ProjectSpec project = ProjectMessages.of(request.getProject());
          caller.requireProject(project.name());
          projects.register(project);
          if (request.hasNamespace()) {
            projects.register(project.name(), ProjectMessages.of(request.getNamespace()));
          }
          replies.send(
              RegisterProjectResponse.newBuilder()
                  .setSuccess(true)
                  .setMessage("saved successfully")
                  .build());
        });
  }

  private static Operation<?, ?> listProjects(ProjectService projects) {
    return new Operation<ListProjectsRequest, ListProjectsResponse>(
        "ListProjects",
        Role.DEPLOYER,
        ListProjectsRequest.getDefaultInstance(),
        (request, caller, replies) ->
            replies.send(
                ListProjectsResponse.newBuilder()
                    .addAllProjects(
                        projects.projects().stream()
                            .filter(project -> caller.mayUse(project.name()))
                            .map(ProjectMessages::of)
                            .toList())
                    .build()));
  }
}
