// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.proto.server.v1beta1.VersionRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.VersionResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port for other machines, with TLS and tokens. */
class SecurePortTest {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  @TempDir Path directory;

  @Test
  void servesOtherMachinesWithTlsAndTokens() throws Exception {
    Certificates certificates = Certificates.create(directory.resolve("certificates"));
    Path access = AccessLines.write(directory, "any container ", "any-token");
    try (ServedProject project = ServedProject.start(directory, Optional.of(access));
        ServerEndpoint secure =
            ServerEndpoint.start(
                new ServerSettings(
                    "0.0.0.0",
                    0,
                    Optional.of(
                        new ServerSettings.Tls(certificates.server(), certificates.serverKey())),
                    Optional.of(access)),
                project.jobs())) {
      assertThat(version(certificates, secure.port())).isEqualTo("1.2.3");
    }
  }

  private static String version(Certificates certificates, int port) throws Exception {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer any-token");
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", port)
            .sslContext(
                GrpcSslContexts.forClient().trustManager(certificates.authority().toFile()).build())
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
    try {
      return ClientCalls.blockingUnaryCall(
              channel,
              MethodDescriptor.<VersionRequest, VersionResponse>newBuilder()
                  .setType(MethodDescriptor.MethodType.UNARY)
                  .setFullMethodName("odpf.optimus.core.v1beta1.RuntimeService/Version")
                  .setRequestMarshaller(ProtoUtils.marshaller(VersionRequest.getDefaultInstance()))
                  .setResponseMarshaller(
                      ProtoUtils.marshaller(VersionResponse.getDefaultInstance()))
                  .build(),
              CallOptions.DEFAULT,
              VersionRequest.getDefaultInstance())
          .getServer();
    } finally {
      channel.shutdownNow();
    }
  }
}
