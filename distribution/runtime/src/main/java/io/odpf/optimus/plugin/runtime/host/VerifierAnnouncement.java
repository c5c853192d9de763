// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * Announces that a drop-in verifies signatures of a built-in scheme, so that users know which code
 * verified a plugin.
 */
final class VerifierAnnouncement {
  private static final String SCHEME = "optimus.signature.scheme";

  private final Set<String> builtIn;

  VerifierAnnouncement(BundleIndex index) {
    this.builtIn = index.extensions(ExtensionKind.SIGNATURE).keySet();
  }

  /** Returns a sentence for each built-in scheme that the bundle has a verifier for. */
  List<String> of(Path jar, Bundle bundle, Optional<String> sha256) {
    List<String> sentences = new ArrayList<>();
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    if (services == null) {
      return sentences;
    }
    for (ServiceReference<?> service : services) {
      String[] types = (String[]) service.getProperty(Constants.OBJECTCLASS);
      if (List.of(types).contains(SignatureVerifier.class.getName())
          && service.getProperty(SCHEME) instanceof String scheme
          && builtIn.contains(scheme)) {
        sentences.add(
            scheme
                + " signatures are verified by the bundle "
                + bundle.getSymbolicName()
                + " "
                + bundle.getVersion()
                + " in "
                + jar
                + sha256.map(it -> " (sha256:" + it + ")").orElse("")
                + ", not by this program; --no-drop-ins ignores it");
      }
    }
    return sentences;
  }
}
