// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.SourceVersions;
import io.odpf.optimus.plugin.api.provider.Version;
import io.odpf.optimus.plugin.manager.source.fetch.SourceSurvey;
import java.util.Optional;

/**
 * The newest version that a source has, and the one that the configuration requests.
 *
 * @param current the requested version, if known
 * @param latest the newest version, if known; a pre-release only if the current one is a
 *     pre-release, too
 */
record NewestVersion(Optional<String> current, Optional<String> latest) {

  static NewestVersion of(SourceSurvey.Answer answer) {
    Optional<SourceVersions> versions = answer.versions();
    Optional<String> current =
        answer
            .now()
            .flatMap(Artifact::version)
            .or(() -> versions.flatMap(SourceVersions::current))
            .or(() -> answer.job().wanted().plugin().version());
    boolean preReleases = current.flatMap(Version::parse).map(Version::isPreRelease).orElse(false);
    return new NewestVersion(
        current, versions.flatMap(it -> Version.newest(it.available(), preReleases)));
  }

  /** Returns whether the newest version is above the current one; false if not comparable. */
  boolean isNewer() {
    Optional<Version> now = current.flatMap(Version::parse);
    Optional<Version> newest = latest.flatMap(Version::parse);
    return now.isPresent() && newest.isPresent() && newest.get().compareTo(now.get()) > 0;
  }
}
