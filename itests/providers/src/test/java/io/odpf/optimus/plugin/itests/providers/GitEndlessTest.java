// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import io.odpf.optimus.plugin.itests.servers.Wire;
import io.odpf.optimus.plugin.provider.git.GitProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Git servers with endless responses. */
class GitEndlessTest {
  private static final String COMMIT = "1234567890123456789012345678901234567890";
  private static final String FLUSH = "0000";
  private static final String VERSION_2 =
      packet("version 2\n") + packet("ls-refs\n") + packet("fetch=shallow filter\n") + FLUSH;
  private static final long MIB = 1 << 20;

  /** The number of bytes in socket buffers when a reader disconnects. */
  private static final long UNDERWAY = 16 * MIB;

  private static final long ENOUGH = 128 * MIB;

  @TempDir Path directory;
  private final TestAuthority authority = TestAuthority.create("Test CA");

  @AutoClose
  private final HttpTestServer server =
      HttpTestServer.start(authority.issue("127.0.0.1").tls(), false);

  private final AtomicLong sent = new AtomicLong();

  /** Returns the server as a source, which contains nothing. */
  private final class Endless implements Source {
    @Override
    public ProviderFactory factory() {
      return new GitProviderFactory();
    }

    @Override
    public Map<String, Object> options() {
      Path file = TestIdentity.writePem(directory.resolve("ca.pem"), authority.certificate());
      return Map.of("url", server.uri("/x.git").toString(), "ca_file", file.toString());
    }

    @Override
    public Map<String, Object> missingContainer() {
      return Map.of("url", server.uri("/y.git").toString());
    }

    @Override
    public Item publish(String path, byte[] content) {
      throw new UnsupportedOperationException("nothing can be had from here");
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private static String packet(String content) {
    return String.format("%04x", content.length() + 4) + content;
  }

  /** Sends a first part, then further ones until the client disconnects. */
  private Answer endless(String type, String first, LongFunction<String> more) {
    return new Answer() {
      @Override
      public void to(Request request, Wire wire) throws IOException {
        wire.head(200, "Content-Type: application/x-git-upload-pack-" + type, "Connection: close");
        wire.send(first);
        StringBuilder part = new StringBuilder();
        for (long i = 0; sent.get() < ENOUGH; i++) {
          part.append(more.apply(i));
          if (part.length() > 64 * 1024) {
            wire.send(part.toString());
            sent.addAndGet(part.length());
            part.setLength(0);
          }
        }
        wire.close();
      }
    };
  }

  private void advertise(Answer answer) {
    server.on("/x.git/info/refs", answer);
  }

  private void speakVersion2(Answer answer) {
    advertise(
        (request, wire) ->
            wire.answer(200, "application/x-git-upload-pack-advertisement", VERSION_2));
    server.on("/x.git/git-upload-pack", answer);
  }

  private void assertRefuses(Map<String, Object> config, long limit, String message)
      throws Exception {
    Item item = new Item("bin/tool", Optional.empty(), config, bytes -> false);
    Source source = new Endless();
    try (OpenProvider provider = OpenProvider.of(source, source.options(), directory)) {
      ProviderException failure =
          catchThrowableOfType(ProviderException.class, () -> provider.fetch(item));
      assertThat(failure).hasMessage(message);
      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.LOCAL);
      assertThat(sent.get()).isLessThan(limit + UNDERWAY);
    }
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(MIB);
    }
  }

  private static String branch(long number) {
    return packet(String.format("%040x refs/heads/%d\n", number + 1, number));
  }

  @Test
  void refusesAnAdvertisementOfMoreThan16MiBOfRefs() throws Exception {
    advertise(endless("advertisement", "", GitEndlessTest::branch));
    assertRefuses(Map.of(), 16 * MIB, "the repository sends more than 16 MiB of refs");
  }

  @Test
  void refusesAnAdvertisementOfMoreThan16MiBOfCapabilities() throws Exception {
    advertise(
        endless(
            "advertisement", packet("version 2\n"), number -> packet("feature-" + number + "\n")));
    assertRefuses(Map.of(), 16 * MIB, "the repository sends more than 16 MiB of refs");
  }

  @Test
  void refusesAListOfMoreThan16MiBOfRefs() throws Exception {
    speakVersion2(endless("result", "", GitEndlessTest::branch));
    assertRefuses(Map.of(), 16 * MIB, "the repository sends more than 16 MiB of refs");
  }

  @Test
  void refusesMoreThan256KiBOfShallowCommitsWhateverTheirHashes() throws Exception {
    speakVersion2(
        endless(
            "result",
            packet("shallow-info\n"),
            number -> packet(String.format("shallow %040x\n", number + 1))));
    assertRefuses(
        Map.of("ref", COMMIT), MIB, "the repository sends more than 256 KiB before a pack");
  }

  @Test
  void refusesMoreThan1MiBOfMessages() throws Exception {
    speakVersion2(
        endless("result", packet("packfile\n"), number -> packet("\2line " + number + "\n")));
    assertRefuses(Map.of("ref", COMMIT), MIB, "the repository sends more than 1 MiB of messages");
  }

  @Test
  void refusesAMessageWithoutEnd() throws Exception {
    // Send single bytes, which a reader joins repeatedly.
    String word = packet("\2x");
    speakVersion2(endless("result", packet("packfile\n"), number -> word));
    assertRefuses(
        Map.of("ref", COMMIT), MIB, "the repository sends a message of more than 4 KiB a line");
  }

  @ParameterizedTest
  @CsvSource({"1, a commit", "2, a directory", "4, a tag", "7, a delta"})
  void refusesSizesThatWouldBeAllocated(int type, String kind) throws Exception {
    // 15 + 16 * (2^28 - 1) bytes, just below 4 GiB.
    byte[] head = {
      'P', 'A', 'C', 'K', 0, 0, 0, 2, 0, 0, 0, 1, (byte) (0x8f | type << 4), -1, -1, -1, 0x7f
    };
    String pack = packet("\1" + new String(head, StandardCharsets.ISO_8859_1));
    speakVersion2(endless("result", packet("packfile\n") + pack, number -> packet("\2wait\n")));
    assertRefuses(
        Map.of("ref", COMMIT),
        MIB,
        "the repository sends " + kind + " of 4294967295 bytes, and the limit is " + limit(kind));
  }

  private static long limit(String kind) {
    long heap = Runtime.getRuntime().maxMemory();
    return switch (kind) {
      case "a directory" -> Math.min(32 * MIB, heap / 8);
      case "a delta" -> Math.min(512 * MIB, heap / 4);
      default -> Math.min(4 * MIB, heap / 16);
    };
  }

  @Test
  void refusesAPackOfMoreThanAMillionObjects() throws Exception {
    String header =
        new String(new byte[] {0, 0, 0, 2, 0x7f, -1, -1, -1}, StandardCharsets.ISO_8859_1);
    speakVersion2(
        endless("result", packet("packfile\n") + packet("\1PACK" + header), number -> ""));
    sent.set(ENOUGH);
    assertRefuses(
        Map.of("ref", COMMIT),
        2 * ENOUGH,
        "the repository sends 2147483647 objects, and the limit is 1000000");
  }
}
