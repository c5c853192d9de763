// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.Route.Verb;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests by the descriptors of the API, whole and damaged, in both protocols. The runs of
 * public fuzzers are in docs/security-fuzzing.md.
 */
@Tag("process")
class RandomRequestsTest {
  private static final long SEED = 20261130;
  private static final int ROUNDS = 12;

  @TempDir Path directory;
  private final RandomMessages random = new RandomMessages(SEED);

  @Test
  void areServedOrRefusedWithAProblemAndLeaveNothingBehind() throws Exception {
    try (TestRuntime runtime = TestRuntime.start(directory, CheckedCalls.unhurried())) {
      try (CheckedCalls calls = new CheckedCalls(runtime)) {
        for (int round = 0; round < ROUNDS; round++) {
          for (ManagementMethod<?, ?> method : SampleCalls.table()) {
            call(calls, method, round);
          }
        }
        assertThat(calls.serves()).isTrue();
      }
      Eventually.until(() -> "calls that go on: " + serving(), () -> serving().isEmpty());
      assertNothingLeft();
    }
  }

  private void call(CheckedCalls calls, ManagementMethod<?, ?> method, int round) throws Exception {
    Message request = random.like(method.request());
    boolean damaged = round % 2 == 1;
    String what = "round " + round + ", " + method.name() + " with " + request;
    byte[] bytes = request.toByteArray();
    calls.grpc(method, damaged ? random.damaged(bytes) : bytes, what);

    boolean get = method.route().verb() == Verb.GET;
    StringJoiner query = new StringJoiner("&", "?", "");
    String path = method.route().path();
    for (FieldDescriptor field : request.getDescriptorForType().getFields()) {
      String value = encoded(String.valueOf(request.getField(field)));
      path = path.replace("{" + field.getJsonName() + "}", value.isEmpty() ? "x" : value);
      if (get && (damaged || request.getAllFields().containsKey(field))) {
        query.add(field.getJsonName() + "=" + (damaged ? encoded(random.text()) : value));
      }
    }
    byte[] json = CheckedCalls.json(request).orElse(bytes);
    calls.rest(
        method.shape(),
        get ? path + query : path,
        get ? Optional.empty() : Optional.of(damaged ? random.damaged(json) : json),
        what);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns the threads that serve a call. */
  private static List<String> serving() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                Stream.of(thread.getValue())
                    .anyMatch(frame -> frame.getClassName().contains(".management.exchange.")))
        .map(thread -> thread.getKey().getName())
        .toList();
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::toString))
          .noneMatch(
              file ->
                  file.endsWith(".tmp") || file.contains("/scratch/") || file.contains("journal"));
    }
  }
}
