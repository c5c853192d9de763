// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bare repository, created by git. Used by one thread at a time. */
public final class GitRepository {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_AUTHOR_NAME", "Tests",
          "GIT_AUTHOR_EMAIL", "tests@example.com",
          "GIT_COMMITTER_NAME", "Tests",
          "GIT_COMMITTER_EMAIL", "tests@example.com");

  private final Path directory;

  private GitRepository(Path directory) {
    this.directory = directory;
  }

  /** Creates an empty repository, whose HEAD is the branch main. */
  public static GitRepository create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitRepository repository = new GitRepository(directory);
    repository.git("init", "--quiet", "--bare", "--initial-branch=main", ".");
    return repository;
  }

  /** Returns its directory. */
  public Path directory() {
    return directory;
  }

  /** Commits a file to the branch main, in addition to the existing files; returns the commit. */
  public String commit(String path, byte[] content) {
    return commit(path, content, "100755");
  }

  /** Commits a symbolic link. */
  public String link(String path, String target) {
    return commit(path, target.getBytes(StandardCharsets.UTF_8), "120000");
  }

  private String commit(String path, byte[] content, String mode) {
    try {
      Path file = Files.write(directory.resolve("content"), content);
      String blob = git("hash-object", "-w", "--no-filters", file + "");
      Files.delete(file);
      return record(mode + "," + blob + "," + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits a submodule at a path. */
  public String submodule(String path) {
    return record("160000," + "1".repeat(40) + "," + path);
  }

  private String record(String entry) {
    git("update-index", "--add", "--cacheinfo", entry);
    String tree = git("write-tree");
    List<String> commit = new ArrayList<>(List.of("commit-tree", tree, "-m", "Change"));
    if (Files.exists(directory.resolve("refs/heads/main"))) {
      commit.addAll(List.of("-p", "main"));
    }
    String id = git(commit.toArray(String[]::new));
    git("update-ref", "refs/heads/main", id);
    return id;
  }

  /** Sets a ref. */
  public void ref(String name, String commit) {
    git("update-ref", name, commit);
  }

  /** Creates an annotated tag. */
  public void tag(String name, String commit) {
    git("tag", "-a", "-m", "Release", name, commit);
  }

  /** Runs a git command in it; returns the output. */
  public String git(String... arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.find("git") + "", "-c", "safe.directory=*"));
    all.addAll(List.of(arguments));
    return new Command(all, directory, ENVIRONMENT)
        .with(Map.of("GIT_DIR", directory + ""))
        .run()
        .orThrow()
        .out()
        .strip();
  }
}
