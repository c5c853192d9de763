// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.UserAgent;
import org.jspecify.annotations.Nullable;

/** A connection to an upload-pack, for one fetch by one thread. */
public abstract class UploadPackConnection extends BasePackFetchConnection {
  private static final String AGENT = "agent";

  /** The part of an advertisement that tells of unsupported object ids. */
  private static final Pattern OTHER_IDS =
      Pattern.compile("(?:[ \\x00]|[0-9a-f]{4})object-format=sha256[ \\n]");

  private final MemoryBudget budget = MemoryBudget.ofThisJvm();
  private boolean version2;
  private LimitedInput answers = new LimitedInput(InputStream.nullInputStream(), 0);

  UploadPackConnection(UploadPackTransport transport) {
    super(transport);
  }

  /** Returns the bytes of the server within limits, and uses them from now on. */
  final InputStream limited(InputStream source) {
    answers = new LimitedInput(source, budget.refs());
    return answers;
  }

  @Override
  protected void doFetch(
      ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have, OutputStream messages)
      throws TransportException {
    answers.expectAnswer();
    super.doFetch(monitor, want, have, messages);
  }

  /** Called before the first byte of a pack is read. */
  @Override
  protected void onReceivePack() {
    boolean packets = version2 || isCapableOf("side-band-64k") || isCapableOf("side-band");
    answers.expectPack(LimitedInput.MOST, new PackLimits(packets, budget));
  }

  /** Reads the advertisement; returns whether the server expects commands, as since version 2. */
  final boolean readAdvertisement() throws IOException {
    try {
      version2 = !readAdvertisedRefs();
    } catch (IOException | RuntimeException failure) {
      refuseOtherIds(failure);
      throw failure;
    }
    refuseOtherIds(null);
    return version2;
  }

  private void refuseOtherIds(@Nullable Exception cause) throws ObjectFormatException {
    if (OTHER_IDS.matcher(answers.beginning()).find()) {
      throw new ObjectFormatException(cause);
    }
  }

  /** Returns the first line of a server that does not speak Git's protocol; empty if it does. */
  final Optional<String> otherWords() {
    String beginning = answers.beginning();
    return beginning.isEmpty() || beginning.matches("(?s)[0-9a-fA-F]{1,4}.*|PACK.*")
        ? Optional.empty()
        : Optional.of(PeerText.line(beginning.split("\\R", 2)[0]));
  }

  /** Requests refs. For servers that expect commands. */
  final void listRefs(String... refs) throws IOException {
    if (refs.length > 0) {
      lsRefs(List.of(), refs);
    }
  }

  /**
   * Returns whether the server can omit objects and then serve each by its id. Servers with
   * versions before 2 may support the former only.
   */
  public final boolean supportsFilter() {
    String fetch = version2 ? getCapability("fetch") : null;
    return fetch != null && List.of(fetch.split(" ")).contains(OPTION_FILTER);
  }

  /** Fetches an object and the objects that it refers to into the transport's repository. */
  public final void fetch(ObjectId wanted, ProgressMonitor monitor) throws IOException {
    Ref ref = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, wanted.name(), wanted);
    fetch(monitor, List.of(ref), Set.of());
  }

  /**
   * Reads the content of a file by its id while the server sends it, without storing it as an
   * object. The reader receives the last bytes only after the content was verified against the id.
   *
   * <p>Requires a server that {@link #supportsFilter support filters}.
   */
  public final <T> T readBlob(ObjectId wanted, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException {
    markStartedOperation();
    try {
      beginCommand();
      requestBlob(wanted);
      try (BlobInput blob = new BlobInput(new PackfileInput(in), wanted)) {
        T result = reader.read(blob.size(), blob);
        endCommand();
        return result;
      }
    } catch (IOException failure) {
      throw explained(failure);
    }
  }

  /**
   * Sends the command "fetch" of gitprotocol-v2(5), since JGit's stores objects in a repository.
   */
  private void requestBlob(ObjectId wanted) throws IOException {
    answers.expectAnswer();
    outNeedsEnd = false;
    pckOut.writeString("command=fetch");
    if (isCapableOf(AGENT)) {
      pckOut.writeString(AGENT + "=" + UserAgent.get());
    }
    pckOut.writeDelim();
    pckOut.writeString("no-progress");
    pckOut.writeString("want " + wanted.name());
    pckOut.writeString("done");
    pckOut.end();
    String section = pckIn.readString();
    if (section.startsWith("ERR ")) {
      throw new RemoteRepositoryException(uri, section.substring(4));
    }
    if (!section.equals("packfile")) {
      throw new PackProtocolException("the answer to a fetch begins with another section");
    }
    onReceivePack();
  }

  /** Called before a command is written. */
  void beginCommand() throws IOException {
    // A connection that stays open needs no preparation.
  }

  /** Called after the needed part of an answer was read. */
  void endCommand() throws IOException {
    // The connection stays open.
  }

  /** Returns a failure with its reason, if known. */
  IOException explained(IOException failure) {
    return failure;
  }
}
