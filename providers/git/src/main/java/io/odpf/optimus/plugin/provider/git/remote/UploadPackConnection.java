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

/** A connection to an upload-pack; for one fetch, by one thread. */
public abstract class UploadPackConnection extends BasePackFetchConnection {
  private static final String AGENT = "agent";

  /** What an advertisement says of a repository whose objects have other ids than ours. */
  private static final Pattern OTHER_IDS =
      Pattern.compile("(?:[ \\x00]|[0-9a-f]{4})object-format=sha256[ \\n]");

  private final MemoryBudget budget = MemoryBudget.ofThisJvm();
  private boolean version2;
  private LimitedInput answers;

  UploadPackConnection(UploadPackTransport transport) {
    super(transport);
  }

  /** The bytes of the server, within limits, to be read from now on. */
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

  /** Reads what the server says of itself; whether it waits for commands, as since version 2. */
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

  private void refuseOtherIds(Exception cause) throws ObjectFormatException {
    if (OTHER_IDS.matcher(answers.beginning()).find()) {
      throw new ObjectFormatException(cause);
    }
  }

  /** What the server said instead of git's protocol; empty if it began as that does. */
  final Optional<String> otherWords() {
    String beginning = answers.beginning();
    return beginning.isEmpty() || beginning.matches("(?s)[0-9a-fA-F]{1,4}.*|PACK.*")
        ? Optional.empty()
        : Optional.of(PeerText.line(beginning.split("\\R", 2)[0]));
  }

  /** Asks for refs; only servers that wait for commands are asked. */
  final void listRefs(String... refs) throws IOException {
    if (refs.length > 0) {
      lsRefs(List.of(), refs);
    }
  }

  /**
   * Whether the server leaves objects out and then gives each by its id: versions before 2 may do
   * the former and refuse the latter.
   */
  public final boolean leavesOut() {
    String fetch = version2 ? getCapability("fetch") : null;
    return fetch != null && List.of(fetch.split(" ")).contains(OPTION_FILTER);
  }

  /** Fetches an object into the transport's repository, with what belongs to it. */
  public final void fetch(ObjectId wanted, ProgressMonitor monitor) throws IOException {
    Ref ref = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, wanted.name(), wanted);
    fetch(monitor, List.of(ref), Set.of());
  }

  /**
   * Reads the content of a file by its id while the server sends it, without keeping it as an
   * object. The reader gets its last bytes only if all of it are what the id stands for.
   *
   * <p>Only servers that {@link #leavesOut leave objects out} know this.
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

  /** The command "fetch" of gitprotocol-v2(5). JGit's keeps what it fetches in a repository. */
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
    // Streams that stay open need nothing.
  }

  /** Called after all that is wanted of an answer was read. */
  void endCommand() throws IOException {
    // Streams that stay open are closed by whoever opened them.
  }

  /** A failure with all that is known of its reason. */
  IOException explained(IOException failure) {
    return failure;
  }
}
