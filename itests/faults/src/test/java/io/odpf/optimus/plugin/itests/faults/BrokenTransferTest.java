// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that end prematurely, and the requests that follow. */
class BrokenTransferTest extends OneServer {
  private static final int PART = 100_000;

  @Test
  void retriesAfterAResetBeforeTheHeader() throws Exception {
    server.on(
        "/neo.tar.gz",
        Recovering.after(good, (request, wire) -> wire.reset(), (request, wire) -> wire.reset()));
    machine.installs(plugin);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void retriesAfterAResetInTheHeader() throws Exception {
    Answer cut =
        (request, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nConte");
          wire.reset();
        };
    server.on("/neo.tar.gz", Recovering.afterBodies(good, cut, cut));
    machine.installs(plugin);
  }

  @Test
  void resumesATruncatedBody() throws Exception {
    server.on("/neo.tar.gz", Recovering.afterBodies(good, cut(0), cut(PART)));
    Attempt attempt = machine.installs(plugin);
    assertThat(ranges()).containsExactly("none", "bytes=100000-", "bytes=200000-");
    assertThat(attempt.report().fetchedBytes()).isEqualTo(plugin.archive().length);
  }

  @Test
  void resumesABodyAfterAReset() throws Exception {
    Answer reset =
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length)
              .send(plugin.archive(), 0, PART);
          wire.reset();
        };
    server.on("/neo.tar.gz", Recovering.afterBodies(good, reset));
    Attempt attempt = machine.installs(plugin);
    // A reset may discard bytes in transit, but no byte is received twice.
    assertThat(attempt.report().fetchedBytes()).isEqualTo(plugin.archive().length);
  }

  @Test
  void resumesUnterminatedChunks() throws Exception {
    Answer chunks =
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Transfer-Encoding: chunked")
              .send(Integer.toHexString(PART) + "\r\n")
              .send(plugin.archive(), 0, PART)
              .send("\r\n");
          wire.close();
        };
    server.on("/neo.tar.gz", Recovering.afterBodies(good, chunks));
    machine.installs(plugin);
    assertThat(ranges()).containsExactly("none", "bytes=100000-");
  }

  @Test
  void comparesABodyWithoutALengthToTheResolvedLength() throws Exception {
    Answer unmarked =
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Connection: close").send(plugin.archive(), 0, PART);
          wire.close();
        };
    server.on("/neo.tar.gz", Recovering.afterBodies(good, unmarked));
    machine.installs(plugin);
    assertThat(ranges()).containsExactly("none", "bytes=100000-");
  }

  @Test
  void acceptsABodyWithoutAnyLength() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "Connection: close");
          if (request.method().equals("GET")) {
            wire.send(plugin.archive());
          }
          wire.close();
        });
    machine.installs(plugin);
  }

  @Test
  void detectsATruncatedArchiveWithoutALength() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "Connection: close");
          if (request.method().equals("GET")) {
            wire.send(plugin.archive(), 0, PART);
          }
          wire.close();
        });
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
    assertThat(attempt.problem().message()).contains("neo.tar.gz");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void treatsAMissingEndAsTruncation() throws Exception {
    int more = plugin.archive().length + 10;
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "Content-Length: " + more);
          if (request.method().equals("GET")) {
            wire.send(plugin.archive());
            wire.close();
          }
        });
    Attempt attempt = machine.fails("unavailable");
    assertThat(attempt.problem().message())
        .contains(plugin.archive().length + " of " + more + " bytes");
    assertThat(attempt.retries()).hasSize(2);
  }

  @Test
  void refusesAnArchiveTruncatedByItsLength() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "ETag: \"a\"", "Content-Length: " + PART);
          if (request.method().equals("GET")) {
            wire.send(plugin.archive()).stall();
          }
        });
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
  }

  @Test
  void ignoresALengthOfZeroForHead() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          if (request.method().equals("HEAD")) {
            wire.head(200, "Content-Length: 0");
          } else {
            good.to(request, wire);
          }
        });
    machine.installs(plugin);
  }

  @Test
  void restartsIfTheServerIgnoresRanges() throws Exception {
    Answer whole =
        (request, wire) ->
            wire.head(200, "ETag: \"a\"", "Content-Length: " + plugin.archive().length)
                .send(plugin.archive());
    server.on("/neo.tar.gz", Recovering.afterBodies(whole(whole), cut(0)));
    Attempt attempt = machine.installs(plugin);
    assertThat(attempt.report().fetchedBytes()).isEqualTo(PART + plugin.archive().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 0-%2$d/%3$d",
        "bytes 99999-%2$d/%3$d",
        "bytes 100000-100009/%3$d",
        "bytes 100000-%2$d/*",
        "bytes 100000-%3$d/%3$d",
        "bytes 100000-99999999999999999999/99999999999999999999",
        "octets 100000-%2$d/%3$d",
        "nonsense",
      })
  void aRangeThatWasNotAskedForIsNotAppended(String form) throws Exception {
    int length = plugin.archive().length;
    String range = form.formatted(PART, length - 1, length);
    Answer wrong =
        (request, wire) ->
            wire.head(
                    206,
                    "ETag: \"a\"",
                    "Content-Range: " + range,
                    "Content-Length: " + (length - PART))
                .send(new byte[length - PART]);
    server.on("/neo.tar.gz", Recovering.afterBodies(good, cut(0), wrong));
    machine.installs(plugin);
    assertThat(ranges()).containsExactly("none", "bytes=100000-", "none");
  }

  @Test
  void restartsIfTheContentChanged() throws Exception {
    Plugin other = Plugin.create(directory, 2);
    server.on(
        "/neo.tar.gz",
        Recovering.afterBodies(
            (request, wire) -> {
              if (request.method().equals("HEAD")) {
                good.to(request, wire);
              } else {
                new ServedFile(other.archive(), "\"b\"", null).to(request, wire);
              }
            },
            cut(0)));
    Attempt attempt = machine.installs(other);
    assertThat(server.requests()).anyMatch(request -> "\"a\"".equals(request.header("If-Range")));
    assertThat(server.lastRequest().headers()).doesNotContainKeys("if-range", "range");
    assertThat(attempt.retries()).hasSize(1);
  }

  @Test
  void restartsIfPartsBelongToDifferentFiles() throws Exception {
    Plugin other = Plugin.create(directory, 2);
    String digest = Digests.sha256(plugin.archive());
    int length = plugin.archive().length;
    Answer spliced =
        (request, wire) ->
            wire.head(
                    206,
                    "ETag: \"a\"",
                    "Content-Range: bytes " + PART + "-" + (length - 1) + "/" + length,
                    "Content-Length: " + (length - PART))
                .send(other.archive(), 0, length - PART);
    server.on("/neo.tar.gz", Recovering.afterBodies(good, cut(0), spliced));
    machine.wanting("sha256: {linux_amd64: " + digest + "}").installs(plugin);
    assertThat(ranges()).containsExactly("none", "bytes=100000-", "none");
  }

  @Test
  void stopsAnEndlessBodyAtTheLimit() throws Exception {
    byte[] block = new byte[64 << 10];
    block[0] = 0x1f;
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "Connection: close");
          for (int i = 0; request.method().equals("GET") && i < 100_000; i++) {
            wire.send(block);
          }
          wire.close();
        });
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
    assertThat(attempt.problem().message()).contains("limit of " + Machine.LARGEST + " bytes");
    assertThat(attempt.retries()).isEmpty();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void refusesALengthAboveTheLimit() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          wire.head(200, "Content-Length: " + Long.MAX_VALUE / 10);
          if (request.method().equals("GET")) {
            wire.stall();
          }
        });
    Attempt attempt = machine.install();
    assertThat(attempt.problem()).isNotNull();
    assertThat(attempt.problem().message()).contains("limit of");
  }

  /** Returns a complete response to GET, and its header for HEAD. */
  private Answer whole(Answer get) {
    return (request, wire) -> (request.method().equals("HEAD") ? good : get).to(request, wire);
  }

  /** Returns a response that ends 100 kB after a position. */
  private Answer cut(int from) {
    int length = plugin.archive().length;
    return (request, wire) -> {
      String range = "Content-Range: bytes " + from + "-" + (length - 1) + "/" + length;
      wire.head(
              from == 0 ? 200 : 206,
              "ETag: \"a\"",
              from == 0 ? "Accept-Ranges: bytes" : range,
              "Content-Length: " + (length - from))
          .send(plugin.archive(), from, PART);
      wire.close();
    };
  }

  private List<String> ranges() {
    return server.requests().stream()
        .filter(request -> request.method().equals("GET"))
        .map(
            (Request request) -> request.header("Range") == null ? "none" : request.header("Range"))
        .toList();
  }
}
