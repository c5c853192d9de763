// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Isolates JGit: it reads no configuration of the user, the machine or the environment, and does
 * not run git to find it. JGit keeps its settings in static fields, which no other bundle shares,
 * since this bundle embeds JGit.
 */
final class JGitSettings extends SystemReader.Delegate {
  /** The size in bytes above which an object is streamed, as most plugins are. */
  private static final int STREAMED = 1 << 20;

  private static final String FILE_SYSTEM = "filesystem";

  private JGitSettings(SystemReader machine) {
    super(machine);
  }

  /** Applies the settings. Idempotent. */
  static synchronized void apply() {
    SystemReader present = SystemReader.getInstance();
    if (!(present instanceof JGitSettings)) {
      SystemReader.setInstance(new JGitSettings(present));
      WindowCacheConfig windows = new WindowCacheConfig();
      windows.setStreamFileThreshold(STREAMED);
      windows.install();
    }
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  /** An empty configuration that is neither read nor written. */
  private static final class NoConfig extends FileBasedConfig {
    NoConfig(Config parent, FS fs) {
      super(parent, new File("none"), fs);
    }

    @Override
    public void load() {
      // Nothing to load.
    }

    @Override
    public void save() {
      // Nothing to save.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    /** Returns a fixed resolution, since JGit would take seconds to measure it. */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals(FILE_SYSTEM)
          ? unit.convert(1, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }
}
