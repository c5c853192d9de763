// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.ArtifactContent;
import io.odpf.optimus.plugin.api.manager.ArtifactQuery;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.ArtifactChunk;
import io.odpf.optimus.plugin.proto.management.GetArtifactRequest;
import io.odpf.optimus.plugin.proto.management.GetLockRequest;
import io.odpf.optimus.plugin.proto.management.Lock;
import io.odpf.optimus.plugin.proto.management.LockPlatformRequest;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The methods with which other machines install the same plugins as this one: they return its lock
 * file, and artifacts by digest.
 */
final class SourceMethods {
  private static final int LONGEST_LOCK = 16 << 20;
  private static final int CHUNK = 256 << 10;

  /**
   * The version of this protocol. To be increased when older clients could no longer install
   * safely.
   */
  private static final int API_VERSION = 1;

  private final PluginManager manager;
  private final ManagedConfiguration configuration;

  SourceMethods(PluginManager manager, ManagedConfiguration configuration) {
    this.manager = manager;
    this.configuration = configuration;
  }

  Lock lock(GetLockRequest request) throws ProblemException {
    Path config = configuration.required().path();
    Path file = config.resolveSibling(config.getFileName() + ".lock");
    try {
      byte[] bytes = RegularFile.read(file, LONGEST_LOCK);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Lock.newBuilder()
          .setText(text)
          .setDigest(sha256(bytes).toString())
          .setApiVersion(API_VERSION)
          .build();
    } catch (NoSuchFileException failure) {
      throw new EndpointException(
          ManagementProblem.NO_LOCK,
          "there is no lock file " + file,
          "install or lock the configuration on the server",
          failure);
    } catch (CharacterCodingException failure) {
      throw new EndpointException(
          ManagementProblem.NO_LOCK,
          "the lock file " + file + " is not UTF-8 text",
          "take the file back from version control",
          failure);
    } catch (IOException failure) {
      throw new EndpointException(
          ManagementProblem.NO_LOCK,
          "the lock file " + file + " cannot be read: " + RegularFile.reason(failure),
          "check its permissions",
          failure);
    }
  }

  /** Adds a platform to the lock file and returns the text of the lock file. */
  Lock lockPlatform(LockPlatformRequest request) throws ProblemException, InterruptedException {
    Platform platform =
        Platform.parse(request.getPlatform())
            .orElseThrow(
                () -> bad(TerminalText.quote(request.getPlatform()) + " is not a platform"));
    manager.lock(
        new LockRequest(
            configuration.required(),
            Set.of(platform),
            Optional.empty(),
            false,
            OptionalInt.empty()),
        InstallListener.NONE);
    return lock(GetLockRequest.getDefaultInstance());
  }

  private static Digest sha256(byte[] bytes) {
    try {
      return Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every JDK has SHA-256", failure);
    }
  }

  void artifact(GetArtifactRequest request, Call<ArtifactChunk> call)
      throws ProblemException, InterruptedException {
    Digest digest =
        Digest.parse(request.getDigest())
            .filter(it -> it.algorithm() == Digest.Algorithm.SHA256)
            .orElseThrow(
                () -> bad(TerminalText.quote(request.getDigest()) + " is not sha256:<hex>"));
    ArtifactQuery query = new ArtifactQuery(configuration.required(), digest);
    try (ArtifactContent content = manager.artifact(query)) {
      long offset = request.getOffset();
      if (offset < 0 || request.getLength() < 0) {
        throw bad("a part of an artifact has neither a negative offset nor a negative length");
      }
      if (offset > content.size()) {
        throw new EndpointException(
            ManagementProblem.RANGE,
            "the artifact has " + content.size() + " bytes, of which none is at " + offset,
            "compare the sizes of the part and the artifact");
      }
      long end =
          request.getLength() == 0
              ? content.size()
              : offset + Math.min(request.getLength(), content.size() - offset);
      call.reply(ArtifactChunk.newBuilder().setSize(content.size()).setOffset(offset).build());
      while (offset < end) {
        ByteString data = read(content, offset, (int) Math.min(CHUNK, end - offset));
        call.reply(ArtifactChunk.newBuilder().setOffset(offset).setData(data).build());
        offset += data.size();
      }
    } catch (IOException failure) {
      throw new EndpointException(
          EndpointProblem.DEFECT,
          "the artifact " + digest + " cannot be read: " + RegularFile.reason(failure),
          "check the disk of the server",
          failure);
    }
  }

  private static ByteString read(ArtifactContent content, long offset, int length)
      throws IOException {
    ByteBuffer data = ByteBuffer.allocate(length);
    while (data.hasRemaining()) {
      if (content.read(data, offset + data.position()) < 0) {
        throw new IOException("it was cut off while it was read");
      }
    }
    // Safe without a copy: the buffer is not modified any more.
    return UnsafeByteOperations.unsafeWrap(data.flip());
  }

  private static EndpointException bad(String message) {
    return new EndpointException(EndpointProblem.BAD_REQUEST, message, "");
  }
}
