// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs packages as real tools write them. */
class RealPackagesTest {
  private static final byte[] PROGRAM = Programs.elf(Programs.AMD64, 0, 2, 3000);
  private static final int MANY = 10_100;

  @TempDir Path folder;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(folder.resolve("tree"));
    Files.write(Files.createDirectory(tree.resolve("bin")).resolve(NAME), PROGRAM);
    Files.writeString(tree.resolve("README.md"), "read me");
  }

  private void installs(Path archive) throws IOException {
    new UnpackDirectory(folder.resolve("place"))
        .installs(archive.getFileName().toString(), Files.readAllBytes(archive), PROGRAM);
  }

  @Test
  void installsAPackageOfNpm() throws Exception {
    Files.writeString(
        tree.resolve("package.json"),
        "{\"name\": \"optimus-neo\", \"version\": \"1.2.3\", \"bin\": {\"neo\": \"bin/"
            + NAME
            + "\"}}");
    Tools.run(tree, "npm", "pack", "--offline", "--silent", "--cache", folder.resolve("npm") + "");

    try (Stream<Path> files = Files.list(tree)) {
      Path packed =
          files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
      assertThat(packed).hasFileName("optimus-neo-1.2.3.tgz");
      installs(packed);
    }
  }

  @Test
  void installsAPackageWithInnerLinks() throws Exception {
    Path modules = Files.createDirectories(tree.resolve("node_modules/.bin"));
    Files.createSymbolicLink(modules.resolve("tool"), Path.of("../tool/cli.js"));
    Path tool = Files.createDirectories(tree.resolve("node_modules/tool"));
    Files.writeString(tool.resolve("cli.js"), "#!/usr/bin/env node\n");
    Files.createSymbolicLink(tree.resolve("current"), Path.of("bin"));
    Files.createLink(tree.resolve("LIESMICH.md"), tree.resolve("README.md"));
    Tools.run(folder, "tar", "-czf", "linked.tgz", "tree");

    installs(folder.resolve("linked.tgz"));
  }

  @Test
  void installsAPackageOfMoreThanTenThousandEntries() throws Exception {
    Path modules = Files.createDirectory(tree.resolve("node_modules"));
    for (int i = 0; i < MANY; i++) {
      Files.createFile(modules.resolve(i + ".js"));
    }
    Tools.run(folder, "tar", "-czf", "many.tgz", "tree");

    installs(folder.resolve("many.tgz"));
  }
}
