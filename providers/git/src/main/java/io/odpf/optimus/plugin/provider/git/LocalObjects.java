// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.BlobReader;
import io.odpf.optimus.plugin.provider.git.remote.ObjectFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Git objects on this machine, in an existing repository or fetched into an empty one. Thread-safe.
 */
final class LocalObjects implements AutoCloseable {
  /** The maximal number of a directory's entries in a message. */
  private static final int SHOWN = 8;

  /** In bytes. */
  private static final long MOST_CONFIG = 1 << 20;

  private final Repository repository;

  private LocalObjects(Repository repository) {
    this.repository = repository;
  }

  /** Creates an empty repository in a directory that does not exist yet. */
  static LocalObjects empty(Path directory) throws IOException {
    Repository repository = builder(directory).build();
    repository.create(true);
    return new LocalObjects(repository);
  }

  /** Opens an existing repository, bare or with a work tree; empty if there is none. */
  static Optional<LocalObjects> open(Path directory) throws IOException {
    for (Path candidate : List.of(directory, directory.resolve(".git"))) {
      refuseOtherIds(candidate.resolve("config"));
      Repository repository = builder(candidate).build();
      if (repository.getObjectDatabase().exists()) {
        return Optional.of(new LocalObjects(repository));
      }
      repository.close();
    }
    return Optional.empty();
  }

  private static void refuseOtherIds(Path config) throws IOException {
    if (!Files.isRegularFile(config) || Files.size(config) > MOST_CONFIG) {
      return;
    }
    Config settings = new Config();
    try {
      settings.fromText(Files.readString(config, StandardCharsets.ISO_8859_1));
    } catch (ConfigInvalidException e) {
      // JGit reports the error.
      return;
    }
    if ("sha256".equalsIgnoreCase(settings.getString("extensions", null, "objectformat"))) {
      throw new ObjectFormatException(null);
    }
  }

  private static FileRepositoryBuilder builder(Path directory) {
    return new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare();
  }

  /** Returns the repository. */
  Repository repository() {
    return repository;
  }

  boolean has(ObjectId id) throws IOException {
    return repository.getObjectDatabase().has(id);
  }

  /**
   * The content of a file.
   *
   * @param objects the objects that contain it, possibly after another fetch
   */
  record File(LocalObjects objects, ObjectId id) {

    boolean isPresent() throws IOException {
      return objects.has(id);
    }

    /** Reads the content of a file whose blob is present. */
    <T> T read(BlobReader<T> reader) throws IOException, ProviderException, InterruptedException {
      ObjectLoader loader = objects.repository.open(id);
      try (InputStream content = loader.openStream()) {
        return reader.read(loader.getSize(), content);
      }
    }
  }

  /**
   * Finds a file in a present commit.
   *
   * @throws ProviderException if the path does not lead to a file
   */
  File find(ObjectId commit, String path, String display) throws IOException, ProviderException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit parsed = parse(walk, commit, display);
      try (TreeWalk found = TreeWalk.forPath(repository, path, parsed.getTree())) {
        if (found == null) {
          throw ProviderException.notFound(
              display + " has no " + path + " at " + name(commit), neighbours(parsed, path));
        }
        FileMode mode = found.getFileMode();
        if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
          return new File(this, found.getObjectId(0));
        }
        String kind =
            mode.equals(FileMode.TREE)
                ? "a directory"
                : mode.equals(FileMode.SYMLINK) ? "a symbolic link" : "a submodule";
        throw ProviderException.invalid(
            path + " is " + kind + " in " + display + " at " + name(commit),
            mode.equals(FileMode.TREE)
                ? neighbours(parsed, path + "/x")
                : "name a file in the plugin's path: links and submodules are not followed");
      }
    }
  }

  private static RevCommit parse(RevWalk walk, ObjectId id, String display)
      throws IOException, ProviderException {
    RevObject object = walk.parseAny(id);
    if (object instanceof RevTag) {
      object = walk.peel(object);
    }
    if (object instanceof RevCommit commit) {
      return commit;
    }
    throw ProviderException.invalid(
        "the ref names "
            + (object instanceof RevTree ? "a directory (tree)" : "a file (blob)")
            + " of "
            + display
            + ", not a commit: "
            + name(id),
        "let the plugin's config: {ref: …} name a branch, or a tag of a commit");
  }

  /** Returns a hint that lists the directory in which a file was expected. */
  private String neighbours(RevCommit commit, String path) throws IOException {
    int slash = path.lastIndexOf('/');
    try (TreeWalk walk = directory(commit, slash < 0 ? "" : path.substring(0, slash))) {
      if (walk == null) {
        return "check the plugin's path and version";
      }
      List<String> names = new ArrayList<>();
      while (names.size() <= SHOWN && walk.next()) {
        names.add(walk.getNameString().replaceAll("[^ -~]", "?") + (walk.isSubtree() ? "/" : ""));
      }
      String more = names.size() > SHOWN ? ", …" : "";
      return "check the plugin's path and version; there are: "
          + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
          + more;
    }
  }

  private @Nullable TreeWalk directory(RevCommit commit, String path) throws IOException {
    ObjectId tree = commit.getTree();
    if (!path.isEmpty()) {
      try (TreeWalk found = TreeWalk.forPath(repository, path, commit.getTree())) {
        if (found == null || !found.isSubtree()) {
          return null;
        }
        tree = found.getObjectId(0);
      }
    }
    TreeWalk walk = new TreeWalk(repository);
    walk.addTree(tree);
    return walk;
  }

  private static String name(ObjectId commit) {
    return commit.abbreviate(10).name();
  }

  @Override
  public void close() {
    repository.close();
  }
}
