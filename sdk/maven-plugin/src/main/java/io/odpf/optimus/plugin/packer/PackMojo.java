// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.packer;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The goal {@code pack}, declared in {@code META-INF/maven/plugin.xml}. Maven sets its fields. */
@SuppressWarnings("NullAway.Init")
public final class PackMojo extends AbstractMojo {
  private String name;
  private String mainClass;
  private @Nullable List<String> platforms;
  private File classes;
  private File directory;
  private Set<Artifact> libraries;

  @Override
  public void execute() throws MojoExecutionException {
    List<Path> elements = new ArrayList<>();
    elements.add(classes.toPath());
    for (Artifact library : libraries) {
      elements.add(library.getFile().toPath());
    }
    PluginPacker packer = new PluginPacker(name, mainClass, elements);
    for (String fileName : fileNames()) {
      Path file = directory.toPath().resolve(fileName);
      try {
        packer.pack(file);
      } catch (IOException e) {
        throw new MojoExecutionException("cannot pack " + file + ": " + e.getMessage(), e);
      }
      getLog().info("Packed " + file);
    }
  }

  private List<String> fileNames() {
    List<String> names = new ArrayList<>();
    for (String platform : platforms == null ? List.<String>of() : platforms) {
      names.add("optimus-" + name + "_" + platform);
    }
    if (names.isEmpty()) {
      names.add(
          Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"))
              .binaryName(name));
    }
    return names;
  }
}
