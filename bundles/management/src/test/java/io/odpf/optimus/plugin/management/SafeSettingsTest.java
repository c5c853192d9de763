// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.management.ManagementProperty;
import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that would let others in are refused when the server starts. */
@Tag("process")
class SafeSettingsTest {
  @TempDir Path directory;
  private final Map<String, Object> properties = new HashMap<>();

  @BeforeEach
  void configure() throws Exception {
    Certificates certificates = Certificates.create(directory.resolve("certificates"));
    Path access = directory.resolve("access");
    Files.writeString(access, "ci client token sha256:" + "0".repeat(64) + "\n");
    Files.setPosixFilePermissions(access, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(
        certificates.serverKey(), PosixFilePermissions.fromString("rw-------"));
    properties.put(ManagementProperty.SOCKET, directory.resolve("m.sock").toString());
    properties.put(ManagementProperty.ADDRESS, "127.0.0.1:0");
    properties.put(ManagementProperty.CERTIFICATE, certificates.server().toString());
    properties.put(ManagementProperty.KEY, certificates.serverKey().toString());
    properties.put(ManagementProperty.ACCESS, access.toString());
    properties.put(ManagementProperty.AUDIT, directory.resolve("audit").toString());
  }

  private ManagementServer start() throws EndpointException {
    SettingsReader reader = new SettingsReader(properties::get);
    PluginManager nothing =
        new ForwardingPluginManager() {
          @Override
          protected PluginManager delegate() {
            throw new UnsupportedOperationException();
          }
        };
    ManagedRuntime runtime =
        new ManagedRuntime(
            reader.version(),
            nothing,
            Optional::empty,
            Optional::empty,
            reader.configuration(Map.of()),
            List::of);
    EventFeed feed = new EventFeed(Clock.systemUTC());
    Audit audit = Audit.in(reader.audit(), Clock.systemUTC(), feed::recorded);
    return ManagementServer.start(
        reader.settings(),
        runtime,
        ManagedMachine.of(runtime.parts(), audit, Clock.systemUTC()),
        feed);
  }

  private String refusal() {
    return catchThrowableOfType(EndpointException.class, this::start).getMessage();
  }

  private Path file(String property) {
    return Path.of((String) properties.get(property));
  }

  @Test
  void startsWithSettingsThatAreSafe() throws Exception {
    try (ManagementServer server = start()) {
      assertThat(server.port()).isPresent();
    }
  }

  @Test
  void refusesAPortWithoutTlsOrCredentials() {
    for (String needed :
        new String[] {
          ManagementProperty.CERTIFICATE, ManagementProperty.KEY, ManagementProperty.ACCESS
        }) {
      Object value = properties.remove(needed);
      assertThat(refusal())
          .isEqualTo(
              "a port of the management API needs TLS and credentials, and there is no " + needed);
      properties.put(needed, value);
    }
  }

  @Test
  void refusesAKeyThatOthersCanRead() throws Exception {
    Files.setPosixFilePermissions(
        file(ManagementProperty.KEY), PosixFilePermissions.fromString("rw-r-----"));

    assertThat(refusal()).endsWith("is not safe: others may read it");
  }

  @Test
  void refusesAnAccessFileThatOthersCanWrite() throws Exception {
    Files.setPosixFilePermissions(
        file(ManagementProperty.ACCESS), PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(refusal()).endsWith("is not safe: everybody may write to it");
  }

  @Test
  void refusesAnAccessFileThatListsNobody() throws Exception {
    Files.writeString(file(ManagementProperty.ACCESS), "# nobody\n");

    assertThat(refusal()).endsWith("lists nobody");
  }

  @Test
  void namesTheLineOfAMistakeInTheAccessFileButNotATokenWrittenThere() throws Exception {
    Files.writeString(
        file(ManagementProperty.ACCESS), "# people\nci client token my-secret-token\n");

    assertThat(refusal()).contains("access:2: ").doesNotContain("my-secret-token");
  }

  @Test
  void refusesASocketInADirectoryOfOthersAndOneThatIsInUse() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    properties.put(ManagementProperty.SOCKET, open.resolve("m.sock").toString());
    assertThat(refusal()).contains("everybody may write into it");

    Path used = directory.resolve("used.sock");
    properties.put(ManagementProperty.SOCKET, used.toString());
    try (ServerSocketChannel other =
        ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      other.bind(java.net.UnixDomainSocketAddress.of(used));
      assertThat(refusal()).contains("another process listens there");
    }
    // Its file is left behind, and nobody listens any more.
    start().close();
    assertThat(used).doesNotExist();
  }

  @Test
  void refusesAKeyThatIsNotBase64AndLeavesNoSocket() throws Exception {
    Files.writeString(
        file(ManagementProperty.KEY),
        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n");

    assertThat(refusal())
        .isEqualTo(
            file(ManagementProperty.KEY) + " cannot be used for TLS: its key is not valid base64");
    assertThat(file(ManagementProperty.SOCKET)).doesNotExist();
  }

  @Test
  void refusesTheKeyOfAnotherCertificate() throws Exception {
    Path other = Certificates.create(directory.resolve("others")).serverKey();
    Files.copy(other, file(ManagementProperty.KEY), StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(
        file(ManagementProperty.KEY), PosixFilePermissions.fromString("rw-------"));

    assertThat(refusal())
        .isEqualTo(
            file(ManagementProperty.KEY)
                + " cannot be used for TLS: it does not belong to the certificate in "
                + file(ManagementProperty.CERTIFICATE));
  }

  @Test
  void namesTheFileThatIsUnusable() throws Exception {
    for (String property : new String[] {ManagementProperty.CERTIFICATE, ManagementProperty.KEY}) {
      byte[] content = Files.readAllBytes(file(property));
      Files.delete(file(property));
      assertThat(refusal()).startsWith(file(property) + " cannot be used for TLS: ");
      Files.write(file(property), content);
      Files.setPosixFilePermissions(file(property), PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(file(ManagementProperty.CERTIFICATE), "no certificate\n");
    assertThat(refusal()).startsWith(file(ManagementProperty.CERTIFICATE) + " cannot be used");
  }
}
